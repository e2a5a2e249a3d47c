using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Verifications;

/// <summary>Tells partners and editors, once, of what nobody has confirmed though they were reminded twice.</summary>
public sealed class Escalation(DirectoryDb directory, EscalationMails mails, Outbox outbox)
{
    /// <summary>Writes the batch's mails, one to each who is told, and that they were told.</summary>
    /// <returns>How many mails were written.</returns>
    internal async Task<int> TellAsync(IReadOnlyList<ReminderDue> batch, DateOnly today, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var items = await ReminderItem.LoadAsync(db, batch, today, cancellation);
        var told = new Dictionary<string, EscalationReader>(StringComparer.OrdinalIgnoreCase);
        await AddPartnersAsync(db, items, told, today, cancellation);
        await AddAreasAsync(db, items, told, today, cancellation);
        foreach (var item in items)
        {
            item.Mark(db, today);
        }

        outbox.AddNew(db, told.Values.Select(reader => mails.Tell(reader, today)));
        await db.SaveChangesAsync(cancellation);
        return told.Count;
    }

    // The named contacts on the other side of agreed links. A service's record has none: its schools cannot put it right.
    private static async Task AddPartnersAsync(DirectoryDbContext db, IReadOnlyList<ReminderItem> items,
        Dictionary<string, EscalationReader> told, DateOnly today, CancellationToken cancellation)
    {
        var roles = items.Where(item => item.Item.Contact is not null).ToList();
        int[] schools = [.. roles.Select(r => r.Item.Contact!.SchoolId).OfType<int>().Distinct()];
        int[] services = [.. roles.Select(r => r.Item.Contact!.ServiceId).OfType<int>().Distinct()];
        var links = await db.Links.AsNoTracking().Agreed()
            .Where(l => schools.Contains(l.SchoolId) || services.Contains(l.ServiceId)).ToListAsync(cancellation);
        int[] others = [.. links.SelectMany(l => new[] { l.SchoolContactId, l.ServiceContactId }).OfType<int>().Distinct()];
        var partners = await ContactsAsync(db.PointsOfContact.Where(c => others.Contains(c.Id)), cancellation);
        foreach (var role in roles)
        {
            foreach (var other in links.Select(link => OtherSide(link, role.Item.Contact!)).OfType<int>())
            {
                if (partners.TryGetValue(other, out var partner))
                {
                    Tell(told, ContactAddress.Find(partner, today), role, editor: false);
                }
            }
        }
    }

    private static int? OtherSide(Link link, PointOfContact contact) => contact switch
    {
        { SchoolId: { } school } when link.SchoolId == school && (link.SchoolContactId == contact.Id || link.SchoolContactId is null) =>
            link.ServiceContactId,
        { ServiceId: { } service } when link.ServiceId == service
            && (link.ServiceContactId == contact.Id || link.ServiceContactId is null) => link.SchoolContactId,
        _ => null,
    };

    private static async Task AddAreasAsync(DirectoryDbContext db, IReadOnlyList<ReminderItem> items,
        Dictionary<string, EscalationReader> told, DateOnly today, CancellationToken cancellation)
    {
        var areasOf = await AreasOfAsync(db, items, cancellation);
        int[] areas = [.. areasOf.SelectMany(pair => pair).Distinct()];
        var editors = (await db.Memberships.AsNoTracking().Where(m => m.Role == UserRole.DirectoryEditor && areas.Contains(m.AreaId!.Value))
            .Join(db.OpenAccounts, m => m.AccountId, a => a.Id,
                (m, a) => new { m.AreaId, a.Name, a.Email })
            .ToListAsync(cancellation)).ToLookup(e => e.AreaId!.Value);
        var leads = (await ContactsAsync(db.PointsOfContact.Where(c => areas.Contains(c.AreaId!.Value) && c.Role == ContactRole.AreaLead),
            cancellation)).Values.ToLookup(c => c.AreaId!.Value);
        foreach (var item in items)
        {
            foreach (var area in areasOf[item])
            {
                foreach (var editor in editors[area])
                {
                    Tell(told, editor.Email, editor.Name, person: null, item, editor: true);
                }

                foreach (var lead in leads[area])
                {
                    Tell(told, ContactAddress.Find(lead, today), item, editor: true);
                }
            }
        }
    }

    // By the rule of permissions, a service's schools apart: an area where it names a school alone is not its own.
    private static async Task<ILookup<ReminderItem, int>> AreasOfAsync(
        DirectoryDbContext db, IReadOnlyList<ReminderItem> items, CancellationToken cancellation)
    {
        int[] schools = [.. items.Select(item => item.Item.Contact?.SchoolId).OfType<int>().Distinct()];
        int[] services = [.. items.Select(ServiceOf).OfType<int>().Distinct()];
        var ofSchools = (await db.SchoolAreas.Where(a => schools.Contains(a.SchoolId)).ToListAsync(cancellation)).ToLookup(a => a.SchoolId,
            a => a.AreaId);
        var ofServices = (await db.Services.Where(s => services.Contains(s.Id)).SelectMany(s => s.CatchmentAreas, (s, a) => new
        {
            ServiceId = s.Id,
            AreaId = a.Id,
        })
            .ToListAsync(cancellation)).ToLookup(a => a.ServiceId, a => a.AreaId);
        var keepers = (await db.AreaReaches.AsNoTracking().ToListAsync(cancellation)).ToLookup(r => r.OtherAreaId, r => r.AreaId);
        return items
            .SelectMany(item => AreasOf(item).SelectMany(area => keepers[area].Prepend(area)).Distinct().Select(area => (item, area)))
            .ToLookup(pair => pair.item, pair => pair.area);

        IEnumerable<int> AreasOf(ReminderItem item) => item.Item.Contact switch
        {
            { SchoolId: { } school } => ofSchools[school],
            { AreaId: { } area } => [area],
            _ => ServiceOf(item) is { } service ? ofServices[service] : [],
        };
    }

    private static int? ServiceOf(ReminderItem item) => item.Item.Service?.Id ?? item.Item.Contact?.ServiceId;

    private static Task<Dictionary<int, PointOfContact>> ContactsAsync(IQueryable<PointOfContact> which, CancellationToken cancellation) =>
        which.AsNoTrackingWithIdentityResolution()
        .Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.Service).OrderBy(c => c.Id).AsSplitQuery()
        .ToDictionaryAsync(c => c.Id, cancellation);

    private static void Tell(Dictionary<string, EscalationReader> told, MailTarget? target, ReminderItem item, bool editor)
    {
        if (target is not null)
        {
            Tell(told, target.Address, target.Person?.Name, target.Person?.Id, item, editor);
        }
    }

    // People who do not confirm their own role are not told about it as a partner or editor.
    private static void Tell(
        Dictionary<string, EscalationReader> told, string address, string? name, int? person, ReminderItem item, bool editor)
    {
        if (string.Equals(address, item.Reader?.Address, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (!told.TryGetValue(address, out var reader))
        {
            told[address] = reader = new EscalationReader(address, name, person);
        }

        reader.Items.Add(item.Item);
        reader.Edits |= editor;
    }
}
