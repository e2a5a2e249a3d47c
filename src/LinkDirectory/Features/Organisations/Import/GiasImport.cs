using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// Imports schools from an extract of GIAS of any column generation. A school that the file no longer has is marked as
/// missing and kept: GIAS closes schools, files that are partial do not.
/// </summary>
public sealed class GiasImport : IImport
{
    private readonly List<(int Line, School School, IReadOnlyList<ImportColumn> LeftOut)> read = [];
    private readonly HashSet<int> seen = [];
    private readonly List<School> added = [];
    private readonly List<(School School, IReadOnlyList<FieldChange> Changes)> changed = [];
    private readonly List<School> vanished = [];
    private GiasAuthorities? authorities;

    public string Kind => "gias";

    public bool MayTakeFromSchools => true;

    /// <summary>The import that a file is for: schools, or the links between them where that is all it has.</summary>
    public static IImport For(ImportSource source) =>
        source.Entries.Any(entry => Fits(entry, source, GiasColumns.All))
            || !source.Entries.Any(entry => Fits(entry, source, GiasLinksImport.Columns))
            ? new GiasImport()
            : new GiasLinksImport();

    public Task ReadAsync(ImportSession session)
    {
        using var table = ImportTable.Open(session.Source, "a GIAS file of schools (edubasealldata)", GiasColumns.All, session.Report);
        var reader = new GiasReader(table);
        while (table.Read())
        {
            var school = reader.Read();
            if (reader.Urn is { } urn && !seen.Add(urn))
            {
                table.Reject(GiasColumns.Urn, "This URN stood on an earlier line already, which was taken. Remove one of the two.");
            }
            else if (school is not null)
            {
                read.Add((table.Line, school, reader.LeftOut));
            }

            session.Tell(ImportStage.Reading, session.Report.Rows);
        }

        if (read.Count == 0)
        {
            throw new ImportRefusedException(
                $"{session.Source.FileName} holds no school that can be imported. Check that it is the right file.");
        }

        return Task.CompletedTask;
    }

    public async Task CompareAsync(ImportSession session)
    {
        var report = session.Report;
        var known = await session.Db.Schools.AsNoTracking().ToDictionaryAsync(school => school.Urn, session.Cancellation);
        var areas = await session.Db.Areas.ToDictionaryAsync(
            area => area.Code, area => CodeText.Named(area.Name, area.Code), StringComparer.Ordinal, session.Cancellation);
        foreach (var (line, school, leftOut) in read)
        {
            if (!known.TryGetValue(school.Urn, out var old))
            {
                added.Add(school);
                report.Add(new ImportDifference(line, Subject(school), ImportRowOutcome.Added, []));
                continue;
            }

            SchoolColumns.Keep(old, school, leftOut);
            var changes = SchoolColumns.Changes(old, school);
            if (changes.Count == 0)
            {
                report.CountUnchanged();
                continue;
            }

            school.Id = old.Id;
            changed.Add((school, changes));
            var closed = school.Status == SchoolStatus.Closed && old.Status != SchoolStatus.Closed;
            report.Add(new ImportDifference(line, Subject(school), closed ? ImportRowOutcome.Closed : ImportRowOutcome.Changed,
                [.. changes.Select(change => Named(change, areas))]));
        }

        // An extract may be of some local authorities alone: it says nothing of the others' schools.
        var covered = read.Select(row => row.School.GiasLocalAuthorityCode).ToHashSet(StringComparer.Ordinal);
        foreach (var school in known.Values.Where(s => !seen.Contains(s.Urn)
            && covered.Contains(s.GiasLocalAuthorityCode)
            && s.Status != SchoolStatus.Closed
            && s.MissingSince is null).OrderBy(s => s.Urn))
        {
            vanished.Add(school);
            report.Add(new ImportDifference(null, Subject(school), ImportRowOutcome.Vanished, []));
        }

        authorities = await GiasAuthorities.CompareAsync(session, [.. read.Select(row => row.School)]);
    }

    public async Task WriteAsync(ImportSession session)
    {
        if (!session.Report.HasDifferences && !authorities!.HasChanges)
        {
            return;
        }

        await authorities!.WriteAsync(session);
        await SchoolWriter.AddAsync(session, added);
        SchoolWriter.Change(session, changed);
        SchoolWriter.MarkMissing(session, vanished);
        await SchoolAreaAssignment.AssignAsync(session);
        await SchoolHeirs.DeriveAsync(session.Db, session.Cancellation);
    }

    private static bool Fits(ImportEntry entry, ImportSource source, IReadOnlyList<ImportColumn> columns) =>
        (source.Entries.Count == 1 || entry.IsTable) && ImportTable.MissingFrom(entry, columns).Count == 0;

    private static FieldChange Named(FieldChange change, Dictionary<string, string> areas) =>
        change.Field == nameof(School.GssLocalAuthorityCode)
        ? change with { Old = Named(change.Old, areas), New = Named(change.New, areas) }
        : change;

    private static string? Named(string? code, Dictionary<string, string> areas) =>
        code is null ? null : areas.GetValueOrDefault(code, code);

    private static string Subject(School school) => GiasReader.Subject(school.Name, school.Urn);
}
