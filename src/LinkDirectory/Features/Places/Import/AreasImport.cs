using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.Import;

/// <summary>
/// Imports areas without their boundaries: their codes, names, first and last days, and which followed which. A column that the file
/// leaves out is left alone, and so is an empty cell; areas that the file does not have stay.
/// </summary>
/// <param name="followAsync">Brings up to date what follows from areas, in the import's transaction.</param>
public sealed class AreasImport(Func<ImportSession, Task> followAsync) : IImport
{
    private readonly Dictionary<string, AreaRow> read = new(StringComparer.Ordinal);
    private readonly List<Area> added = [];
    private readonly List<Area> changed = [];
    private readonly List<(Area Area, DateOnly LastDay, IReadOnlyList<Area> Successors)> ends = [];

    public string Kind => "areas";

    public bool MayTakeFromSchools => true;

    public Task ReadAsync(ImportSession session)
    {
        using var table = ImportTable.Open(session.Source, "a file of areas", AreaColumns.All, session.Report, ours: true);
        var reader = new AreaReader(table);
        while (table.Read())
        {
            if (reader.IsRemark || reader.Read() is not { } row)
            {
                continue;
            }

            if (!read.TryAdd(row.Code, row))
            {
                table.Reject(AreaColumns.Code,
                    $"Line {read[row.Code].Mark.Line} had this code already, and was taken. Remove one of the two.");
            }

            session.Tell(ImportStage.Reading, session.Report.Rows);
        }

        return Task.CompletedTask;
    }

    public async Task CompareAsync(ImportSession session)
    {
        var known = await session.Db.Areas.AsNoTracking().Include(a => a.Successors)
            .ToDictionaryAsync(area => area.Code, StringComparer.Ordinal, session.Cancellation);
        var after = new Dictionary<string, Area>(known, StringComparer.Ordinal);
        foreach (var row in read.Values.Where(row => !known.ContainsKey(row.Code)))
        {
            if (row.ToArea(session.Report) is { } area)
            {
                after[row.Code] = area;
            }
        }

        var successions = new AreaSuccessionPlan(after);
        foreach (var row in read.Values.Where(row => after.ContainsKey(row.Code)))
        {
            Compare(row, after[row.Code], isNew: !known.ContainsKey(row.Code), successions, session.Report);
        }
    }

    public async Task WriteAsync(ImportSession session)
    {
        if (!session.Report.HasDifferences)
        {
            return;
        }

        var db = session.Db;
        db.Areas.AddRange(added);
        await db.SaveChangesAsync(session.Cancellation);
        foreach (var area in changed)
        {
            await db.Areas.Where(a => a.Id == area.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, area.Name)
                .SetProperty(a => a.Kind, area.Kind).SetProperty(a => a.ValidFrom, area.ValidFrom), session.Cancellation);
        }

        await AreaSuccession.EndAsync(db, [.. ends.Select(end => new AreaEnd(end.Area.Id, end.LastDay,
            [.. end.Successors.Select(area => area.Id)]))], session.Cancellation);
        await followAsync(session);
    }

    private void Compare(AreaRow row, Area area, bool isNew, AreaSuccessionPlan successions, ImportReport report)
    {
        if (successions.Read(row, area, report) is not { } end)
        {
            return;
        }

        var was = (area.Name, area.Kind, area.ValidFrom, area.ValidUntil, Followed: Named(area.Successors));
        row.Apply(area);
        var changes = FieldChange.Between(
            (nameof(Area.Name), was.Name, area.Name), (nameof(Area.Kind), was.Kind, area.Kind),
            (nameof(Area.ValidFrom), was.ValidFrom, area.ValidFrom), (nameof(Area.ValidUntil), was.ValidUntil, end.LastDay),
            (nameof(Area.Successors), was.Followed, Named(end.Successors)));
        if (!isNew && changes.Count == 0)
        {
            report.CountUnchanged();
            return;
        }

        (isNew ? added : changed).Add(area);
        report.Add(new ImportDifference(row.Mark.Line, row.Mark.Subject, isNew ? ImportRowOutcome.Added : ImportRowOutcome.Changed,
            isNew ? [] : changes));
        if (end.LastDay is { } lastDay)
        {
            ends.Add((area, lastDay, end.Successors));
        }
    }

    private static string? Named(IEnumerable<Area> areas) =>
        AreaNames.WithCodes([.. areas.OrderBy(area => area.Code, StringComparer.Ordinal)]);
}
