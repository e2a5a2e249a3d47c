using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Notifications.Sending;

public enum SmtpSecurity
{
    StartTls,
    Tls,

    /// <summary>Only for a server on the same computer.</summary>
    None,
}

/// <summary>The mail server that takes our mails.</summary>
public sealed class SmtpOptions
{
    public const string Section = MailOptions.Section + ":Smtp";

    /// <summary>Needed where mails leave by SMTP.</summary>
    public string? Host { get; set; }

    /// <summary>Null for the usual port of its security.</summary>
    [Range(1, 65535, ErrorMessage = "a whole number from {1} to {2}")]
    public int? Port { get; set; }

    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Given together with the password.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Where the mail server returns what it could not deliver; null for the sender.</summary>
    [OneAddress(ErrorMessage = "an email address alone, as in bounces@example.nhs.uk")]
    public string? ReturnPath { get; set; }

    /// <summary>
    /// Whether each mail has a return address of its own, as in <c>bounces+token@directory.example</c>. False where the mailbox takes
    /// no mail under such names.
    /// </summary>
    public bool ReturnPathPerMail { get; set; } = true;
}
