using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// Imports GIAS's links between schools: which school followed which. A file states most of them twice, once from either
/// side, and some from one side only; either makes one succession.
/// </summary>
public sealed class GiasLinksImport : IImport
{
    private static readonly ImportColumn Urn = new("URN") { Required = true };
    private static readonly ImportColumn LinkUrn = new("LinkURN", "Link URN") { Required = true };
    private static readonly ImportColumn LinkName = new("LinkName", "Link Name");
    private static readonly ImportColumn LinkType = new("LinkType", "Link Type") { Required = true };
    private static readonly ImportColumn Established = new("LinkEstablishedDate", "Link Established Date");

    private readonly Dictionary<(int Predecessor, int Successor), Succession> read = [];
    private readonly Dictionary<string, int> skipped = new(StringComparer.Ordinal);
    private readonly HashSet<int> subjects = [];
    private readonly List<SchoolSuccession> added = [];
    private readonly List<SchoolSuccession> changed = [];
    private readonly List<SchoolSuccession> vanished = [];

    public string Kind => "gias-links";

    internal static IReadOnlyList<ImportColumn> Columns { get; } = [Urn, LinkUrn, LinkName, LinkType, Established];

    public Task ReadAsync(ImportSession session)
    {
        using var table = ImportTable.Open(session.Source, "a GIAS file of links between schools (links_edubasealldata)", Columns,
            session.Report);
        while (table.Read())
        {
            ReadRow(table);
            session.Tell(ImportStage.Reading, session.Report.Rows);
        }

        if (read.Count == 0)
        {
            throw new ImportRefusedException(
                $"{session.Source.FileName} holds no link between a school and its successor. Check that it is the right file.");
        }

        foreach (var (type, count) in skipped.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            session.Report.Note($"Skipped {count:N0} links of type '{type}', which do not say which school followed which.");
        }

        return Task.CompletedTask;
    }

    public async Task CompareAsync(ImportSession session)
    {
        var report = session.Report;
        var names = await session.Db.Schools.ToDictionaryAsync(school => school.Urn, school => school.Name, session.Cancellation);
        report.NameSubjects(subjects.ToDictionary(urn => $"School {urn}", urn => GiasReader.Subject(names.GetValueOrDefault(urn), urn)));
        var known = await session.Db.SchoolSuccessions.AsNoTracking()
            .ToDictionaryAsync(link => (link.PredecessorUrn, link.SuccessorUrn), session.Cancellation);
        foreach (var (key, link) in read.OrderBy(entry => entry.Value.Line))
        {
            var succession = new SchoolSuccession
            {
                PredecessorUrn = key.Predecessor,
                SuccessorUrn = key.Successor,
                PredecessorName = link.PredecessorName,
                Manner = link.Manner,
                On = link.On,
            };
            if (!known.TryGetValue(key, out var old))
            {
                added.Add(succession);
                report.Add(new ImportDifference(link.Line, Subject(succession, names), ImportRowOutcome.Added, []));
            }
            else if (Changes(old, succession) is { Count: > 0 } changes)
            {
                changed.Add(succession);
                report.Add(new ImportDifference(link.Line, Subject(succession, names), ImportRowOutcome.Changed, changes));
            }
            else
            {
                report.CountUnchanged();
            }
        }

        foreach (var (_, link) in known.Where(entry => !read.ContainsKey(entry.Key)).OrderBy(entry => entry.Key))
        {
            vanished.Add(link);
            report.Add(new ImportDifference(null, Subject(link, names), ImportRowOutcome.Vanished, []));
        }

        NoteUnknownSchools(names, report);
    }

    public async Task WriteAsync(ImportSession session)
    {
        BulkCommand.ExecuteAll(session.Db, """
            INSERT INTO "SchoolSuccessions" ("PredecessorUrn", "SuccessorUrn", "Manner", "On", "PredecessorName")
            VALUES (@p0, @p1, @p2, @p3, @p4)
            """, 5, added.Select(Values));
        BulkCommand.ExecuteAll(session.Db, """
            UPDATE "SchoolSuccessions" SET "Manner" = @p2, "On" = @p3, "PredecessorName" = @p4
            WHERE "PredecessorUrn" = @p0 AND "SuccessorUrn" = @p1
            """, 5, changed.Select(Values));
        BulkCommand.ExecuteAll(session.Db,
            "DELETE FROM \"SchoolSuccessions\" WHERE \"PredecessorUrn\" = @p0 AND \"SuccessorUrn\" = @p1", 2,
            vanished.Select(link => new object?[] { link.PredecessorUrn, link.SuccessorUrn }));
        await SchoolHeirs.DeriveAsync(session.Db, session.Cancellation);
    }

    private static object?[] Values(SchoolSuccession link) =>
        [link.PredecessorUrn, link.SuccessorUrn, link.Manner, link.On, link.PredecessorName];

    private void ReadRow(ImportTable row)
    {
        var (urn, other) = (ReadUrn(row, Urn), ReadUrn(row, LinkUrn));
        if (urn is null || other is null)
        {
            return;
        }

        row.Subject = $"School {urn}";
        subjects.Add(urn.Value);
        if (!GiasValues.TryDate(row[Established], out var on))
        {
            row.Warn(Established, "This is no date. The link is imported without it; write it as 31-08-2025.");
        }

        var type = row[LinkType];
        if (type is null)
        {
            row.Reject(LinkType, "The type of link must be given, as in 'Successor'.");
        }
        else if (Side(type) is not { } side)
        {
            skipped[type] = skipped.GetValueOrDefault(type) + 1;
        }
        else if (urn == other)
        {
            row.Reject(LinkUrn, "A school cannot follow itself.");
        }
        else
        {
            var key = side.OtherIsSuccessor ? (urn.Value, other.Value) : (other.Value, urn.Value);
            var name = side.OtherIsSuccessor ? null : row[LinkName];
            read[key] = read.TryGetValue(key, out var stated)
                ? stated.With(side.Manner, on, name)
                : new Succession(row.Line, side.Manner, on, name);
        }
    }

    private static int? ReadUrn(ImportTable row, ImportColumn column)
    {
        if (GiasValues.TryNumber(row[column], 1, int.MaxValue, out var urn) && urn is not null)
        {
            return urn;
        }

        row.Reject(column, "The URN must be a whole number, as in 100000.");
        return null;
    }

    // "Successor - merged": the linked school is the successor; "Predecessor": it came before. "Result of Amalgamation"
    // stands on both schools' rows alike, so it does not say which was first.
    private static (bool OtherIsSuccessor, string? Manner)? Side(string type)
    {
        var parts = type.Split('-', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var manner = parts.Length == 2 ? parts[1].ToLowerInvariant() : null;
        if (parts.Length == 0)
        {
            return null;
        }

        return parts[0].ToUpperInvariant() switch
        {
            "SUCCESSOR" => (true, manner),
            "PREDECESSOR" => (false, manner),
            _ => null,
        };
    }

    private void NoteUnknownSchools(Dictionary<int, string> names, ImportReport report)
    {
        var unknown = read.Keys.Count(key => !names.ContainsKey(key.Predecessor) || !names.ContainsKey(key.Successor));
        if (unknown > 0)
        {
            report.Note(
                $"{unknown:N0} links name a school that is not in the directory. They are kept, and show once it is imported.");
        }
    }

    private static IReadOnlyList<FieldChange> Changes(SchoolSuccession old, SchoolSuccession link) => FieldChange.Between(
        (nameof(SchoolSuccession.Manner), old.Manner, link.Manner), (nameof(SchoolSuccession.On), old.On, link.On),
        (nameof(SchoolSuccession.PredecessorName), old.PredecessorName, link.PredecessorName));

    private static string Subject(SchoolSuccession link, Dictionary<int, string> names) =>
        $"{GiasReader.Subject(names.GetValueOrDefault(link.PredecessorUrn), link.PredecessorUrn)} followed by "
            + CodeText.Named(names.GetValueOrDefault(link.SuccessorUrn), link.SuccessorUrn);

    private sealed record Succession(int Line, string? Manner, DateOnly? On, string? PredecessorName)
    {
        // The two sides are stated on two lines; the first that says something counts.
        public Succession With(string? manner, DateOnly? on, string? name) =>
            this with { Manner = Manner ?? manner, On = On ?? on, PredecessorName = PredecessorName ?? name };
    }
}
