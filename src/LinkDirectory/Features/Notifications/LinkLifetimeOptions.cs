using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Notifications;

/// <summary>How long each kind of mailed link can be used.</summary>
public sealed class LinkLifetimeOptions
{
    public const string Section = "Links";

    private const string Rule = "a time from {1} to {2}, as in 1.00:00:00 for a day";

    /// <summary>The link to choose a new password, for somebody who has forgotten theirs.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00", ErrorMessage = Rule)]
    public TimeSpan NewPassword { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The link to choose the first password of an account made on the command line.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00", ErrorMessage = Rule)]
    public TimeSpan FirstPassword { get; set; } = TimeSpan.FromDays(7);

    /// <summary>An invitation.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00", ErrorMessage = Rule)]
    public TimeSpan Invitation { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The link that confirms a new email address.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00", ErrorMessage = Rule)]
    public TimeSpan NewAddress { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The link by which somebody confirms their contact details without signing in.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00", ErrorMessage = Rule)]
    public TimeSpan ConfirmDetails { get; set; } = TimeSpan.FromDays(60);

    /// <summary>The link by which a successor accepts or declines a role.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00", ErrorMessage = Rule)]
    public TimeSpan Handover { get; set; } = TimeSpan.FromDays(14);

    /// <summary>The link by which an organisation says whether somebody has left.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00", ErrorMessage = Rule)]
    public TimeSpan LeaverReport { get; set; } = TimeSpan.FromDays(28);
}
