using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>How long people stay signed in.</summary>
public sealed class SessionOptions
{
    public const string Section = "SignIn:Session";

    /// <summary>How long after its last use a session ends.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "a time from {1} to {2}, as in 08:00:00")]
    public TimeSpan Length { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long there is between the right password and the code, or between the question to a passkey and its answer.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00", ErrorMessage = "a time from {1} to {2}, as in 00:10:00")]
    public TimeSpan SecondStep { get; set; } = TimeSpan.FromMinutes(10);
}
