using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>The ways by which mails may leave.</summary>
public enum MailTransportKind
{
    Folder,
    Smtp,
    Notify,
}

/// <summary>How mails leave and who they come from.</summary>
public sealed class MailOptions
{
    public const string Section = "Notifications";

    /// <summary>Null where none is set, and mails wait; in Development a folder.</summary>
    public MailTransportKind? Transport { get; set; }

    /// <summary>Where <c>folder</c> writes .eml files.</summary>
    public string Folder { get; set; } = "mail";

    /// <summary>Null for no-reply@ the directory's own host.</summary>
    [OneAddress(ErrorMessage = "an email address alone, as in links@example.nhs.uk")]
    public string? From { get; set; }

    public string FromName { get; set; } = "LinkDirectory";

    /// <summary>How many mails are handed over at once.</summary>
    [Range(1, 50, ErrorMessage = "a whole number from {1} to {2}")]
    public int Connections { get; set; } = 4;
}

/// <summary>The rule of a setting that holds one email address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is null || (value is string text && MailWriter.ParseRecipient(text) is not null);
}
