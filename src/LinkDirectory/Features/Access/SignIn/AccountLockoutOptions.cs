using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>When failed attempts to sign in lock an account, and for how long.</summary>
public sealed class AccountLockoutOptions
{
    public const string Section = "SignIn:Lockout";

    /// <summary>How many failures in a row lock the account.</summary>
    [Range(1, 100, ErrorMessage = "a whole number from {1} to {2}")]
    public int Failures { get; set; } = 5;

    /// <summary>How long it stays locked.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "a time from {1} to {2}, as in 00:15:00")]
    public TimeSpan Duration { get; set; } = TimeSpan.FromMinutes(15);
}
