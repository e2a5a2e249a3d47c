using LinkDirectory.Data;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>Mails that tell a person of a change to how they sign in.</summary>
public sealed class SecurityNotices(Outbox outbox, SiteAddress site)
{
    /// <param name="what">What happened, a sentence without its full stop, as in "Your password was changed".</param>
    /// <param name="to">The address to tell; the account's own unless another is named.</param>
    internal Task AddAsync(DirectoryDbContext db, Account account, string what, CancellationToken cancellation, string? to = null) =>
        outbox.AddAsync(db, new Mail(NotificationKind.SecurityNotice, to ?? account.Email, what,
        [
            $"{what} on your LinkDirectory account.",
            "If you did this, there is nothing to do.",
            "If you did not, choose a new password now, then look through your passkeys and access tokens on your account page. Tell "
                + "the people who run your directory.",
        ])
        {
            Name = account.Name,
            Action = new MailAction("Choose a new password", site.Link(AccessPages.ForgotPassword)),
            PersonId = account.PersonId,
        }, cancellation);
}
