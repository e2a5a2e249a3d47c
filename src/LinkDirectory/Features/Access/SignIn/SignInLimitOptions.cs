using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>How often one address may try to sign in, to prove a code or to ask for a new password.</summary>
public sealed class SignInLimitOptions
{
    public const string Section = "RateLimits:SignIn";

    /// <summary>Attempts for one account within the window.</summary>
    [Range(1, 1_000_000, ErrorMessage = "a whole number from {1} to {2}")]
    public int PerAccount { get; set; } = 10;

    /// <summary>Attempts for all accounts together within the window.</summary>
    [Range(1, 1_000_000, ErrorMessage = "a whole number from {1} to {2}")]
    public int PerAddress { get; set; } = 200;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "a time from {1} to {2}, as in 00:05:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);
}
