using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>Mails that tell a person of a change to how they sign in.</summary>
public sealed class SecurityNotices(Outbox outbox, SiteAddress site)
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
}
