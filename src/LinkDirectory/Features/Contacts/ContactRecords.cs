using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Changing;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Contacts;

/// <summary>A new role; at exactly one school, service or area.</summary>
public sealed record ContactToAdd(int? SchoolId, int? ServiceId, int? AreaId, ContactRole Role)
{
    /// <summary>Tells roles of one kind at one organisation apart; null or empty where there is one.</summary>
    public string? Label { get; init; }

    public string? SharedEmail { get; init; }

    public string? SharedTelephone { get; init; }

    public string? Availability { get; init; }
}

/// <summary>Writes what is known of a role itself: its mailbox, telephone and hours, who stands in, and when the holder is away.</summary>
public sealed class ContactRecords(
    ContactDoor door, PointsOfContact contacts, ContactEvents events, DirectoryDb directory, TimeProvider clock)
{
    /// <summary>Adds a role, which nobody holds until somebody is named.</summary>
    /// <exception cref="ArgumentException">It is at no organisation, or at several.</exception>
    public async Task<Answer<ContactReading>> AddAsync(ContactToAdd given, Actor actor, CancellationToken cancellation)
    {
        var read = new InputReader();
        var contact = new PointOfContact
        {
            SchoolId = given.SchoolId,
            ServiceId = given.ServiceId,
            AreaId = given.AreaId,
            Role = given.Role,
            Label = read.Line("label", given.Label, 80) ?? "",
            SharedEmail = read.Email("sharedEmail", given.SharedEmail),
            SharedTelephone = read.Telephone("sharedTelephone", given.SharedTelephone),
            Availability = read.Line("availability", given.Availability, 300),
        };
        await using var db = directory.Open();
        if (await OrganisationProblemAsync(db, contact, actor, cancellation) is { } problem)
        {
            return Answer<ContactReading>.Refused(problem);
        }

        if (await IsThereAsync(db, contact, cancellation))
        {
            read.Refuse("label", "This role is there already. To add another of its kind, write what tells it apart.");
        }

        if (read.Problems.Count > 0)
        {
            return Answer<ContactReading>.Refused(read.Problems);
        }

        return await SaveAsync(db, contact, actor, cancellation);
    }

    /// <summary>
    /// Changes what is known of a role. An edit verifies nothing. Whoever holds the role may say until when they are away and
    /// who stands in, though they keep nothing else.
    /// </summary>
    public Task<Answer<ContactReading>> UpdateAsync(
        int contactId, int version, ContactEdit edit, Actor actor, CancellationToken cancellation) =>
        door.ChangeAsync(new ContactTarget(contactId, version, HolderMay: edit.IsOfHolder), actor, "update point of contact",
            change => edit.ApplyAsync(change, cancellation), cancellation);

    private async Task<Answer<ContactReading>> SaveAsync(
        DirectoryDbContext db, PointOfContact contact, Actor actor, CancellationToken cancellation)
    {
        db.PointsOfContact.Add(contact);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            if (!await IsThereAsync(db, contact, cancellation))
            {
                throw;
            }

            return Answer<ContactReading>.Refused(new InvalidInput("Somebody has just added this role. Look it up again.", "role"));
        }

        AuditTrail.Add(db, actor, clock.GetUtcNow(), "add point of contact", $"Point of contact {contact.Id}", detail: null,
            new AuditChange("role", null, contact.Role.ToString()),
            new AuditChange("sharedEmail", null, contact.SharedEmail),
            new AuditChange("sharedTelephone", null, contact.SharedTelephone));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await events.ChangedAsync(contact.Id);
        return Answer<ContactReading>.Done((await contacts.ByIdsAsync([contact.Id], actor, cancellation)).Single());
    }

    private static async Task<IProblem?> OrganisationProblemAsync(
        DirectoryDbContext db, PointOfContact contact, Actor actor, CancellationToken cancellation)
    {
        var (kind, id, known) = contact switch
        {
            { SchoolId: { } school, ServiceId: null, AreaId: null } =>
                ("School", school, await db.Schools.AnyAsync(s => s.Id == school, cancellation)),
                { SchoolId: null, ServiceId: { } service, AreaId: null } =>
                    ("Service", service, await db.Services.AnyAsync(s => s.Id == service, cancellation)),
            { SchoolId: null, ServiceId: null, AreaId: { } area } =>
                ("Area", area, await db.Areas.AnyAsync(a => a.Id == area, cancellation)),
            _ => throw new ArgumentException("A role is at one school, service or area.", nameof(contact)),
        };
        return !known ? new NotFound(kind, id)
            : await actor.MayKeepContactAsync(db, contact, cancellation) ? null : new NotAllowed();
    }

    private static Task<bool> IsThereAsync(DirectoryDbContext db, PointOfContact contact, CancellationToken cancellation) =>
        db.PointsOfContact.AnyAsync(
        c => c.SchoolId == contact.SchoolId
            && c.ServiceId == contact.ServiceId
            && c.AreaId == contact.AreaId
            && c.Role == contact.Role
            && c.Label == contact.Label, cancellation);
}
