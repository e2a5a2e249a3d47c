using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Audit;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>A step of signing in that went well.</summary>
/// <param name="NeedsCode">The password was right, and a code is wanted before anything else.</param>
/// <param name="Device">The browser's number, by which it is known from now on; null until they are in.</param>
public sealed record SignInStep(Session Session, bool NeedsCode = false, int? Device = null);

/// <summary>
/// Signs people in. Failures in a row lock by <see cref="Lockouts"/>, whichever step failed; an unknown, locked, closed or
/// unconfirmed account gets the same answer as a wrong password. Each step takes the number by which the browser is known, if it is.
/// </summary>
public sealed class SignIns(
    DirectoryDb directory, Passwords passwords, AuthenticatorSeal authenticators, Lockouts lockouts,
    IOptions<SessionOptions> sessions, TimeProvider clock)
{
    public async Task<Result<SignInStep>> WithPasswordAsync(
        string email, string password, int? device, CancellationToken cancellation)
    {
        var normalized = EmailText.Normalize(email);
        await using var db = directory.Open();
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, cancellation);
        var verified = await passwords.VerifyAsync(account, password, cancellation);
        var known = await Lockouts.DeviceAsync(db, account?.Id ?? 0, device, cancellation);
        if (account is null || !MaySignIn(account, known))
        {
            return AccessProblems.NotSignedIn;
        }

        if (verified == PasswordVerificationResult.Failed)
        {
            await lockouts.FailAsync(db, account, known, cancellation);
            return AccessProblems.NotSignedIn;
        }

        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await HashAgainAsync(db, account, password, cancellation);
        }

        var session = new Session(account.Id, account.SecurityStamp);
        return account.TwoFactorEnabled
            ? new SignInStep(session, NeedsCode: true)
            : await EnterAsync(db, session, known, "password", cancellation);
    }

    /// <summary>Goes on after the right password with an authenticator's code. Each can be used once.</summary>
    public Task<Result<SignInStep>> WithCodeAsync(Session pending, string code, int? device, CancellationToken cancellation) =>
        GoOnAsync(pending, device, "password and authenticator", async (db, account) =>
            authenticators.Matches(account, code, clock.GetUtcNow()) is { } step
            && await db.Accounts.Where(a => a.Id == account.Id && (a.LastCodeStep == null || a.LastCodeStep < step))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastCodeStep, step), cancellation) == 1, cancellation);

    /// <summary>Goes on after the right password with a recovery code, which is then used up.</summary>
    public Task<Result<SignInStep>> WithRecoveryCodeAsync(
        Session pending, string code, int? device, CancellationToken cancellation)
    {
        var hash = RecoveryCodes.HashOf(code);
        return GoOnAsync(pending, device, "password and recovery code", async (db, account) =>
            await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id && c.Hash == hash).ExecuteDeleteAsync(cancellation) == 1,
            cancellation);
    }

    /// <summary>Signs in with a passkey that has been proven; it stands for both the password and the code.</summary>
    internal async Task<Result<SignInStep>> WithPasskeyAsync(
        int accountId, UserPasskeyInfo proven, int? device, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var passkey = await db.Set<Passkey>().SingleOrDefaultAsync(p => p.AccountId == accountId && p.CredentialId == proven.CredentialId,
            cancellation);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, cancellation);
        var known = await Lockouts.DeviceAsync(db, accountId, device, cancellation);
        if (passkey is null || account is null || !MaySignIn(account, known))
        {
            return AccessProblems.NotSignedIn;
        }

        passkey.Credential = PasskeyText.Format(proven);
        passkey.LastUsedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return await EnterAsync(db, new Session(account.Id, account.SecurityStamp), known, "passkey", cancellation);
    }

    private async Task<Result<SignInStep>> GoOnAsync(
        Session pending, int? device, string with, Func<DirectoryDbContext, Account, Task<bool>> isProven, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var account = await db.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == pending.AccountId && a.SecurityStamp == pending.SecurityStamp, cancellation);
        var known = await Lockouts.DeviceAsync(db, pending.AccountId, device, cancellation);
        if (account is not { TwoFactorEnabled: true } || !MaySignIn(account, known))
        {
            return AccessProblems.NotSignedIn;
        }

        if (await isProven(db, account))
        {
            return await EnterAsync(db, pending, known, with, cancellation);
        }

        await lockouts.FailAsync(db, account, known, cancellation);
        return AccessProblems.NotSignedIn;
    }

    // The same password in more rounds is no change of it: sessions and links go on.
    private async Task HashAgainAsync(DirectoryDbContext db, Account account, string password, CancellationToken cancellation)
    {
        var again = passwords.Hash(account, password);
        await db.Accounts.Where(a => a.Id == account.Id && a.PasswordHash == account.PasswordHash)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, again), cancellation);
    }

    private bool MaySignIn(Account account, KnownDevice? device) =>
        account is { ClosedAt: null, EmailConfirmedAt: not null } && !lockouts.IsLocked(account, device);

    private async Task<Result<SignInStep>> EnterAsync(
        DirectoryDbContext db, Session session, KnownDevice? device, string with, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var entered = await db.Accounts
            .Where(a => a.Id == session.AccountId
                && a.SecurityStamp == session.SecurityStamp
                && a.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastSignedInAt, now), cancellation);
        if (entered != 1 || !await lockouts.SucceedAsync(db, session.AccountId, device, cancellation))
        {
            return AccessProblems.NotSignedIn;
        }

        var over = now - sessions.Value.Longest;
        await db.SignInSessions.Where(s => s.AccountId == session.AccountId && s.StartedAt <= over).ExecuteDeleteAsync(cancellation);
        var begun = new SignInSession { AccountId = session.AccountId, StartedAt = now };
        db.SignInSessions.Add(begun);
        var browser = device ?? await lockouts.RememberAsync(db, session.AccountId, cancellation);
        AuditTrail.Add(db, ActorOf(session.AccountId), now, "sign in", $"Account {session.AccountId}", with);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new SignInStep(session with { Id = begun.Id }, Device: browser.Id);
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

    internal static Actor ActorOf(int accountId) => new($"account {accountId}", Channel.Page) { AccountId = accountId };
}
