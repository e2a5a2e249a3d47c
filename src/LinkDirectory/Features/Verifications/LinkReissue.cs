using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Verifications;

/// <summary>Mails a fresh link to people who have one that is too old.</summary>
public sealed class LinkReissue(
    DirectoryDb directory, VerifyLinks links, MailedVerification verification, VerificationMails mails, Outbox outbox, TimeProvider clock)
{
    /// <summary>
    /// Mails a new link to the person or shared mailbox that the old one was for, at the address recorded now, at most once in
    /// each hour of the clock. The caller learns nothing from it: an address is not shown, nor whether there is one.
    /// </summary>
    public async Task ReissueAsync(string? oldText, CancellationToken cancellation)
    {
        if (links.Open(oldText).Link is not { } link)
        {
            return;
        }

        await using var db = directory.Open();
        var roles = await verification.ReadAsync(db, link, cancellation);
        var items = roles.Roles.Select(role => new VerificationItem(role, null, role.VerifyBy))
            .Concat(roles.Services.Where(service => link.PersonId is null)
            .Select(service => new VerificationItem(null, service, service.VerifyBy))).ToList();
        if (items.Count == 0 || await ReaderAsync(db, link, roles, cancellation) is not { } reader)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var mail = mails.Ask(reader, items, reminder: false,
            $"verify again {reader.Key} {now.ToString("yyyy-MM-dd HH", CultureInfo.InvariantCulture)}");
        await outbox.AddAsync(db, mail, cancellation);
        if (!db.ChangeTracker.HasChanges())
        {
            return;
        }

        AuditTrail.Add(db, roles.Actor, now, "mail a new link to confirm",
            items[0].Contact is { } contact ? $"Point of contact {contact.Id}" : $"Service {items[0].Service!.Reference}");
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<VerificationReader?> ReaderAsync(
        DirectoryDbContext db, VerifyLink link, MailedRoles roles, CancellationToken cancellation)
    {
        if (link.PersonId is not { } id)
        {
            return (roles.Roles.Select(role => role.SharedEmail).FirstOrDefault()
                ?? roles.Services.Select(service => service.Email).FirstOrDefault()) is { } mailbox
                ? new VerificationReader(mailbox, null)
                : null;
        }

        return await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation) is { Email: { } address } person
            ? new VerificationReader(address, person)
            : null;
    }
}
