namespace LinkDirectory.Features.Access.SignIn;

/// <summary>What failed attempts to sign in lock for a while.</summary>
public interface ILockable
{
    /// <summary>Failed attempts since the last success or lockout.</summary>
    int FailedAttempts { get; }

    DateTimeOffset? LockedUntil { get; }
}
