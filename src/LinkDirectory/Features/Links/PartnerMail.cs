using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Links;

/// <summary>What partners are told, without any person's name.</summary>
/// <param name="Once">What of the change may be told only once.</param>
public sealed record PartnerNews(NotificationKind Kind, MailContent Content, string Once);

/// <summary>Writes to the other side of each agreed link of a role, in the transaction of the change that it tells of.</summary>
public sealed class PartnerMail(Outbox outbox, SiteAddress site)
{
    /// <summary>
    /// Tells every partner with an agreed link that names the role, or that names none on its side and so means the
    /// organisation. One mail to an address, however many links lead to it.
    /// </summary>
    public async Task TellAsync(
        DirectoryDbContext db, PointOfContact contact, PartnerNews news, DateOnly today, CancellationToken cancellation)
    {
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var partner in await PartnersAsync(db, contact, cancellation))
        {
            if (ContactAddress.Find(partner, today) is { } target && told.Add(target.Address))
            {
                await outbox.AddAsync(db, MailTo(partner, target, contact, news), cancellation);
            }
        }
    }

    private Mail MailTo(PointOfContact partner, MailTarget target, PointOfContact contact, PartnerNews news) =>
        new(news.Kind, target.Address, news.Content.WithPartnerEnding(site.Link(contact.PagePath())))
        {
            Name = target.Person?.Name,
            PersonId = target.Person?.Id,
            PointOfContactId = partner.Id,
            OnceKey = $"{news.Once} to {partner.Id}",
        };

    /// <summary>The contacts on the other side of the role's agreed links, with their holders and organisations.</summary>
    private static async Task<IReadOnlyList<PointOfContact>> PartnersAsync(
        DirectoryDbContext db, PointOfContact contact, CancellationToken cancellation)
    {
        var links = db.Links.Agreed();
        var others = contact.SchoolId is { } school
            ? links.Where(l => l.SchoolId == school && (l.SchoolContactId == contact.Id || l.SchoolContactId == null))
                .Select(l => l.ServiceContactId)
            : links.Where(l => l.ServiceId == contact.ServiceId && (l.ServiceContactId == contact.Id || l.ServiceContactId == null))
                .Select(l => l.SchoolContactId);
        return await db.PointsOfContact.AsNoTracking().Where(c => others.Contains(c.Id))
            .Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.School).Include(c => c.Service).Include(c => c.Area)
            .OrderBy(c => c.Id).AsSplitQuery().ToListAsync(cancellation);
    }
}
