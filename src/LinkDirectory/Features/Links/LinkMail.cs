using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Links;

/// <summary>Writes to the sides of a link, in the transaction of the change that it tells of.</summary>
public sealed class LinkMail(Outbox outbox, SiteAddress site)
{
    internal Task ProposedAsync(LinkChange change, CancellationToken cancellation) => TellAsync(
        change, change.Link.ProposedBy == LinkSide.School ? LinkSide.Service : LinkSide.School, NotificationKind.LinkProposed,
        LinkProposedMail.Write, cancellation);

    internal Task AgreedAsync(LinkChange change, LinkSide side, CancellationToken cancellation) => TellAsync(
        change, side, NotificationKind.LinkAgreed,
        (between, page) => LinkAgreedMail.Write(between, change.Link.ReviewBy!.Value, page), cancellation);

    internal Task EndedAsync(LinkChange change, LinkSide side, string reason, CancellationToken cancellation) => TellAsync(
        change, side, NotificationKind.LinkEnded, (between, page) => LinkEndedMail.Write(between, reason, page), cancellation);

    internal async Task ReviewDueAsync(LinkChange change, CancellationToken cancellation)
    {
        foreach (var side in Enum.GetValues<LinkSide>())
        {
            await TellAsync(
                change, side, NotificationKind.LinkReviewDue,
                (between, page) => LinkReviewDueMail.Write(between, change.Link.ReviewBy!.Value, page), cancellation);
        }
    }

    /// <param name="write">Writes the mail from the names of both sides and the address of the link's page.</param>
    private async Task TellAsync(
        LinkChange change, LinkSide side, NotificationKind kind, Func<string, Uri, MailContent> write, CancellationToken cancellation)
    {
        var link = change.Link;
        var school = await change.Db.Schools.Where(s => s.Id == link.SchoolId).Select(s => new { s.Name, s.Urn }).SingleAsync(cancellation);
        var service = await change.Db.Services.Where(s => s.Id == link.ServiceId).Select(s => s.Name).SingleAsync(cancellation);
        if (await ContactAsync(change, side, cancellation) is not { } contact
            || ContactAddress.Find(contact, change.Today) is not { } target)
        {
            return;
        }

        var page = site.Link(side == LinkSide.School ? $"/schools/{school.Urn}" : $"/services/{link.ServiceId}");
        await outbox.AddAsync(change.Db, new Mail(kind, target.Address, write($"{school.Name} and {service}", page))
        {
            Name = target.Person?.Name,
            PersonId = target.Person?.Id,
            PointOfContactId = contact.Id,
            OnceKey = $"{kind} {link.Id} {link.Version} {side}",
        }, cancellation);
    }

    /// <summary>The side's named contact; where none is named, the first of its roles that mail reaches.</summary>
    private static async Task<PointOfContact?> ContactAsync(LinkChange change, LinkSide side, CancellationToken cancellation)
    {
        var link = change.Link;
        var contacts = await change.Db.PointsOfContact.AsNoTracking()
            .Where(c => side == LinkSide.School ? c.SchoolId == link.SchoolId : c.ServiceId == link.ServiceId)
            .Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.Service)
            .OrderBy(c => c.Id).AsSplitQuery().ToListAsync(cancellation);
        var named = side == LinkSide.School ? link.SchoolContactId : link.ServiceContactId;
        return contacts.OrderBy(c => c.Id == named ? 0 : 1).ThenBy(c => c.Role).ThenBy(c => c.Id)
            .FirstOrDefault(c => ContactAddress.Find(c, change.Today) is not null);
    }
}
