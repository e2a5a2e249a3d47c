using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>
/// Proof for what could let somebody else in for good: a sign-in of the last minutes, or the password now. A browser that was left
/// open, or a stolen cookie, must not suffice.
/// </summary>
public sealed class FreshProof(
    Passwords passwords, IOptions<AccountLockoutOptions> lockout, IOptions<SignIn.SessionOptions> sessions, TimeProvider clock)
{
    /// <summary>Whether the person has signed in so lately that the password is not needed.</summary>
    public bool IsFresh(Actor actor) => actor.SignedInAt is { } at && clock.GetUtcNow() - at < sessions.Value.Fresh;

    /// <summary>
    /// Why it is not proven; null where it is. A wrong password counts against the session, and the fifth ends it: the account is not
    /// locked by it, and a stranger who has locked the account does not hinder its owner here.
    /// </summary>
    /// <param name="password">As it was typed; null or empty where it was not.</param>
    internal async Task<Problem?> FailureAsync(
        DirectoryDbContext db, Actor actor, Account account, string? password, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(password))
        {
            return IsFresh(actor) ? null : AccessProblems.PasswordNeeded;
        }

        if (await passwords.IsOfAsync(account, password, cancellation))
        {
            return null;
        }

        await FailAsync(db, actor, cancellation);
        return AccessProblems.WrongPassword;
    }

    private async Task FailAsync(DirectoryDbContext db, Actor actor, CancellationToken cancellation)
    {
        var most = lockout.Value.Failures;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var session = db.SignInSessions.Where(s => s.Id == actor.SessionId);
        await session.ExecuteUpdateAsync(set => set.SetProperty(s => s.FailedProofs, s => s.FailedProofs + 1), cancellation);
        if (await session.Where(s => s.FailedProofs >= most).ExecuteDeleteAsync(cancellation) == 1)
        {
            AuditTrail.Add(db, actor, clock.GetUtcNow(), "end session", $"Account {actor.AccountId}", $"{most} wrong passwords");
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }
}
