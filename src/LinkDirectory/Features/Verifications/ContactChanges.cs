using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Changing;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Verifications;

/// <summary>What came of a change to a point of contact or a service's record.</summary>
public enum ContactChangeOutcome
{
    Done,
    NotFound,

    /// <summary>The actor may not change it.</summary>
    NotAllowed,
}

/// <summary>Somebody's word about a point of contact or a service's record.</summary>
/// <param name="At">When it was given; not after now.</param>
/// <param name="By">Who gave it. Personal data.</param>
public sealed record VerificationGiven(DateTimeOffset At, VerificationMethod Method, VerificationOutcome Outcome, string? By);

/// <summary>Writes what people say about points of contact and services' records, each with its audit line.</summary>
public sealed class ContactChanges(ContactDoor door, Leaving leaving, DirectoryDb directory, TimeProvider clock)
{
    /// <summary>
    /// Records a verification of a point of contact. That it is right, or was put right, begins a new period by
    /// <see cref="VerificationCycle"/>, and mail is taken to arrive again; that the holder has left ends their term that day.
    /// </summary>
    public Task<ContactChangeOutcome> VerifyAsync(int contactId, VerificationGiven given, Actor actor, CancellationToken cancellation) =>
        ChangeContactAsync(contactId, "verify point of contact", actor, change => VerifyAsync(change, given, cancellation), cancellation);

    /// <summary>
    /// Records that a service's record is right. <see cref="VerificationOutcome.Left"/> says nothing about a record and is not recorded as
    /// a new period.
    /// </summary>
    public async Task<ContactChangeOutcome> VerifyServiceAsync(
        int serviceId, VerificationGiven given, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.Services.FindAsync([serviceId], cancellation) is not { } service)
        {
            return ContactChangeOutcome.NotFound;
        }

        if (!actor.ConfirmsServices.Contains(serviceId) && !await actor.MayKeepServiceAsync(db, serviceId, cancellation))
        {
            return ContactChangeOutcome.NotAllowed;
        }

        db.Verifications.Add(Read(given, contactId: null, serviceId));
        if (given.Outcome != VerificationOutcome.Left)
        {
            service.LastVerifiedAt = given.At;
            service.VerifyBy = VerificationCycle.OtherVerifyBy(DayOf(given.At),
                await Policies.ForServiceAsync(db, serviceId, cancellation));
        }

        AuditTrail.Add(db, actor, clock.GetUtcNow(), "verify service", $"Service {service.Reference}");
        await db.SaveChangesAsync(cancellation);
        return ContactChangeOutcome.Done;
    }

    /// <summary>Records that mail to a point of contact came back.</summary>
    public Task<ContactChangeOutcome> MailCameBackAsync(int contactId, DateTimeOffset at, Actor actor, CancellationToken cancellation) =>
        ChangeContactAsync(contactId, "mail came back", actor, change => Task.FromResult(change.Contact.UndeliverableSince ??= at),
            cancellation);

    /// <summary>Records until when whoever holds a role is away; null where they are back.</summary>
    public Task<ContactChangeOutcome> SetAwayAsync(int contactId, DateOnly? until, Actor actor, CancellationToken cancellation) =>
        ChangeContactAsync(contactId, "set away", actor, change => Task.FromResult(change.Contact.AwayUntil = until), cancellation);

    // These are right whatever else changed meanwhile, so that they carry no version.
    private async Task<ContactChangeOutcome> ChangeContactAsync(
        int contactId, string act, Actor actor, Func<ContactChange, Task> change, CancellationToken cancellation)
    {
        var answer = await door.ChangeAsync(new ContactTarget(contactId, HolderMay: true), actor, act, async made =>
        {
            await change(made);
            return [];
        }, cancellation);
        return answer.Problems switch
        {
            [] => ContactChangeOutcome.Done,
            [NotFound, ..] => ContactChangeOutcome.NotFound,
            _ => ContactChangeOutcome.NotAllowed,
        };
    }

    internal async Task VerifyAsync(ContactChange change, VerificationGiven given, CancellationToken cancellation)
    {
        var contact = change.Contact;
        var day = DayOf(given.At);
        contact.Verifications.Add(Read(given, contact.Id, serviceId: null));
        if (given.Outcome == VerificationOutcome.Left)
        {
            if (contact.Holders.Find(h => !h.Deputy && h.InPostOn(day)) is { } holder)
            {
                await leaving.RecordAsync(change, holder, day, cancellation);
            }

            return;
        }

        var by = VerificationCycle.VerifyBy(contact, day, await Policies.ForAsync(change.Db, contact, cancellation));
        change.Note("verify by", contact.VerifyBy, by);
        contact.LastVerifiedAt = given.At;
        contact.VerifyBy = by;
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
}
