using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Audit;
using LinkDirectory.Wording.Mails;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>Credentials as they have just been changed.</summary>
/// <param name="Session">The session to go on with, since every other ends.</param>
/// <param name="RecoveryCodes">Just made, to be shown once; empty where none were made. Secret.</param>
public sealed record ChangedCredentials(Session Session, IReadOnlyList<string> RecoveryCodes)
{
    /// <summary>Leaves the codes out, wherever this is written.</summary>
    public override string ToString() => "changed credentials";
}

/// <summary>
/// How a person proves who they are: only they change it, signed in at a page a few minutes ago or with their password. Each change ends
/// every other session and is told by mail, because a person who did not make it must learn of it.
/// </summary>
public sealed class CredentialChanges(
    DirectoryDb directory, FreshProof proof, Passwords passwords, AuthenticatorSeal seal, SecurityNotices notices, TimeProvider clock)
{
    public const int MostPasskeys = 10;

    public const int LongestPasskeyName = 60;

    private static readonly string[] NoCodes = [];

    /// <summary>
    /// The signed-in person's own account, with its passkeys and the number of recovery codes left; null for anyone else.
    /// </summary>
    public async Task<Account?> OwnAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return actor is { Channel: Channel.Page, AccountId: { } id }
            ? await db.Accounts.Include(a => a.Passkeys).Include(a => a.RecoveryCodes).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id,
                cancellation)
            : null;
    }

    /// <summary>Changes the password. The one until now is asked for, however lately they signed in.</summary>
    public async Task<Result<ChangedCredentials>> ChangePasswordAsync(
        Actor actor, string current, string chosen, CancellationToken cancellation) =>
        current.Length == 0 ? AccessProblems.WrongPassword
        : await ChangeAsync(actor, current, "change password", SecurityEvent.PasswordChanged, (_, account) =>
        {
            if (Passwords.ProblemOf(chosen, account.Email) is { } problem)
            {
                return problem;
            }

            account.PasswordHash = passwords.Hash(account, chosen);
            return NoCodes;
        }, cancellation);

    /// <summary>Changes the name by which pages and mails call them; 1 to 200 characters.</summary>
    /// <returns>Whether it was changed.</returns>
    public async Task<bool> RenameAsync(Actor actor, string name, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (Accounts.NameFrom(name) is not { } wanted
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
    public Task<Result<ChangedCredentials>> ProveAuthenticatorAsync(
        Actor actor, string? password, string code, CancellationToken cancellation) =>
        ChangeAsync(actor, password, "add authenticator", SecurityEvent.AuthenticatorAdded, (db, account) =>
        {
            if (account.TwoFactorEnabled)
            {
                return AccessProblems.SignInAgain;
            }

            if (seal.Matches(account, code, clock.GetUtcNow()) is not { } step)
            {
                return AccessProblems.WrongCode;
            }

            (account.TwoFactorEnabled, account.LastCodeStep) = (true, step);
            return NewCodes(db, account);
        }, cancellation);

    public Task<Result<ChangedCredentials>> RemoveAuthenticatorAsync(Actor actor, string? password, CancellationToken cancellation) =>
        ChangeAsync(actor, password, "remove authenticator", SecurityEvent.AuthenticatorRemoved, (db, account) =>
        {
            account.RemoveAuthenticator();
            return NoCodes;
        }, cancellation);

    /// <summary>New recovery codes in place of those that were.</summary>
    public Task<Result<ChangedCredentials>> RenewRecoveryCodesAsync(Actor actor, string? password, CancellationToken cancellation) =>
        ChangeAsync(actor, password, "renew recovery codes", SecurityEvent.RecoveryCodesReplaced, (db, account) =>
            account.TwoFactorEnabled ? NewCodes(db, account) : AccessProblems.SignInAgain,
            cancellation);

    /// <summary>Adds a passkey that a device has just made and the framework has verified.</summary>
    internal Task<Result<ChangedCredentials>> AddPasskeyAsync(
        Actor actor, string? password, UserPasskeyInfo made, string name, CancellationToken cancellation) =>
        ChangeAsync(actor, password, "add passkey", SecurityEvent.PasskeyAdded, (_, account) =>
        {
            if (account.Passkeys.Count >= MostPasskeys)
            {
                return AccessProblems.NoPasskey;
            }

            account.Passkeys.Add(new Passkey
            {
                CredentialId = made.CredentialId,
                Name = Shortened(name),
                Credential = PasskeyText.Format(made),
                CreatedAt = clock.GetUtcNow(),
            });
            return NoCodes;
        }, cancellation);

    public Task<Result<ChangedCredentials>> RemovePasskeyAsync(
        Actor actor, string? password, int passkeyId, CancellationToken cancellation) =>
        ChangeAsync(actor, password, "remove passkey", SecurityEvent.PasskeyRemoved, (db, account) =>
        {
            if (account.Passkeys.Find(p => p.Id == passkeyId) is not { } passkey)
            {
                return AccessProblems.NoPasskey;
            }

            db.Remove(passkey);
            return NoCodes;
        }, cancellation);

    internal static string Shortened(string name) =>
        name.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestPasskeyName)] : "Passkey";

    private async Task<Result<ChangedCredentials>> ChangeAsync(
        Actor actor, string? password, string act, SecurityEvent notice, Func<DirectoryDbContext, Account, Result<string[]>> change,
        CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await OwnAsync(db, actor, cancellation) is not { } account)
        {
            return AccessProblems.SignInAgain;
        }

        if (await proof.FailureAsync(db, actor, account, password, cancellation) is { } unproven)
        {
            return unproven;
        }

        var codes = change(db, account);
        if (codes.Problem is { } problem)
        {
            return problem;
        }

        account.EndSessions();
        AuditTrail.Add(db, actor, clock.GetUtcNow(), act, $"Account {account.Id}");
        await notices.AddAsync(db, account, notice, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new ChangedCredentials(new Session(account.Id, account.SecurityStamp, actor.SessionId), codes.Value!);
    }

    private static Task<Account?> OwnAsync(DirectoryDbContext db, Actor actor, CancellationToken cancellation) =>
        actor is { Channel: Channel.Page, AccountId: { } id }
            ? db.Accounts.Include(a => a.Passkeys).Include(a => a.RecoveryCodes).AsSplitQuery()
                .SingleOrDefaultAsync(a => a.Id == id && a.ClosedAt == null, cancellation)
            : Task.FromResult<Account?>(null);

    private static string[] NewCodes(DirectoryDbContext db, Account account)
    {
        db.RemoveRange(account.RecoveryCodes);
        var codes = RecoveryCodes.New();
        account.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { Hash = RecoveryCodes.HashOf(code) }));
        return codes;
    }
}
