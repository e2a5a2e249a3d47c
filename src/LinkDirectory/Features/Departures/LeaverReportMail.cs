using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Departures;

/// <summary>What the link in the mail about a reported leaver stands for.</summary>
/// <param name="PointOfContact">The role.</param>
/// <param name="Person">Who is said to have left it.</param>
public sealed record LeaverReportKey(int PointOfContact, int Person);

/// <summary>Asks an organisation whether somebody has left, and tells the partner who reported it where they have not.</summary>
public sealed class LeaverReportMail(Outbox outbox, SiteAddress site, SignedLinks links, IOptions<LinkLifetimeOptions> lifetimes)
{
    /// <summary>The page that the link leads to, with the sealed text in its query's <c>t</c>.</summary>
    public const string Path = "/leaver-report";

    internal const string Purpose = "leaver report";

    /// <summary>
    /// Asks the role's own mailbox, its deputy and those who keep the contact; and the holder, where there is nobody else to ask.
    /// </summary>
    internal async Task AskAsync(ContactChange change, Holder holder, DateOnly? lastDay, CancellationToken cancellation)
    {
        var contact = change.Contact;
        var role = contact.DisplayNameWithPlace();
        var text = links.Seal(Purpose, new LeaverReportKey(contact.Id, holder.PersonId), lifetimes.Value.LeaverReport);
        var link = site.Link($"{Path}?t={Uri.EscapeDataString(text)}");
        var worksUntil = change.Today.AddDays(lifetimes.Value.LeaverReport.Days);
        var content = LeaverReportedMail.Write(contact.DisplayName(), role, lastDay, link, worksUntil);
        foreach (var (address, name) in await AskedAsync(change, holder, cancellation))
        {
            var mail = new Mail(NotificationKind.LeaverReported, address, content) { Name = name, PointOfContactId = contact.Id };
            await outbox.AddAsync(change.Db, mail, cancellation);
        }
    }

    internal async Task RefutedAsync(ContactChange change, IReadOnlyList<LeaverReport> reports, CancellationToken cancellation)
    {
        var accounts = reports.Select(r => r.ReportedById).OfType<int>().Distinct().ToList();
        var content = StillInPostMail.Write(
            change.Contact.DisplayNameWithPlace(), change.Contact.OrganisationName(), site.Link(change.Contact.PagePath()));
        foreach (var account in await change.Db.Accounts.Where(a => accounts.Contains(a.Id)).OrderBy(a => a.Id)
            .Select(a => new { a.Email, a.Name }).ToListAsync(cancellation))
        {
            await outbox.AddAsync(change.Db, new Mail(NotificationKind.ContactChanged, account.Email, content)
            {
                Name = account.Name,
                PointOfContactId = change.Contact.Id,
            }, cancellation);
        }
    }

    private static async Task<IReadOnlyList<(string Address, string? Name)>> AskedAsync(
        ContactChange change, Holder holder, CancellationToken cancellation)
    {
        var contact = change.Contact;
        var provider = contact.Service?.ProviderId;
        var keepers = await change.Db.Accounts
            .Where(a => a.ClosedAt == null && a.Memberships.Any(m => (m.SchoolId != null && m.SchoolId == contact.SchoolId)
                || (m.ServiceId != null && m.ServiceId == contact.ServiceId) || (m.ProviderId != null && m.ProviderId == provider)))
            .OrderBy(a => a.Id).Select(a => new { a.Email, a.Name }).ToListAsync(cancellation);
        var asked = new List<(string Address, string? Name)>();
        if (contact.SharedEmail is { } shared)
        {
            asked.Add((shared, null));
        }

        if (change.Deputy?.Person is { Email: { } deputy } person)
        {
            asked.Add((deputy, person.Name));
        }

        asked.AddRange(keepers.Select(k => (k.Email, (string?)k.Name)));
        if (asked.Count == 0 && holder.Person.Email is { } own)
        {
            asked.Add((own, holder.Person.Name));
        }

        return [.. asked.DistinctBy(a => a.Address, StringComparer.OrdinalIgnoreCase)];
    }
}
