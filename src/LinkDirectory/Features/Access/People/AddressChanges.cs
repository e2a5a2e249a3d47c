using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.People;

/// <summary>Changes an account's address once a link mailed to the new one was followed; the old one is told.</summary>
public sealed class AddressChanges(
    DirectoryDb directory, FreshProof proof, SignedLinks links, Outbox outbox, SiteAddress site,
    SecurityNotices notices, IOptions<LinkLifetimeOptions> lifetimes, TimeProvider clock)
{
    private const string Purpose = "confirm address";

    /// <summary>Mails a link to the new address. Nothing changes until it is followed.</summary>
    public async Task<Result> AskAsync(Actor actor, string? password, string email, CancellationToken cancellation)
    {
        var wanted = InvisibleText.Remove(email).Trim();
        await using var db = directory.Open();
        if (actor is not { Channel: Channel.Page, AccountId: { } id }
            || await db.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.ClosedAt == null, cancellation) is not { } account)
        {
            return AccessProblems.SignInAgain;
        }

        if (await proof.FailureAsync(db, actor, account, password, cancellation) is { } unproven)
        {
            return Result.From([unproven]);
        }

        if (!EmailText.IsAddress(wanted))
        {
            return AccessProblems.AddressTaken;
        }

        var lifetime = lifetimes.Value.NewAddress;
        var token = links.Seal(Purpose, new Content(account.Id, wanted, TokenText.HashOf(account.SecurityStamp)), lifetime);
        var link = site.Link(AccessPages.WithToken(AccessPages.ConfirmAddress, token));
        var mail = account.MailOf(NotificationKind.ConfirmAddress, ConfirmAddressMail.Write(link, lifetime));
        await outbox.AddAsync(db, mail with { To = wanted }, cancellation);
        AuditTrail.Add(db, actor, clock.GetUtcNow(), "ask for new address", $"Account {account.Id}");
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes the new address, by the link that was mailed to it.</summary>
    public async Task<Result> ConfirmAsync(string? token, CancellationToken cancellation)
    {
        if (links.Open<Content>(Purpose, token) is not { Content: { } content, Expired: false })
        {
            return AccessProblems.LinkOver;
        }

        await using var db = directory.Open();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == content.AccountId && a.ClosedAt == null, cancellation);
        if (account is null || !string.Equals(TokenText.HashOf(account.SecurityStamp), content.Stamp, StringComparison.Ordinal))
        {
            return AccessProblems.LinkOver;
        }

        var normalized = EmailText.Normalize(content.Email);
        if (await db.Accounts.AnyAsync(a => a.NormalizedEmail == normalized, cancellation))
        {
            return AccessProblems.AddressTaken;
        }

        await notices.AddAsync(db, account, SecurityEvent.AddressChanged, cancellation);
        (account.Email, account.NormalizedEmail, account.EmailConfirmedAt) = (content.Email, normalized, clock.GetUtcNow());
        account.EndSessions();
        AuditTrail.Add(db, SignIns.ActorOf(account.Id) with { Channel = Channel.MailedLink }, account.EmailConfirmedAt.Value,
            "change address", $"Account {account.Id}");
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private sealed record Content(int AccountId, string Email, string Stamp);
}
