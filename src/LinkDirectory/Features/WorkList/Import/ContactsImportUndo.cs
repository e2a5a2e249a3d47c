using System.Data;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LinkDirectory.Features.WorkList.Import;

/// <summary>What came of undoing an import.</summary>
/// <param name="Records">How many points of contact are as they were; 0 where it was not undone.</param>
/// <param name="InTheWay">The points of contact that were changed since, or are used by something since: nothing was undone.</param>
/// <param name="Refusal">Why it cannot be undone at all; null otherwise.</param>
public sealed record ImportUndone(int Records, IReadOnlyList<string> InTheWay, string? Refusal)
{
    public bool IsDone => Refusal is null && InTheWay.Count == 0;
}

/// <summary>An import that somebody may undo, or has.</summary>
public sealed record UndoableRun(int RunId, string FileName, DateTimeOffset At, int Added, int Changed, DateTimeOffset? UndoneAt);

/// <summary>
/// Takes an import of points of contact back, all of it or nothing, as long as nothing else has changed what it wrote.
/// Records verified, edited or linked since prevent it and are named.
/// </summary>
public sealed class ContactsImportUndo(DirectoryDb directory, ImportSeal seal, TimeProvider clock)
{
    private const int MostRuns = 20;

    /// <summary>The actor's own imports of the last days that can be undone or have been, newest first.</summary>
    public async Task<IReadOnlyList<UndoableRun>> RecentAsync(Actor actor, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddDays(-ImportUndo.Days);
        await using var db = directory.OpenToRead();
        return await db.Set<ImportUndo>().Where(u => u.ImportedAt >= since)
            .Join(db.ImportRuns.Where(r => r.Actor == actor.Name && r.Kind == "contacts"), u => u.ImportRunId, r => r.Id,
                (u, r) => new { u, r })
            .OrderByDescending(x => x.u.ImportedAt).ThenByDescending(x => x.u.ImportRunId).Take(MostRuns)
            .Select(x => new UndoableRun(x.r.Id, x.r.FileName, x.u.ImportedAt, x.r.Added, x.r.Changed, x.u.UndoneAt))
            .ToListAsync(cancellation);
    }

    public async Task<ImportUndone> UndoAsync(int runId, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var run = await db.ImportRuns.SingleOrDefaultAsync(r => r.Id == runId && r.Actor == actor.Name, cancellation);
        var undo = run is null || !actor.Imports
            ? null
            : await db.Set<ImportUndo>().SingleOrDefaultAsync(u => u.ImportRunId == runId, cancellation);
        if (undo is null || undo.Sealed is not { } before || undo.ImportedAt < now.AddDays(-ImportUndo.Days))
        {
            return new ImportUndone(0, [], undo?.UndoneAt is null
                ? $"This import cannot be undone: that is possible for {ImportUndo.Days} days, for the person who imported it."
                : "This import has been undone already.");
        }

        var records = ImportMemory.Read(seal.Open(before));
        var found = await FoundRecords.LoadAsync(db, records, cancellation);
        var inTheWay = await found.InTheWayAsync(actor, cancellation);
        if (inTheWay.Count > 0)
        {
            return new ImportUndone(0, inTheWay, null);
        }

        found.PutBack();
        undo.Close(now);
        AuditTrail.Add(db, actor, now, "undo import contacts", string.Create(CultureInfo.InvariantCulture, $"Import {runId}"),
            $"{found.Contacts} points of contact as they were before");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new ImportUndone(found.Contacts, [], null);
    }
}

/// <summary>The records that an import wrote, as they are now.</summary>
internal sealed class FoundRecords
{
    private readonly DirectoryDbContext db;
    private readonly IReadOnlyList<(RememberedRecord Record, EntityEntry? Entry)> all;

    private FoundRecords(DirectoryDbContext db, IReadOnlyList<(RememberedRecord, EntityEntry?)> all) => (this.db, this.all) = (db, all);

    public int Contacts => all.Count(r => r.Record.Kind == nameof(PointOfContact));

    public static async Task<FoundRecords> LoadAsync(
        DirectoryDbContext db, IReadOnlyList<RememberedRecord> records, CancellationToken cancellation)
    {
        var (contacts, holders, people) = (Ids(nameof(PointOfContact)), Ids(nameof(Holder)), Ids(nameof(Person)));
        var entries = new Dictionary<(string, int), EntityEntry>();
        foreach (var contact in await db.PointsOfContact.Where(c => contacts.Contains(c.Id)).Include(c => c.Holders)
            .ThenInclude(h => h.Person)
            .Include(c => c.School).Include(c => c.Service).Include(c => c.Area).AsSplitQuery().ToListAsync(cancellation))
        {
            entries[(nameof(PointOfContact), contact.Id)] = db.Entry(contact);
        }

        foreach (var holder in await db.Holders.Where(h => holders.Contains(h.Id)).ToListAsync(cancellation))
        {
            entries[(nameof(Holder), holder.Id)] = db.Entry(holder);
        }

        foreach (var person in await db.People.Where(p => people.Contains(p.Id)).ToListAsync(cancellation))
        {
            entries[(nameof(Person), person.Id)] = db.Entry(person);
        }

        return new FoundRecords(db, [.. records.Select(r => (r, entries.GetValueOrDefault((r.Kind, r.Id))))]);

        int[] Ids(string kind) => [.. records.Where(r => r.Kind == kind).Select(r => r.Id)];
    }

    /// <summary>The points of contact that keep the import from being undone, in words.</summary>
    public async Task<IReadOnlyList<string>> InTheWayAsync(Actor actor, CancellationToken cancellation)
    {
        var ids = all.Where(r => r.Record is { Kind: nameof(PointOfContact), Was: null }).Select(r => r.Record.Id).ToArray();
        var used = (await db.Links.Where(l => ids.Contains(l.SchoolContactId!.Value) || ids.Contains(l.ServiceContactId!.Value))
            .Select(l => new { l.SchoolContactId, l.ServiceContactId }).ToListAsync(cancellation))
            .SelectMany(l => new[] { l.SchoolContactId, l.ServiceContactId }).ToHashSet();
        var said = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (record, entry) in all)
        {
            if (entry is null)
            {
                said.Add("One of its records is no longer there.");
            }
            else if (!record.IsUntouched(entry)
                || (record.Kind == nameof(PointOfContact)
                    && (used.Contains(record.Id) || !await actor.MayKeepContactAsync(db, (PointOfContact)entry.Entity, cancellation))))
            {
                said.Add(Words(entry.Entity));
            }
            else if (record is { Kind: nameof(Person), Was: null } && await IsUsedAsync(record.Id, cancellation))
            {
                said.Add(Words(entry.Entity));
            }
        }

        return [.. said];
    }

    public void PutBack()
    {
        foreach (var (record, entry) in all)
        {
            if (record.Was is null)
            {
                entry!.State = EntityState.Deleted;
                continue;
            }

            record.PutBack(entry!);
            if (entry!.Entity is PointOfContact contact)
            {
                // The version goes on, so that people who have the contact open are told.
                contact.CountChangeAfter((int)entry.Property(nameof(PointOfContact.Version)).OriginalValue!);
            }
        }
    }

    // Somebody whom the import added and who has a role, an account or a handover besides.
    private async Task<bool> IsUsedAsync(int person, CancellationToken cancellation)
    {
        var added = all.Where(r => r.Record is { Kind: nameof(Holder), Was: null }).Select(r => r.Record.Id).ToHashSet();
        var holders = await db.Holders.Where(h => h.PersonId == person).Select(h => h.Id).ToListAsync(cancellation);
        return holders.Exists(h => !added.Contains(h))
            || await db.Accounts.AnyAsync(a => a.PersonId == person, cancellation)
            || await db.Handovers.AnyAsync(h => h.SuccessorId == person, cancellation)
            || await db.LeaverReports.AnyAsync(r => r.PersonId == person, cancellation);
    }

    private string Words(object record) => record switch
    {
        PointOfContact contact =>
            ContactReader.Subject(contact.School?.Name ?? contact.Service?.Name ?? contact.Area?.Name ?? "", contact.Role, contact.Label),
        Holder holder => SubjectOf(holder.PointOfContactId),
        Person person => all.Where(r => r.Entry?.Entity is Holder h && h.PersonId == person.Id)
            .Select(r => SubjectOf(((Holder)r.Entry!.Entity).PointOfContactId)).FirstOrDefault() ?? "Somebody who holds another role too",
        _ => "",
    };

    private string SubjectOf(int contactId) =>
        all.FirstOrDefault(r => r.Entry?.Entity is PointOfContact c && c.Id == contactId).Entry?.Entity is PointOfContact contact
            ? Words(contact)
            : "Another role of the same person";
}
