using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>Mails that tell a person of a change to how they sign in.</summary>
public sealed class SecurityNotices(Outbox outbox, SiteAddress site, TimeProvider clock)
{
    /// <summary>Tells the address that the account has now: an account that moves to another is told before it does.</summary>
    internal Task AddAsync(DirectoryDbContext db, Account account, SecurityEvent change, CancellationToken cancellation) =>
        outbox.AddAsync(
            db, account.MailOf(NotificationKind.SecurityNotice, SecurityNoticeMail.Write(change, site.Link(AccessPages.ForgotPassword))),
            cancellation);

    /// <summary>Tells somebody, once a day, that strangers have locked their account.</summary>
    internal Task AddLockedAsync(
        DirectoryDbContext db, Account account, AccountLockoutOptions lockout, CancellationToken cancellation)
    {
        var content = AccountLockedMail.Write(lockout.Failures, lockout.Duration, site.Link(AccessPages.ForgotPassword));
        return outbox.AddAsync(db, account.MailOf(NotificationKind.SecurityNotice, content) with
        {
            OnceKey = FormattableString.Invariant($"locked {account.Id} {London.Today(clock):yyyy-MM-dd}"),
        }, cancellation);
    }
}
