using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Imports;

/// <summary>An import as it is looked back on.</summary>
/// <param name="By">Who ran it, by the name of their account where they have one still.</param>
public sealed record ImportReading(ImportRun Run, string By);

/// <summary>A page of a list, newest or first ones first, with where the lists before and after it go on.</summary>
public sealed record HistoryPage<T>(IReadOnlyList<T> Items, bool HasPrevious, bool HasNext);

/// <summary>What was imported, by whom, and what became of each row: for editors and administrators.</summary>
public sealed class ImportHistory(DirectoryDb directory, IAccountNames accounts)
{
    private const int PageSize = 25;
    private const int RowsPerPage = 50;
    private const string AccountPrefix = "account ";

    public static bool MayRead(Actor actor) => actor.Imports || actor.Administers;

    /// <summary>A page of imports, the latest first.</summary>
    /// <param name="before">Only those before this one, by id; or <paramref name="after"/>, or neither for the first page.</param>
    /// <param name="after">The page that ends just after this one.</param>
    /// <returns>Null where the actor may not see them.</returns>
    public async Task<HistoryPage<ImportReading>?> PageAsync(int? before, int? after, Actor actor, CancellationToken cancellation)
    {
        if (!MayRead(actor))
        {
            return null;
        }

        await using var db = directory.OpenToRead();
        var runs = db.ImportRuns.AsQueryable();
        var rows = after is { } later
            ? await runs.Where(r => r.Id > later).OrderBy(r => r.Id).Take(PageSize + 1).ToListAsync(cancellation)
            : await runs.Where(r => before == null || r.Id < before).OrderByDescending(r => r.Id).Take(PageSize + 1)
                .ToListAsync(cancellation);
        var page = Slice(rows, PageSize, backwards: after is not null, isFirst: before is null && after is null);
        var names = await NamesAsync(db, page.Items, cancellation);
        return new HistoryPage<ImportReading>([.. page.Items.Select(run => new ImportReading(run, ByOf(run, names)))], page.HasPrevious,
            page.HasNext);
    }

    /// <summary>One import; null where it is not here, or the actor may not see it.</summary>
    public async Task<ImportReading?> FindAsync(int id, Actor actor, CancellationToken cancellation)
    {
        if (!MayRead(actor))
        {
            return null;
        }

        await using var db = directory.OpenToRead();
        return await db.ImportRuns.SingleOrDefaultAsync(r => r.Id == id, cancellation) is { } run
            ? new ImportReading(run, ByOf(run, await NamesAsync(db, [run], cancellation)))
            : null;
    }

    /// <summary>How many rows ended each way; rows that changed nothing are not kept.</summary>
    public async Task<IReadOnlyDictionary<ImportRowOutcome, int>> CountsAsync(int runId, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await db.Set<ImportRowResult>().Where(r => r.ImportRunId == runId).GroupBy(r => r.Outcome)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }

    /// <summary>A page of an import's rows, in the order in which they were recorded.</summary>
    /// <param name="outcome">Only those that ended so.</param>
    /// <param name="after">Only those after this row, by id; or <paramref name="before"/>, or neither for the first page.</param>
    /// <param name="before">The page that ends just before this row.</param>
    /// <returns>Null where the actor may not see them.</returns>
    public async Task<HistoryPage<ImportRowResult>?> RowsAsync(
        int runId, ImportRowOutcome? outcome, long? after, long? before, Actor actor, CancellationToken cancellation)
    {
        if (!MayRead(actor))
        {
            return null;
        }

        await using var db = directory.OpenToRead();
        var all = db.Set<ImportRowResult>().Where(r => r.ImportRunId == runId && (outcome == null || r.Outcome == outcome));
        var rows = before is { } later
            ? await all.Where(r => r.Id < later).OrderByDescending(r => r.Id).Take(RowsPerPage + 1).ToListAsync(cancellation)
            : await all.Where(r => after == null || r.Id > after).OrderBy(r => r.Id).Take(RowsPerPage + 1).ToListAsync(cancellation);
        return Slice(rows, RowsPerPage, backwards: before is not null, isFirst: after is null && before is null);
    }

    /// <summary>Writes the rows that were left out or are held, and why.</summary>
    public async Task WriteRejectedAsync(int runId, Stream to, TableFormat format, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        await using var table = await TableWriter.StartAsync(
            to, format, "Left out", [new("line"), new("subject"), new("column"), new("what to do")], cancellation);
        var rejected = db.Set<ImportRowResult>()
            .Where(r => r.ImportRunId == runId && (r.Outcome == ImportRowOutcome.Rejected || r.Outcome == ImportRowOutcome.Held))
            .OrderBy(r => r.Id);
        await foreach (var row in rejected.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await table.WriteAsync(row.Line?.ToString(CultureInfo.InvariantCulture), row.Subject, row.Column, row.Message);
        }
    }

    private static HistoryPage<T> Slice<T>(List<T> rows, int size, bool backwards, bool isFirst)
    {
        var more = rows.Count > size;
        var items = rows.Take(size).ToList();
        if (backwards)
        {
            items.Reverse();
        }

        return new HistoryPage<T>(items, HasPrevious: backwards ? more : !isFirst, HasNext: backwards || more);
    }

    private async Task<Dictionary<int, string>> NamesAsync(
        DirectoryDbContext db, IReadOnlyCollection<ImportRun> runs, CancellationToken cancellation)
    {
        var ids = runs.Select(AccountOf).OfType<int>().Distinct().ToList();
        return ids.Count == 0
            ? []
            : await accounts.In(db).Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
    }

    private static string ByOf(ImportRun run, Dictionary<int, string> names) =>
        AccountOf(run) is { } id && names.TryGetValue(id, out var name) ? name : run.Actor;

    private static int? AccountOf(ImportRun run) =>
        run.Actor.StartsWith(AccountPrefix, StringComparison.Ordinal) && int.TryParse(run.Actor.AsSpan(AccountPrefix.Length),
            NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
