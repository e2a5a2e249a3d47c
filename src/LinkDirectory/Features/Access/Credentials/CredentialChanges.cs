using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Audit;
using LinkDirectory.Wording.Mails;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>
/// How a person proves who they are: only they change it, signed in at a page. Each change ends every other session and is told
/// by mail, because a person who did not make it must learn of it.
/// </summary>
public sealed class CredentialChanges(
    DirectoryDb directory, SignIns signIns, Passwords passwords, AuthenticatorSeal seal, SecurityNotices notices, TimeProvider clock)
{
    public const int MostPasskeys = 10;

    public const int LongestPasskeyName = 60;

    /// <summary>
    /// The signed-in person's own account, with its passkeys and the number of recovery codes left; null for anyone else.
    /// </summary>
    public async Task<Account?> OwnAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return actor is { Door: Door.Page, AccountId: { } id }
            ? await db.Accounts.Include(a => a.Passkeys).Include(a => a.RecoveryCodes).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id,
                cancellation)
            : null;
    }

    public Task<CredentialAnswer> ChangePasswordAsync(Actor actor, string current, string chosen, CancellationToken cancellation) =>
        ChangeAsync(actor, current, "change password", SecurityEvent.PasswordChanged, (_, account) =>
        {
            if (Passwords.ProblemOf(chosen, account.Email) is { } problem)
            {
                return problem;
            }

            account.PasswordHash = passwords.Hash(account, chosen);
            return new CredentialAnswer(Session: null);
        }, cancellation);

    /// <summary>Changes the name by which pages and mails call them; 1 to 200 characters.</summary>
    /// <returns>Whether it was changed.</returns>
    public async Task<bool> RenameAsync(Actor actor, string name, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (name.Trim() is not { Length: > 0 and <= Accounts.LongestName } wanted
            || await OwnAsync(db, actor, cancellation) is not { } account)
        {
            return false;
        }

        account.Name = wanted;
        account.Version++;
        AuditTrail.Add(db, actor, clock.GetUtcNow(), "change name", $"Account {account.Id}");
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Makes a key for an authenticator app, which counts once a code has proven it. Null where one is in use.</summary>
    public async Task<AuthenticatorKey?> BeginAuthenticatorAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await OwnAsync(db, actor, cancellation) is not { TwoFactorEnabled: false } account)
        {
            return null;
        }

        if (account.SealedAuthenticatorKey is null)
        {
            account.SealedAuthenticatorKey = seal.Seal(Totp.NewKey());
            await db.SaveChangesAsync(cancellation);
        }

        return AuthenticatorKey.Create(seal.Open(account.SealedAuthenticatorKey), account.Email);
    }

    /// <summary>Takes the authenticator into use by a code that it shows, and gives recovery codes for when it is lost.</summary>
    public Task<CredentialAnswer> ProveAuthenticatorAsync(Actor actor, string code, CancellationToken cancellation) =>
        ChangeAsync(actor, password: null, "add authenticator", SecurityEvent.AuthenticatorAdded, (db, account) =>
        {
            if (account.TwoFactorEnabled)
            {
                return CredentialProblem.NotAllowed;
            }

            if (seal.Matches(account, code, clock.GetUtcNow()) is not { } step)
            {
                return CredentialProblem.WrongCode;
            }

            (account.TwoFactorEnabled, account.LastCodeStep) = (true, step);
            return new CredentialAnswer(Session: null, Codes: NewCodes(db, account));
        }, cancellation);

    public Task<CredentialAnswer> RemoveAuthenticatorAsync(Actor actor, string password, CancellationToken cancellation) =>
        ChangeAsync(actor, password, "remove authenticator", SecurityEvent.AuthenticatorRemoved, (db, account) =>
        {
            account.RemoveAuthenticator();
            return new CredentialAnswer(Session: null);
        }, cancellation);

    /// <summary>New recovery codes in place of those that were.</summary>
    public Task<CredentialAnswer> RenewRecoveryCodesAsync(Actor actor, string password, CancellationToken cancellation) =>
        ChangeAsync(actor, password, "renew recovery codes", SecurityEvent.RecoveryCodesReplaced, (db, account) =>
            account.TwoFactorEnabled ? new CredentialAnswer(Session: null, Codes: NewCodes(db, account)) : CredentialProblem.NotAllowed,
            cancellation);

    /// <summary>Adds a passkey that a device has just made and the framework has verified.</summary>
    internal Task<CredentialAnswer> AddPasskeyAsync(Actor actor, UserPasskeyInfo made, string name, CancellationToken cancellation) =>
        ChangeAsync(actor, password: null, "add passkey", SecurityEvent.PasskeyAdded, (_, account) =>
        {
            if (account.Passkeys.Count >= MostPasskeys)
            {
                return CredentialProblem.NoPasskey;
            }

            account.Passkeys.Add(new Passkey
            {
                CredentialId = made.CredentialId,
                Name = Shortened(name),
                Credential = PasskeyText.Format(made),
                CreatedAt = clock.GetUtcNow(),
            });
            return new CredentialAnswer(Session: null);
        }, cancellation);

    public Task<CredentialAnswer> RemovePasskeyAsync(Actor actor, int passkeyId, CancellationToken cancellation) =>
        ChangeAsync(actor, password: null, "remove passkey", SecurityEvent.PasskeyRemoved, (db, account) =>
        {
            if (account.Passkeys.Find(p => p.Id == passkeyId) is not { } passkey)
            {
                return CredentialProblem.NoPasskey;
            }

            db.Remove(passkey);
            return new CredentialAnswer(Session: null);
        }, cancellation);

    internal static string Shortened(string name) =>
        name.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestPasskeyName)] : "Passkey";

    private async Task<CredentialAnswer> ChangeAsync(
        Actor actor, string? password, string act, SecurityEvent notice, Func<DirectoryDbContext, Account, CredentialAnswer> change,
        CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await OwnAsync(db, actor, cancellation) is not { } account)
        {
            return CredentialProblem.NotAllowed;
        }

        var now = clock.GetUtcNow();
        if (password is not null && (account.LockedUntil > now || !passwords.IsOf(account, password)))
        {
            await signIns.FailAsync(db, account.Id, cancellation);
            return CredentialProblem.WrongPassword;
        }

        var answer = change(db, account);
        if (answer.Problem is not null)
        {
            return answer;
        }

        account.EndSessions();
        AuditTrail.Add(db, actor, now, act, $"Account {account.Id}");
        await notices.AddAsync(db, account, notice, cancellation);
        await db.SaveChangesAsync(cancellation);
        return answer with { Session = new Session(account.Id, account.SecurityStamp) };
    }

    private static Task<Account?> OwnAsync(DirectoryDbContext db, Actor actor, CancellationToken cancellation) =>
        actor is { Door: Door.Page, AccountId: { } id }
            ? db.Accounts.Include(a => a.Passkeys).Include(a => a.RecoveryCodes).AsSplitQuery()
                .SingleOrDefaultAsync(a => a.Id == id && a.ClosedAt == null, cancellation)
            : Task.FromResult<Account?>(null);

    private static IReadOnlyList<string> NewCodes(DirectoryDbContext db, Account account)
    {
        db.RemoveRange(account.RecoveryCodes);
        var codes = RecoveryCodes.New();
        account.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { Hash = RecoveryCodes.HashOf(code) }));
        return codes;
    }
}
