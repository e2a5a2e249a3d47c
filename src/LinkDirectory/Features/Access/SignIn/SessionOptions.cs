using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>How long people stay signed in.</summary>
public sealed class SessionOptions
{
    public const string Section = "SignIn:Session";

    /// <summary>How long after its last use a session ends.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "a time from {1} to {2}, as in 08:00:00")]
    public TimeSpan Length { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long after signing in a session ends, however much it is used.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "a time from {1} to {2}, as in 1.00:00:00")]
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long after signing in how to sign in may be changed without the password.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ErrorMessage = "a time from {1} to {2}, as in 00:10:00")]
    public TimeSpan Fresh { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long there is between the right password and the code, or between the question to a passkey and its answer.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00", ErrorMessage = "a time from {1} to {2}, as in 00:10:00")]
    public TimeSpan SecondStep { get; set; } = TimeSpan.FromMinutes(10);
}
