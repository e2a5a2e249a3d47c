using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Links;

/// <summary>Tells partners with an agreed link that somebody new holds a role.</summary>
internal sealed class HolderNews(PartnerMail partners) : IHolderNamedHandler
{
    public Task HandleAsync(ContactChange change, Holder holder, CancellationToken cancellation)
    {
        var day = PlainWords.Of(holder.Since);
        change.Afterwards(token =>
        {
            var role = RoleWords.WithPlace(change.Contact);
            var news = new PartnerNews(NotificationKind.ContactChanged, $"{role}: somebody new",
                [$"Somebody new holds this role from {day}: {role}."], $"named {change.Contact.Id} {change.Contact.Version}");
            return partners.TellAsync(change.Db, change.Contact, news, change.Today, token);
        });
        return Task.CompletedTask;
    }
}
