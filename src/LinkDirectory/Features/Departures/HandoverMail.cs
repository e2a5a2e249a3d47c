using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Departures;

/// <summary>What the link in a successor's mail stands for.</summary>
/// <param name="Handover">The offer's number.</param>
public sealed record HandoverKey(int Handover);

/// <summary>Writes to successors, and to the people who asked them.</summary>
public sealed class HandoverMail(Outbox outbox, SiteAddress site, SignedLinks links, IOptions<LinkLifetimeOptions> lifetimes)
{
    /// <summary>The page that the link leads to, with the sealed text in its query's <c>t</c>.</summary>
    public const string Path = "/handover";

    internal const string Purpose = "handover";

    internal async Task OfferAsync(ContactChange change, Handover offer, CancellationToken cancellation)
    {
        var role = change.Contact.DisplayNameWithPlace();
        var text = links.Seal(Purpose, new HandoverKey(offer.Id), lifetimes.Value.Handover);
        var asker = await AskerAsync(change, offer, cancellation) ?? change.Contact.OrganisationName();
        var link = site.Link($"{Path}?t={Uri.EscapeDataString(text)}");
        var content = HandoverOfferedMail.Write(role, asker, offer.Since, link, change.Today.AddDays(lifetimes.Value.Handover.Days));
        await outbox.AddAsync(change.Db, new Mail(NotificationKind.HandoverOffered, offer.Successor.Email!, content)
        {
            Name = offer.Successor.Name,
            PersonId = offer.SuccessorId,
            PointOfContactId = change.Contact.Id,
        }, cancellation);
    }

    /// <summary>Tells the person who made the offer how it was answered; nobody where it was made without an account.</summary>
    internal async Task AnsweredAsync(ContactChange change, Handover offer, CancellationToken cancellation)
    {
        if (offer.OfferedById is not { } asker || await change.Db.Accounts.Where(a => a.Id == asker).Select(a => new { a.Email, a.Name })
            .SingleOrDefaultAsync(cancellation) is not { } account)
        {
            return;
        }

        var role = change.Contact.DisplayNameWithPlace();
        var page = site.Link(change.Contact.PagePath());
        var (kind, content) = offer.State == HandoverState.Accepted
            ? (NotificationKind.HandoverDone, HandoverAnsweredMail.WriteAccepted(role, offer.Since, page))
            : (NotificationKind.ContactChanged, HandoverAnsweredMail.WriteDeclined(role, page));
        await outbox.AddAsync(change.Db, new Mail(kind, account.Email, content)
        {
            Name = account.Name,
            PointOfContactId = change.Contact.Id,
        }, cancellation);
    }

    private static async Task<string?> AskerAsync(ContactChange change, Handover offer, CancellationToken cancellation) =>
        offer.OfferedById is { } id
            ? await change.Db.Accounts.Where(a => a.Id == id).Select(a => a.Name).SingleOrDefaultAsync(cancellation)
            : null;
}
