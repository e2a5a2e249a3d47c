using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>How long the links that we mail about an account can be used.</summary>
public sealed class LinkLifetimeOptions
{
    public const string Section = "SignIn:Links";

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
}
