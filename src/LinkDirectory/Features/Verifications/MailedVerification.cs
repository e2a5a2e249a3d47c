using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications;

/// <summary>
/// What the person who follows a mailed link sees and says. The link alone is their permission, and reaches no further than the
/// roles that are theirs on the day that they follow it: opening it changes nothing, since mail scanners open links.
/// </summary>
public sealed class MailedVerification(
    DirectoryDb directory, VerifyLinks links, VerificationService verifications, PersonAccessLog accessLog, TimeProvider clock)
{
    /// <summary>More than anyone holds; a link does not load the whole directory.</summary>
    private const int MostRoles = 200;

    public async Task<MailedRoles> OpenAsync(string? text, CancellationToken cancellation)
    {
        var (link, expired) = links.Open(text);
        if (link is null || expired)
        {
            return MailedRoles.Refused(link is null ? MailedLinkState.Spoilt : MailedLinkState.Expired);
        }

        await using var db = directory.OpenToRead();
        var opened = await ReadAsync(db, link, cancellation);
        var today = London.Today(clock);
        accessLog.Note(opened.Actor, opened.Roles.SelectMany(role => role.Holders).Where(h => h.InPostOn(today)).Select(h =>
            h.PersonId).Except([link.PersonId ?? 0]));
        return opened;
    }

    /// <summary>Takes the word that a role is right as it is recorded.</summary>
    /// <param name="opened">What the link was good for when the request began.</param>
    /// <returns>Whether it was taken; the link may not be good for it.</returns>
    public async Task<bool> ConfirmAsync(MailedRoles opened, int contactId, CancellationToken cancellation) =>
        opened.Roles.FirstOrDefault(r => r.Id == contactId) is { } role
        && await verifications.RecordAsync(
            contactId, Given(VerificationOutcome.Confirmed, ByOf(opened, role)), opened.Actor, cancellation) is { IsDone: true };

    /// <summary>Takes the word that a service's record is right.</summary>
    /// <returns>Whether it was taken; the link may not be good for it.</returns>
    public async Task<bool> ConfirmServiceAsync(MailedRoles opened, int serviceId, CancellationToken cancellation) =>
        opened.Services.Any(s => s.Id == serviceId)
        && await verifications.RecordServiceAsync(
            serviceId, Given(VerificationOutcome.Confirmed, ByOf(opened)), opened.Actor, cancellation) is { IsDone: true };

    internal VerificationGiven Given(VerificationOutcome outcome, string by) =>
        new(clock.GetUtcNow(), VerificationMethod.EmailedLink, outcome, by);

    /// <summary>Who gave their word: the person, or the mailbox by its role.</summary>
    internal static string ByOf(MailedRoles opened, PointOfContact role) => opened.Name ?? $"{role.DisplayName()}’s shared mailbox";

    /// <summary>Who gave their word about a service's record.</summary>
    internal static string ByOf(MailedRoles opened) => opened.Name ?? "The service’s mailbox";

    /// <summary>What a link is good for today, however old it is.</summary>
    internal async Task<MailedRoles> ReadAsync(DirectoryDbContext db, VerifyLink link, CancellationToken cancellation)
    {
        var today = London.Today(clock);
        var found = await RolesAsync(db, link, today, cancellation);
        var theirs = found.Where(role => IsTheirs(role, link, today)).ToList();
        var serviceIds = theirs.Select(role => role.ServiceId).OfType<int>().ToHashSet();
        var asked = link.Services.ToHashSet();
        var services = await db.Services.Include(s => s.Hours).Where(s => serviceIds.Contains(s.Id) || asked.Contains(s.Id))
            .OrderBy(s => s.Id).ToListAsync(cancellation);
        services.RemoveAll(s => !serviceIds.Contains(s.Id) && !IsMailbox(s.Email, link));
        var name = link.PersonId is { } person
            ? await db.People.Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(cancellation)
            : null;
        return new MailedRoles
        {
            State = MailedLinkState.Good,
            Actor = ActorOf(link, theirs, services),
            Name = name,
            Roles = theirs,
            Services = services,
            NoLongerTheirs = [.. found.Except(theirs)],
        };
    }

    // What the mail asked about, and whatever else the person holds today.
    private static async Task<List<PointOfContact>> RolesAsync(
        DirectoryDbContext db, VerifyLink link, DateOnly today, CancellationToken cancellation)
    {
        var ids = link.Contacts.ToHashSet();
        if (link.PersonId is { } person)
        {
            var held = db.Holders.Where(InPost.On(today)).Where(h => h.PersonId == person).OrderBy(h => h.Id);
            ids.UnionWith(await held.Select(h => h.PointOfContactId).Take(MostRoles).ToListAsync(cancellation));
        }

        return await db.PointsOfContact.Where(c => ids.Contains(c.Id))
            .Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.School).Include(c => c.Service).Include(c => c.Area)
            .OrderBy(c => c.Id).AsSplitQuery().ToListAsync(cancellation);
    }

    private static bool IsTheirs(PointOfContact role, VerifyLink link, DateOnly today) => link.PersonId is { } person
        ? role.Holders.Exists(h => h.PersonId == person && h.InPostOn(today))
        : IsMailbox(role.SharedEmail, link);

    private static bool IsMailbox(string? address, VerifyLink link) =>
        address is not null && string.Equals(Outbox.HashOf(address), link.Mailbox, StringComparison.Ordinal);

    private static Actor ActorOf(VerifyLink link, List<PointOfContact> theirs, List<Service> services) =>
        new(NameOf(link), Channel.MailedLink)
        {
            PersonId = link.PersonId,
            KeepsContacts = theirs.Select(role => role.Id).ToHashSet(),
            ConfirmsServices = services.Select(service => service.Id).ToHashSet(),
        };

    private static string NameOf(VerifyLink link) => link switch
    {
        { PersonId: { } person } => $"person {person}",
        { Contacts: [var contact, ..] } => $"mailbox of point of contact {contact}",
        _ => $"mailbox of service {(link.Services is [var service, ..] ? service : 0)}",
    };
}
