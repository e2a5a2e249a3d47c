using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Contacts;

/// <summary>What came of a change to a point of contact or a service's record.</summary>
public enum ContactChangeOutcome
{
    Done,
    NotFound,

    /// <summary>The actor may not change the directory.</summary>
    NotAllowed,
}

/// <summary>Somebody's word about a point of contact or a service's record.</summary>
/// <param name="At">When it was given; not after now.</param>
/// <param name="By">Who gave it. Personal data.</param>
public sealed record VerificationGiven(DateTimeOffset At, VerificationMethod Method, VerificationOutcome Outcome, string? By);

/// <summary>Writes what people say about points of contact and services' records, each with its audit line.</summary>
public sealed class ContactChanges(DirectoryDb directory, TimeProvider clock)
{
    /// <summary>
    /// Records a verification of a point of contact. That it is right, or was put right, begins a new period by
    /// <see cref="VerificationCycle"/>, and mail is taken to arrive again; that the holder has left ends their term that day.
    /// </summary>
    public Task<ContactChangeOutcome> VerifyAsync(int contactId, VerificationGiven given, Actor actor, CancellationToken cancellation) =>
        ChangeContactAsync(contactId, "verify point of contact", actor, contact => Verify(contact, given), cancellation);

    /// <summary>Records that a service's record is right. <see cref="VerificationOutcome.Left"/> says nothing about a record and is not recorded as a new period.</summary>
    public async Task<ContactChangeOutcome> VerifyServiceAsync(int serviceId, VerificationGiven given, Actor actor, CancellationToken cancellation)
    {
        if (!actor.EditsDirectory)
        {
            return ContactChangeOutcome.NotAllowed;
        }

        await using var db = directory.Open();
        if (await db.Services.FindAsync([serviceId], cancellation) is not { } service)
        {
            return ContactChangeOutcome.NotFound;
        }

        db.Verifications.Add(Read(given, contactId: null, serviceId));
        if (given.Outcome != VerificationOutcome.Left)
        {
            service.LastVerifiedAt = given.At;
            service.VerifyBy = VerificationCycle.OtherVerifyBy(DayOf(given.At));
        }

        Audit(db, "verify service", $"Service {service.Reference}", actor);
        await db.SaveChangesAsync(cancellation);
        return ContactChangeOutcome.Done;
    }

    /// <summary>Records that mail to a point of contact came back.</summary>
    public Task<ContactChangeOutcome> MailCameBackAsync(int contactId, DateTimeOffset at, Actor actor, CancellationToken cancellation) =>
        ChangeContactAsync(contactId, "mail came back", actor, contact => contact.UndeliverableSince ??= at, cancellation);

    /// <summary>Records until when whoever holds a role is away; null where they are back.</summary>
    public Task<ContactChangeOutcome> SetAwayAsync(int contactId, DateOnly? until, Actor actor, CancellationToken cancellation) =>
        ChangeContactAsync(contactId, "set away", actor, contact => contact.AwayUntil = until, cancellation);

    private async Task<ContactChangeOutcome> ChangeContactAsync(int contactId, string act, Actor actor, Action<PointOfContact> change, CancellationToken cancellation)
    {
        if (!actor.EditsDirectory)
        {
            return ContactChangeOutcome.NotAllowed;
        }

        await using var db = directory.Open();
        if (await db.PointsOfContact.Include(c => c.Holders).SingleOrDefaultAsync(c => c.Id == contactId, cancellation) is not { } contact)
        {
            return ContactChangeOutcome.NotFound;
        }

        change(contact);
        if (db.ChangeTracker.HasChanges())
        {
            contact.Version++;
            Audit(db, act, $"Point of contact {contact.Id}", actor);
            await db.SaveChangesAsync(cancellation);
        }

        return ContactChangeOutcome.Done;
    }

    private static void Verify(PointOfContact contact, VerificationGiven given)
    {
        var day = DayOf(given.At);
        contact.Verifications.Add(Read(given, contact.Id, serviceId: null));
        if (given.Outcome == VerificationOutcome.Left)
        {
            foreach (var holder in contact.Holders.Where(h => !h.Deputy && h.InPostOn(day)))
            {
                holder.Until = day;
            }

            return;
        }

        contact.LastVerifiedAt = given.At;
        contact.VerifyBy = VerificationCycle.VerifyBy(contact, day);
        contact.UndeliverableSince = null;
    }

    private static Verification Read(VerificationGiven given, int? contactId, int? serviceId) => new()
    {
        PointOfContactId = contactId,
        ServiceId = serviceId,
        At = given.At,
        Method = given.Method,
        Outcome = given.Outcome,
        By = given.By,
    };

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(London.TimeAt(at));

    private void Audit(DirectoryDbContext db, string act, string subject, Actor actor) =>
        AuditTrail.Add(db, actor, clock.GetUtcNow(), act, subject);
}
