using System.Text.Json;

namespace LinkDirectory.Features.Audit;

/// <summary>Writes the audit trail: the only writer of its lines.</summary>
public static class AuditTrail
{
    /// <summary>Adds a line to what the context saves next, in the transaction of the change that it tells of.</summary>
    /// <param name="act">The act in the domain's words, as in "import gias".</param>
    /// <param name="subject">What it was done to, as in "School 100000"; never personal data.</param>
    /// <param name="changes">What changed, from what to what; fields that stayed are left out.</param>
    public static void Add(
        DirectoryDbContext db, Actor actor, DateTimeOffset at, string act, string subject, string? detail = null,
        params IEnumerable<AuditChange> changes)
    {
        var changed = changes.Where(change => !string.Equals(change.From, change.To, StringComparison.Ordinal)).ToList();
        db.AuditLines.Add(new AuditLine
        {
            At = at,
            Actor = actor.Name,
            AccountId = actor.AccountId,
            Channel = actor.Channel,
            Act = act,
            Subject = subject,
            Detail = detail,
            Changes = changed.Count == 0 ? null : JsonSerializer.Serialize(changed),
        });
    }

    internal static IReadOnlyList<AuditChange> ChangesOf(AuditLine line) =>
        line.Changes is null ? [] : JsonSerializer.Deserialize<List<AuditChange>>(line.Changes)!;
}
