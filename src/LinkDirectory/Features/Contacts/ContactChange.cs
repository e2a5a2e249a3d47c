using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;

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
    public Holder? Holder => Contact.Holders.Find(h => !h.Deputy && h.InPostOn(Today));

    /// <summary>Who stands in today.</summary>
    public Holder? Deputy => Contact.Holders.Find(h => h.Deputy && h.InPostOn(Today));

    /// <summary>What the audit trail says of it, people by their numbers, which new ones have once they are saved.</summary>
    public IEnumerable<AuditChange> Notes => notes.Select(note => note());

    /// <summary>Notes what changed for the audit trail. No personal data.</summary>
    public void Note(string field, string? from, string? to) => notes.Add(() => new AuditChange(field, from, to));

    public void Note(string field, DateOnly? from, DateOnly? to) => Note(field, Text(from), Text(to));

    public void Note(string field, Person? from, Person? to) => notes.Add(() => new AuditChange(field, Text(from), Text(to)));

    /// <summary>Does something in the change's transaction once it is saved, as writing mails: everything has its number by then.</summary>
    public void Afterwards(Func<CancellationToken, Task> act) => afterwards.Add(act);

    internal async Task FinishAsync(CancellationToken cancellation)
    {
        foreach (var act in afterwards)
        {
            await act(cancellation);
        }
    }

    private static string? Text(Person? person) => person is null ? null : $"Person {person.Id}";

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
