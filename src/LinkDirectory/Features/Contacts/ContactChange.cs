using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts;

/// <summary>One change of a point of contact while it is made.</summary>
/// <param name="Db">The context that the change is saved with.</param>
/// <param name="Contact">With its holders, their people and its organisation.</param>
/// <param name="AsKeeper">False where the actor may make it only because they hold the role.</param>
public sealed record ContactChange(
    DirectoryDbContext Db, PointOfContact Contact, Actor Actor, DateTimeOffset Now, DateOnly Today, bool AsKeeper)
{
    private readonly List<Func<AuditChange>> notes = [];
    private readonly List<Func<CancellationToken, Task>> afterwards = [];

    /// <summary>Who is in post today.</summary>
    public Holder? Holder => Contact.HolderOn(Today);

    /// <summary>The deputy today.</summary>
    public Holder? Deputy => Contact.DeputyOn(Today);

    /// <summary>
    /// Records what somebody said about the role. That it is right, or was put right, begins a new period by
    /// <see cref="VerificationCycle"/>, and mail is taken to arrive again.
    /// </summary>
    public async Task ConfirmAsync(VerificationGiven given, CancellationToken cancellation)
    {
        Contact.Verifications.Add(given.Record(Contact.Id, serviceId: null));
        if (given.Outcome == VerificationOutcome.Left)
        {
            return;
        }

        var by = VerificationCycle.VerifyBy(Contact, given.Day, await VerificationPolicies.OfAsync(Db, Contact, cancellation));
        Note("verify by", Contact.VerifyBy, by);
        (Contact.LastVerifiedAt, Contact.VerifyBy, Contact.UndeliverableSince) = (given.At, by, null);
    }

    /// <summary>Ends a holder's term, or takes its end away. An absence is over once they have left.</summary>
    public void End(Holder holder, DateOnly? lastDay)
    {
        Note("holder's last day", holder.Until, lastDay);
        holder.Until = lastDay;
        if (lastDay < Today)
        {
            Contact.AwayUntil = null;
        }
    }

    /// <summary>
    /// Moves the role to the school that followed the one that has closed. What was confirmed of the one is not confirmed of the other.
    /// </summary>
    internal void MoveTo(School school)
    {
        Note("school", $"School {Contact.SchoolId}", $"School {school.Id}");
        Note("verify by", Contact.VerifyBy, null);
        (Contact.School, Contact.SchoolId, Contact.LastVerifiedAt, Contact.VerifyBy) = (school, school.Id, null, null);
        Contact.Version++;
    }

    /// <summary>Notes what changed for the audit trail. No personal data.</summary>
    public void Note(string field, string? from, string? to) => notes.Add(() => new AuditChange(field, from, to));

    public void Note(string field, DateOnly? from, DateOnly? to) => Note(field, Text(from), Text(to));

    public void Note(string field, Person? from, Person? to) => notes.Add(() => new AuditChange(field, Text(from), Text(to)));

    /// <summary>Does something in the change's transaction once it is saved, as writing mails: everything has its number by then.</summary>
    public void Afterwards(Func<CancellationToken, Task> act) => afterwards.Add(act);

    /// <summary>
    /// Saves it in the transaction of its caller: first what changed, then mails and the audit line, which by then know every number.
    /// </summary>
    internal async Task SaveAsync(string act, CancellationToken cancellation)
    {
        await Db.SaveChangesAsync(cancellation);
        foreach (var finish in afterwards)
        {
            await finish(cancellation);
        }

        AuditTrail.Add(Db, Actor, Now, act, $"Point of contact {Contact.Id}", changes: notes.Select(note => note()));
        await Db.SaveChangesAsync(cancellation);
    }

    private static string? Text(Person? person) => person is null ? null : $"Person {person.Id}";

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
