using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications;

/// <summary>One thing to ask about, with whom to ask and what was asked before.</summary>
/// <param name="Reader">Null where no address is known.</param>
/// <param name="Before">What was asked before; null where nothing was.</param>
internal sealed record ReminderItem(ReminderDue Due, VerificationItem Item, VerificationReader? Reader, VerificationAsk? Before)
{
    /// <summary>Whose word counts first on a service's record, by role.</summary>
    private static readonly ContactRole[] Speakers =
        [ContactRole.CypmhsPointOfContact, ContactRole.SinglePointOfAccess, ContactRole.TeamManager,
            ContactRole.MentalHealthSupportTeamLead, ContactRole.LinkWorker];

    private DateTimeOffset? VerifiedAt => Item.Contact is { } contact ? contact.LastVerifiedAt : Item.Service!.LastVerifiedAt;

    /// <summary>The stage reached since it was last confirmed; null where nobody asked since.</summary>
    public AskStage? Reached => Before is { } before && before.VerifiedAt == VerifiedAt ? before.Stage : null;

    /// <summary>Reads a batch: at most five statements.</summary>
    public static async Task<IReadOnlyList<ReminderItem>> LoadAsync(
        DirectoryDbContext db, IReadOnlyList<ReminderDue> batch, DateOnly today, CancellationToken cancellation)
    {
        int[] contactIds = [.. batch.Select(due => due.ContactId).OfType<int>()];
        int[] serviceIds = [.. batch.Select(due => due.ServiceId).OfType<int>()];
        var contacts = await Read(db).Where(c => contactIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var asks = await db.VerificationAsks.Where(
            a => contactIds.Contains(a.PointOfContactId!.Value) || serviceIds.Contains(a.ServiceId!.Value)).ToListAsync(cancellation);
        var asksOfContacts = asks.Where(a => a.PointOfContactId is not null).ToDictionary(a => a.PointOfContactId!.Value);
        var items = batch.Where(due => due.ContactId is { } id && contacts.ContainsKey(id))
            .Select(due => contacts[due.ContactId!.Value] is var contact
            ? new ReminderItem(due, new VerificationItem(contact, null, contact.LastVerifiedAt is null ? null : contact.VerifyBy),
                VerificationReader.From(ContactAddress.Find(contact, today)), asksOfContacts.GetValueOrDefault(contact.Id))
            : null!);
        return serviceIds.Length == 0 ? [.. items] : [.. items, .. await LoadServicesAsync(db, batch, asks, today, cancellation)];
    }

    /// <summary>Records the stage that is reached, over whatever was asked before.</summary>
    public void Mark(DirectoryDbContext db, DateOnly today)
    {
        var ask = Before;
        if (ask is null)
        {
            ask = new VerificationAsk
            {
                PointOfContactId = Due.ContactId,
                ServiceId = Due.ServiceId,
                FirstAskedOn = today,
                AskedOn = today,
            };
            db.VerificationAsks.Add(ask);
        }

        ask.FirstAskedOn = Before is null || Reached is null ? today : ask.FirstAskedOn;
        (ask.VerifiedAt, ask.AskedOn, ask.Stage) = (VerifiedAt, today, Due.Stage);
        ask.NextOn = ReminderRule.NextOn(Due.Stage, Item.By, ask.FirstAskedOn, today);
    }

    private static async Task<IEnumerable<ReminderItem>> LoadServicesAsync(
        DirectoryDbContext db, IReadOnlyList<ReminderDue> batch, List<VerificationAsk> asks, DateOnly today, CancellationToken cancellation)
    {
        int[] ids = [.. batch.Select(due => due.ServiceId).OfType<int>()];
        var services = await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        var contacts = (await Read(db).Where(c => ids.Contains(c.ServiceId!.Value)).ToListAsync(cancellation)).ToLookup(
            c => c.ServiceId!.Value);
        var before = asks.Where(a => a.ServiceId is not null).ToDictionary(a => a.ServiceId!.Value);
        return batch.Where(due => due.ServiceId is { } id && services.ContainsKey(id))
            .Select(due => services[due.ServiceId!.Value] is var service
            ? new ReminderItem(due, new VerificationItem(null, service, service.LastVerifiedAt is null ? null : service.VerifyBy),
                ReaderOf(service, contacts[service.Id], today), before.GetValueOrDefault(service.Id))
            : null!);
    }

    // Somebody in post at the service, before its mailbox.
    private static VerificationReader? ReaderOf(Service service, IEnumerable<PointOfContact> contacts, DateOnly today) =>
        contacts.Where(c => c.UndeliverableSince is null)
            .OrderBy(c => Array.IndexOf(Speakers, c.Role) is >= 0 and var place ? place : Speakers.Length).ThenBy(c => c.Id)
            .Select(c => ContactAddress.Find(c, today)).FirstOrDefault(target => target?.Person is not null) is { } target
            ? VerificationReader.From(target)
            : service.Email is { } mailbox ? new VerificationReader(mailbox, null) : null;

    private static IQueryable<PointOfContact> Read(DirectoryDbContext db) => db.PointsOfContact.AsNoTrackingWithIdentityResolution()
        .Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.School).Include(c => c.Service).Include(c => c.Area)
        .OrderBy(c => c.Id).AsSplitQuery();
}
