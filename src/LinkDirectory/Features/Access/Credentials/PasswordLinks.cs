using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>
/// Links to choose a password by, mailed to people who forgot theirs or have none yet. One is good until its time is over or any
/// credential changes, so once; nothing of it is kept, because it is sealed and names the credentials that it was made for.
/// Following one proves the address.
/// </summary>
public sealed class PasswordLinks(
    DirectoryDb directory, Passwords passwords, SignedLinks links, Outbox outbox, SiteAddress site, SecurityNotices notices,
    IOptions<LinkLifetimeOptions> lifetimes, TimeProvider clock)
{
    /// <summary>How many links one account is mailed within an hour; more would only fill a mailbox.</summary>
    public const int MostInAnHour = 3;

    private const string Purpose = "choose password";

    /// <summary>Mails a link to an address that has an account. Says nothing of whether it has.</summary>
    public async Task AskAsync(string email, CancellationToken cancellation)
    {
        var normalized = EmailText.Normalize(email);
        await using var db = directory.Open();
        if (await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == normalized && a.ClosedAt == null,
            cancellation) is not { } account)
        {
            return;
        }

        var (address, since) = (Outbox.HashOf(account.Email), clock.GetUtcNow().AddHours(-1));
        if (await db.Notifications.CountAsync(n => n.Kind == NotificationKind.ResetPassword && n.AddressHash == address
            && n.CreatedAt > since, cancellation) >= MostInAnHour)
        {
            return;
        }

        var lifetime = lifetimes.Value.NewPassword;
        await AddMailAsync(db, account, ChoosePasswordMail.WriteForForgotten(Make(account, lifetime), lifetime), cancellation);
        AuditTrail.Add(db, Actor.Anonymous(Channel.Page), clock.GetUtcNow(), "ask for new password", $"Account {account.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>How many access tokens the account of a link has; null where the link is not good, or no longer.</summary>
    public async Task<int?> TokensAsync(string? token, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await AccountOfAsync(db, token, cancellation) is { } account
            ? await Live(db, account).CountAsync(cancellation)
            : null;
    }

    /// <summary>Chooses the password that the link is for. The authenticator, if there is one, is asked for still.</summary>
    /// <param name="revokeTokens">Whether the account's access tokens end too: a person who took the password may have made one.</param>
    public async Task<Result> ChooseAsync(string? token, string chosen, bool revokeTokens, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await AccountOfAsync(db, token, cancellation) is not { } account)
        {
            return AccessProblems.LinkOver;
        }

        if (Passwords.ProblemOf(chosen, account.Email) is { } problem)
        {
            return problem;
        }

        var now = clock.GetUtcNow();
        var isFirst = account.PasswordHash is null;
        account.PasswordHash = passwords.Hash(account, chosen);
        account.EndSessions();
        account.EmailConfirmedAt ??= now;
        (account.FailedAttempts, account.LockedUntil) = (0, null);
        AuditTrail.Add(db, ActorOf(account), now, isFirst ? "choose password" : "reset password", $"Account {account.Id}");
        if (revokeTokens)
        {
            await RevokeTokensAsync(db, account, now, cancellation);
        }

        if (!isFirst)
        {
            await notices.AddAsync(db, account, SecurityEvent.PasswordChanged, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    internal Uri Make(Account account, TimeSpan goodFor) =>
        site.Link(AccessPages.WithToken(AccessPages.ChoosePassword,
            links.Seal(Purpose, new Content(account.Id, TokenText.HashOf(account.SecurityStamp)), goodFor)));

    internal Task AddMailAsync(DirectoryDbContext db, Account account, MailContent content, CancellationToken cancellation) =>
        outbox.AddAsync(db, account.MailOf(NotificationKind.ResetPassword, content), cancellation);

    private static async Task RevokeTokensAsync(DirectoryDbContext db, Account account, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var token in await Live(db, account).ToListAsync(cancellation))
        {
            token.RevokedAt = now;
            AuditTrail.Add(db, ActorOf(account), now, "revoke token", $"Account {account.Id}", $"token {token.Id}");
        }
    }

    private static IQueryable<AccessToken> Live(DirectoryDbContext db, Account account) =>
        db.AccessTokens.Where(t => t.AccountId == account.Id && t.RevokedAt == null);

    private static Actor ActorOf(Account account) => new($"account {account.Id}", Channel.MailedLink) { AccountId = account.Id };

    private async Task<Account?> AccountOfAsync(DirectoryDbContext db, string? token, CancellationToken cancellation)
    {
        if (links.Open<Content>(Purpose, token) is not { Content: { } content, Expired: false })
        {
            return null;
        }

        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == content.AccountId && a.ClosedAt == null, cancellation);
        return account is not null && string.Equals(TokenText.HashOf(account.SecurityStamp), content.Stamp, StringComparison.Ordinal)
            ? account
            : null;
    }

    private sealed record Content(int AccountId, string Stamp);
}
