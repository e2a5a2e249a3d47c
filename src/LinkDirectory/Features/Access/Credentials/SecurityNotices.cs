using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>Mails that tell a person of a change to how they sign in.</summary>
public sealed class SecurityNotices(Outbox outbox, SiteAddress site, TimeProvider clock)
{
    /// <param name="to">The address to tell; the account's own unless another is named.</param>
    internal Task AddAsync(
        DirectoryDbContext db, Account account, SecurityEvent change, CancellationToken cancellation, string? to = null)
    {
        var content = SecurityNoticeMail.Write(change, site.Link(AccessPages.ForgotPassword));
        return outbox.AddAsync(db, new Mail(NotificationKind.SecurityNotice, to ?? account.Email, content)
        {
            Name = account.Name,
            PersonId = account.PersonId,
        }, cancellation);
    }

    /// <summary>Tells somebody, once a day, that strangers have locked their account.</summary>
    internal Task AddLockedAsync(
        DirectoryDbContext db, Account account, AccountLockoutOptions lockout, CancellationToken cancellation) =>
        outbox.AddAsync(db, new Mail(NotificationKind.SecurityNotice, account.Email,
            AccountLockedMail.Write(lockout.Failures, lockout.Duration, site.Link(AccessPages.ForgotPassword)))
        {
            Name = account.Name,
            PersonId = account.PersonId,
            OnceKey = FormattableString.Invariant($"locked {account.Id} {London.Today(clock):yyyy-MM-dd}"),
        }, cancellation);
}
