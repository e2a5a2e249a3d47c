using LinkDirectory.Features.Access.SignIn;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>
/// Proof for what could let somebody else in for good: a sign-in of the last minutes, or the password now. A browser that was left
/// open, or a stolen cookie, must not suffice.
/// </summary>
public sealed class FreshProof(Passwords passwords, SignIns signIns, IOptions<SignIn.SessionOptions> sessions, TimeProvider clock)
{
    /// <summary>Whether the person has signed in so lately that the password is not needed.</summary>
    public bool IsFresh(Actor actor) => actor.SignedInAt is { } at && clock.GetUtcNow() - at < sessions.Value.Fresh;

    /// <summary>Why it is not proven; null where it is. A wrong password counts as a failed attempt.</summary>
    /// <param name="password">As it was typed; null or empty where it was not.</param>
    internal async Task<Problem?> FailureAsync(
        DirectoryDbContext db, Actor actor, Account account, string? password, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(password))
        {
            return IsFresh(actor) ? null : AccessProblems.PasswordNeeded;
        }

        if (account.LockedUntil > clock.GetUtcNow() || !passwords.IsOf(account, password))
        {
            await signIns.FailAsync(db, account.Id, cancellation);
            return AccessProblems.WrongPassword;
        }

        return null;
    }
}
