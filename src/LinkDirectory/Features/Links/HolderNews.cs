using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Links;

/// <summary>Tells partners with an agreed link that somebody new holds a role.</summary>
internal sealed class HolderNews(PartnerMail partners) : IHolderNamedHandler
{
    public Task HandleAsync(ContactChange change, Holder holder, CancellationToken cancellation)
    {
        change.Afterwards(token =>
        {
            var content = NewHolderMail.WriteNamed(change.Contact.DisplayNameWithPlace(), holder.Since);
            var news = new PartnerNews(NotificationKind.ContactChanged, content, $"named {change.Contact.Id} {change.Contact.Version}");
            return partners.TellAsync(change.Db, change.Contact, news, change.Today, token);
        });
        return Task.CompletedTask;
    }
}
