using System.ComponentModel.DataAnnotations;
using LinkDirectory.Features.Notifications.Sending;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>How we learn of mail that came back.</summary>
public sealed class BounceOptions
{
    public const string Section = MailOptions.Section + ":Bounces";

    /// <summary>Where a mail server puts it; null for nowhere.</summary>
    public string? Folder { get; set; }

    /// <summary>The bearer secret that lets a mail system post reports; null where none may.</summary>
    [MinLength(20, ErrorMessage = "20 or more characters that nobody can guess")]
    public string? Secret { get; set; }
}
