using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>Makes points of contact undeliverable when mail to one of their addresses came back.</summary>
public sealed class Undeliverable(DirectoryDb directory, RoleDetails contacts, TimeProvider clock)
{
    private static readonly Actor Job = Actor.Job("mail");

    /// <summary>
    /// Marks every point of contact whose mailbox this is, or whose holder or deputy has this address now. Doing so again changes
    /// nothing.
    /// </summary>
    /// <param name="mail">The mail that came back, whose point of contact and person are looked at whatever the letters' case.</param>
    /// <param name="address">Where the mail went; null where the report does not say.</param>
    public async Task MarkAsync(Notification mail, string? address, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var id in await AtAsync(mail, address?.Trim() ?? "", cancellation))
        {
            await contacts.MailCameBackAsync(id, at, Job, cancellation);
        }
    }

    private async Task<IReadOnlyList<int>> AtAsync(Notification mail, string address, CancellationToken cancellation)
    {
        var today = London.Today(clock);
        var small = address.ToLowerInvariant();
        var hash = mail.AddressHash;
        await using var db = directory.OpenToRead();
        var mailboxes = await db.PointsOfContact.Where(
            c => c.Id == mail.PointOfContactId || c.SharedEmail == address || c.SharedEmail == small)
            .Select(c => new { c.Id, Email = c.SharedEmail }).ToListAsync(cancellation);
        var people = await db.People.Where(p => p.Id == mail.PersonId || p.Email == address || p.Email == small)
            .Select(p => new { p.Id, p.Email }).ToListAsync(cancellation);
        var theirs = people.Where(p => p.Email is not null && Outbox.HashOf(p.Email) == hash).Select(p => p.Id).ToList();
        var roles = await db.Holders.Where(InPost.On(today)).Where(h => theirs.Contains(h.PersonId))
            .Select(h => h.PointOfContactId).ToListAsync(cancellation);
        return [.. mailboxes.Where(m => m.Email is not null && Outbox.HashOf(m.Email) == hash).Select(m => m.Id).Union(roles).Order()];
    }
}
