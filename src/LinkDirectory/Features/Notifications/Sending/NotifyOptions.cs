using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>Our account at GOV.UK Notify.</summary>
public sealed class NotifyOptions
{
    public const string Section = MailOptions.Section + ":Notify";

    private const string Id = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /// <summary>Needed where mails leave by Notify. It ends with the service's id and the secret.</summary>
    [RegularExpression($"^.*{Id}-{Id}$", ErrorMessage = "a whole API key of GOV.UK Notify, which ends with two ids")]
    public string? ApiKey { get; set; }

    /// <summary>Needed where mails leave by Notify.</summary>
    public string? TemplateId { get; set; }

    public string? ReplyToId { get; set; }

    [RegularExpression(@"^(https://|http://(localhost|127\.0\.0\.1)[:/]).*$", ErrorMessage = "an address that begins with https://")]
    public string Address { get; set; } = "https://api.notifications.service.gov.uk";
}
