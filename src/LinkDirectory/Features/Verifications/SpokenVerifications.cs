using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Changing;
using LinkDirectory.Features.Contacts;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Verifications;

/// <summary>How and when a service's record was last confirmed.</summary>
public sealed record LastWord(DateTimeOffset At, VerificationMethod Method);

/// <summary>Verifications by whoever is signed in, for themselves or for somebody whom they have spoken to.</summary>
public sealed class SpokenVerifications(DirectoryDb directory, ContactChanges changes, PointsOfContact contacts, TimeProvider clock)
{
    /// <summary>Takes the signed-in person's own word about a role that they hold or keep.</summary>
    public async Task<Answer<ContactReading>> VerifyAsync(
        int contactId, VerificationOutcome outcome, Actor actor, CancellationToken cancellation)
    {
        var by = await NameOfAsync(actor, cancellation);
        return await AnswerAsync(contactId, await changes.VerifyAsync(contactId, Given(VerificationMethod.SignedIn, outcome, by), actor,
            cancellation), actor, cancellation);
    }

    /// <summary>Whether the actor keeps the role, and so may record what was said of it.</summary>
    public async Task<bool> MayRecordAsync(PointOfContact contact, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await actor.MayKeepContactAsync(db, contact, cancellation);
    }

    /// <summary>Records what somebody said of a role on the telephone to whoever keeps it or edits its area.</summary>
    /// <param name="spokeTo">Who said so, as they gave their name. Personal data.</param>
    public async Task<Answer<ContactReading>> RecordAsync(
        int contactId, VerificationOutcome outcome, string spokeTo, Actor actor, CancellationToken cancellation)
    {
        var read = new InputReader();
        var by = read.Line("spokeTo", spokeTo, 120);
        if (by is null)
        {
            read.Refuse("spokeTo", "Enter the name of whoever you spoke to");
        }

        return read.Problems.Count > 0
            ? Answer<ContactReading>.Refused(read.Problems)
            : await AnswerAsync(contactId, await changes.VerifyAsync(contactId, Given(VerificationMethod.Telephone, outcome, by), actor,
                cancellation), actor, cancellation);
    }

    /// <summary>Takes the word that a service's record is right: the signed-in person's own, or somebody's on the telephone.</summary>
    /// <param name="spokeTo">Who said so on the telephone; null for the signed-in person's own word. Personal data.</param>
    public async Task<ContactChangeOutcome> VerifyServiceAsync(int serviceId, string? spokeTo, Actor actor, CancellationToken cancellation)
    {
        var given = string.IsNullOrWhiteSpace(spokeTo)
            ? Given(VerificationMethod.SignedIn, VerificationOutcome.Confirmed, await NameOfAsync(actor, cancellation))
            : Given(VerificationMethod.Telephone, VerificationOutcome.Confirmed, spokeTo.Trim());
        return await changes.VerifyServiceAsync(serviceId, given, actor, cancellation);
    }

    /// <summary>How and when a service's record was last confirmed; null where it never was, or came with its date from a file.</summary>
    public async Task<LastWord?> OfServiceAsync(int serviceId, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await db.Verifications.Where(v => v.ServiceId == serviceId && v.Outcome != VerificationOutcome.Left)
            .OrderByDescending(v => v.Id).Select(v => new LastWord(v.At, v.Method)).FirstOrDefaultAsync(cancellation);
    }

    private VerificationGiven Given(VerificationMethod method, VerificationOutcome outcome, string? by) =>
        new(clock.GetUtcNow(), method, outcome, by);

    private async Task<string?> NameOfAsync(Actor actor, CancellationToken cancellation)
    {
        if (actor.AccountId is not { } account)
        {
            return null;
        }

        await using var db = directory.OpenToRead();
        return await db.Accounts.Where(a => a.Id == account).Select(a => a.Name).SingleOrDefaultAsync(cancellation);
    }

    private async Task<Answer<ContactReading>> AnswerAsync(
        int contactId, ContactChangeOutcome outcome, Actor actor, CancellationToken cancellation) => outcome switch
        {
            ContactChangeOutcome.NotFound => Answer<ContactReading>.Refused(new NotFound("PointOfContact", contactId)),
            ContactChangeOutcome.NotAllowed => Answer<ContactReading>.Refused(new NotAllowed()),
            _ => Answer<ContactReading>.Done((await contacts.ByIdsAsync([contactId], actor, cancellation)).Single()),
        };
}
