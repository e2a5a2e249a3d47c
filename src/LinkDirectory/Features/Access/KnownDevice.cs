using LinkDirectory.Features.Access.SignIn;

namespace LinkDirectory.Features.Access;

/// <summary>
/// A browser that somebody has signed in from. It keeps a count of failed attempts of its own, so that a stranger's guesses, which lock the
/// account for everybody else, do not lock its owner out there.
/// </summary>
public sealed class KnownDevice : ILockable
{
    /// <summary>How many browsers of an account are known; the one that was used longest ago is forgotten for another.</summary>
    public const int Most = 20;

    public int Id { get; set; }

    public int AccountId { get; set; }

    /// <summary>Failed attempts since the last success or lockout.</summary>
    public int FailedAttempts { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public required DateTimeOffset LastSignedInAt { get; set; }
}
