using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording;

namespace LinkDirectory.Features.Links;

/// <summary>Tells partners with an agreed link that somebody new holds a role.</summary>
internal sealed class HolderNews(PartnerMail partners) : IHolderNamedHandler
{
    public Task HandleAsync(ContactChange change, Holder holder, CancellationToken cancellation)
    {
        var day = PlainDate.Format(holder.Since);
        change.Afterwards(token =>
        {
            var role = change.Contact.DisplayNameWithPlace();
            var news = new PartnerNews(NotificationKind.ContactChanged, $"{role}: somebody new",
                [$"Somebody new holds this role from {day}: {role}."], $"named {change.Contact.Id} {change.Contact.Version}");
            return partners.TellAsync(change.Db, change.Contact, news, change.Today, token);
        });
        return Task.CompletedTask;
    }
}
