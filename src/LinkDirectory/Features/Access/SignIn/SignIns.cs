using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>A step of signing in that went well.</summary>
/// <param name="NeedsCode">The password was right, and a code is wanted before anything else.</param>
public sealed record SignInStep(Session Session, bool NeedsCode = false);

/// <summary>
/// Signs people in. Failures in a row lock an account for a while, whichever step failed; an unknown, locked, closed or
/// unconfirmed account gets the same answer as a wrong password.
/// </summary>
public sealed class SignIns(
    DirectoryDb directory, Passwords passwords, AuthenticatorSeal authenticators, IOptions<AccountLockoutOptions> lockout,
    IOptions<SessionOptions> sessions, TimeProvider clock)
{
    public async Task<Result<SignInStep>> WithPasswordAsync(string email, string password, CancellationToken cancellation)
    {
        var normalized = EmailText.Normalize(email);
        await using var db = directory.Open();
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, cancellation);
        var right = passwords.IsOf(account, password);
        if (account is null || !MaySignIn(account))
        {
            return AccessProblems.NotSignedIn;
        }

        if (!right)
        {
            await FailAsync(db, account.Id, cancellation);
            return AccessProblems.NotSignedIn;
        }

        var session = new Session(account.Id, account.SecurityStamp);
        return account.TwoFactorEnabled
            ? new SignInStep(session, NeedsCode: true)
            : await EnterAsync(db, session, "password", cancellation);
    }

    /// <summary>Goes on after the right password with an authenticator's code. Each can be used once.</summary>
    public Task<Result<SignInStep>> WithCodeAsync(Session pending, string code, CancellationToken cancellation) =>
        GoOnAsync(pending, "password and authenticator", async (db, account) =>
            authenticators.Matches(account, code, clock.GetUtcNow()) is { } step
            && await db.Accounts.Where(a => a.Id == account.Id && (a.LastCodeStep == null || a.LastCodeStep < step))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastCodeStep, step), cancellation) == 1, cancellation);

    /// <summary>Goes on after the right password with a recovery code, which is then used up.</summary>
    public Task<Result<SignInStep>> WithRecoveryCodeAsync(Session pending, string code, CancellationToken cancellation)
    {
        var hash = RecoveryCodes.HashOf(code);
        return GoOnAsync(pending, "password and recovery code", async (db, account) =>
            await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id && c.Hash == hash).ExecuteDeleteAsync(cancellation) == 1,
            cancellation);
    }

    /// <summary>Signs in with a passkey that has been proven; it stands for both the password and the code.</summary>
    internal async Task<Result<SignInStep>> WithPasskeyAsync(
        int accountId, Microsoft.AspNetCore.Identity.UserPasskeyInfo proven, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var passkey = await db.Set<Passkey>().SingleOrDefaultAsync(p => p.AccountId == accountId && p.CredentialId == proven.CredentialId,
            cancellation);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, cancellation);
        if (passkey is null || account is null || !MaySignIn(account))
        {
            return AccessProblems.NotSignedIn;
        }

        passkey.Credential = PasskeyText.Format(proven);
        passkey.LastUsedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return await EnterAsync(db, new Session(account.Id, account.SecurityStamp), "passkey", cancellation);
    }

    private async Task<Result<SignInStep>> GoOnAsync(
        Session pending, string with, Func<DirectoryDbContext, Account, Task<bool>> isProven, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var account = await db.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == pending.AccountId && a.SecurityStamp == pending.SecurityStamp, cancellation);
        if (account is not { TwoFactorEnabled: true } || !MaySignIn(account))
        {
            return AccessProblems.NotSignedIn;
        }

        if (await isProven(db, account))
        {
            return await EnterAsync(db, pending, with, cancellation);
        }

        await FailAsync(db, account.Id, cancellation);
        return AccessProblems.NotSignedIn;
    }

    private bool MaySignIn(Account account) =>
        account is { ClosedAt: null, EmailConfirmedAt: not null } && !(account.LockedUntil > clock.GetUtcNow());

    // Asks once more whether it is locked: of guesses made side by side, those after the fifth must not come in.
    private async Task<Result<SignInStep>> EnterAsync(DirectoryDbContext db, Session session, string with, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var entered = await db.Accounts
            .Where(a => a.Id == session.AccountId
                && a.SecurityStamp == session.SecurityStamp
                && a.ClosedAt == null
                && (a.LockedUntil == null || a.LockedUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedAttempts, 0).SetProperty(a => a.LockedUntil, (DateTimeOffset?)null)
            .SetProperty(a => a.LastSignedInAt, now), cancellation);
        if (entered != 1)
        {
            return AccessProblems.NotSignedIn;
        }

        var over = now - sessions.Value.Longest;
        await db.SignInSessions.Where(s => s.AccountId == session.AccountId && s.StartedAt <= over).ExecuteDeleteAsync(cancellation);
        var begun = new SignInSession { AccountId = session.AccountId, StartedAt = now };
        db.SignInSessions.Add(begun);
        AuditTrail.Add(db, ActorOf(session.AccountId), now, "sign in", $"Account {session.AccountId}", with);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new SignInStep(session with { Id = begun.Id });
    }

    /// <summary>Ends the session by which somebody acts, in every tab and wherever its cookie was copied to.</summary>
    public async Task EndAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.SignInSessions.FindAsync([actor.SessionId ?? 0], cancellation) is { } session)
        {
            db.SignInSessions.Remove(session);
            AuditTrail.Add(db, actor, clock.GetUtcNow(), "sign out", $"Account {session.AccountId}");
            await db.SaveChangesAsync(cancellation);
        }
    }

    internal async Task FailAsync(DirectoryDbContext db, int accountId, CancellationToken cancellation)
    {
        var (now, most) = (clock.GetUtcNow(), lockout.Value.Failures);
        var until = now + lockout.Value.Duration;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var account = db.Accounts.Where(a => a.Id == accountId);
        await account.ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedAttempts, a => a.FailedAttempts + 1), cancellation);
        var locked = await account.Where(a => a.FailedAttempts >= most)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedAttempts, 0).SetProperty(a => a.LockedUntil, until), cancellation);
        if (locked == 1)
        {
            AuditTrail.Add(db, Actor.Anonymous(Channel.Page), now, "lock account", $"Account {accountId}", $"{most} failed attempts");
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    internal static Actor ActorOf(int accountId) => new($"account {accountId}", Channel.Page) { AccountId = accountId };
}
