using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications;

/// <summary>How and when a service's record was last confirmed.</summary>
public sealed record LastVerification(DateTimeOffset At, VerificationMethod Method);

/// <summary>
/// Records what people say about points of contact and services' records, with who said it: for themselves while they are signed
/// in, to somebody on the telephone, or by a mailed link.
/// </summary>
public sealed class VerificationService(ContactUnitOfWork work, RecordDeparture departure, DirectoryDb directory, TimeProvider clock)
{
    private const string Act = "verify point of contact";

    /// <summary>Takes the signed-in person's own word about a role that they hold or keep.</summary>
    public async Task<Result<ContactView>> VerifyAsync(
        int contactId, VerificationOutcome outcome, Actor actor, CancellationToken cancellation) =>
        await ChangeAsync(contactId, await OwnWordAsync(outcome, actor, cancellation), actor, cancellation);

    /// <summary>Records what somebody said about a role on the telephone to those who keep it or edit its area.</summary>
    /// <param name="spokeTo">Who said so, as they gave their name. Personal data.</param>
    public async Task<Result<ContactView>> RecordCallAsync(
        int contactId, VerificationOutcome outcome, string spokeTo, Actor actor, CancellationToken cancellation)
    {
        var read = new InputReader();
        var by = read.Line("spokeTo", spokeTo, 120);
        if (by is null)
        {
            read.Refuse("spokeTo", "Enter the name of the person you spoke to");
        }

        return read.Problems.Count > 0
            ? Result<ContactView>.Refused(read.Problems)
            : await ChangeAsync(contactId, Given(VerificationMethod.Telephone, outcome, by), actor, cancellation);
    }

    /// <summary>Records what was said about a role, whenever it was. That the holder has left ends their term that day.</summary>
    public Task<Result> RecordAsync(
        int contactId, VerificationGiven given, Actor actor, CancellationToken cancellation) =>
        work.RunAsync(Target(contactId), actor, Act, change => RecordAsync(change, given, cancellation), cancellation);

    /// <summary>Takes the word that a service's record is right: the signed-in person's own, or somebody's on the telephone.</summary>
    /// <param name="spokeTo">Who said so on the telephone; null for the signed-in person's own word. Personal data.</param>
    public async Task<Result> VerifyServiceAsync(int serviceId, string? spokeTo, Actor actor, CancellationToken cancellation)
    {
        var given = string.IsNullOrWhiteSpace(spokeTo)
            ? await OwnWordAsync(VerificationOutcome.Confirmed, actor, cancellation)
            : Given(VerificationMethod.Telephone, VerificationOutcome.Confirmed, spokeTo.Trim());
        return await RecordServiceAsync(serviceId, given, actor, cancellation);
    }

    /// <summary>Records what was said about a service's record, whenever it was.</summary>
    public async Task<Result> RecordServiceAsync(int serviceId, VerificationGiven given, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.Services.FindAsync([serviceId], cancellation) is not { } service)
        {
            return new NotFound("Service", serviceId);
        }

        if (!actor.ConfirmsServices.Contains(serviceId) && !await actor.MayKeepServiceAsync(db, serviceId, cancellation))
        {
            return new NotAllowed();
        }

        await ConfirmAsync(db, service, given, actor, cancellation);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>How and when a service's record was last confirmed; null where it never was, or came with its date from a file.</summary>
    public async Task<LastVerification?> LastOfServiceAsync(int serviceId, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await db.Verifications.Where(v => v.ServiceId == serviceId && v.Outcome != VerificationOutcome.Left)
            .OrderByDescending(v => v.Id).Select(v => new LastVerification(v.At, v.Method)).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Records a word about a role as one part of a change.</summary>
    internal async Task<Result> RecordAsync(ContactChange change, VerificationGiven given, CancellationToken cancellation)
    {
        await change.ConfirmAsync(given, cancellation);
        if (given.Outcome == VerificationOutcome.Left && change.Contact.HolderOn(given.Day) is { } holder)
        {
            await departure.EndAsync(change, holder, given.Day, cancellation);
        }

        return Result.Done;
    }

    /// <summary>Records a word about a service's record in a transaction that its caller ends.</summary>
    internal async Task ConfirmAsync(
        DirectoryDbContext db, Service service, VerificationGiven given, Actor actor, CancellationToken cancellation)
    {
        given.AddTo(db, service);
        if (given.Outcome != VerificationOutcome.Left)
        {
            var policies = await VerificationPolicies.OfServiceAsync(db, service.Id, cancellation);
            service.Confirm(given.At, VerificationCycle.OtherVerifyBy(given.Day, policies));
        }

        AuditTrail.Add(db, actor, clock.GetUtcNow(), "verify service", $"Service {service.Reference}");
    }

    private Task<Result<ContactView>> ChangeAsync(
        int contactId, VerificationGiven given, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Target(contactId), actor, Act, change => RecordAsync(change, given, cancellation), cancellation);

    // A word is right whatever else changed meanwhile, so it carries no version.
    private static ContactTarget Target(int contactId) => new(contactId, HolderMay: true);

    private async Task<VerificationGiven> OwnWordAsync(VerificationOutcome outcome, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var name = await db.Accounts.Where(a => a.Id == actor.AccountId).Select(a => a.Name).SingleOrDefaultAsync(cancellation);
        return Given(VerificationMethod.SignedIn, outcome, name);
    }

    private VerificationGiven Given(VerificationMethod method, VerificationOutcome outcome, string? by) =>
        new(clock.GetUtcNow(), method, outcome, by);
}
