using System.Runtime.InteropServices;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.Import;

/// <summary>
/// Imports postcodes from Code-Point Open (no header, British National Grid) or from the ONS Postcode Directory or the National
/// Statistics Postcode Lookup (headers of any year, degrees). Postcodes that the file does not have are kept: old ones are
/// still given, and still lie where they lay.
/// </summary>
/// <remarks>
/// Nearly two million rows are held as 32 bytes each, sorted, and compared with the table in its own order. What is added or
/// changed is counted, not kept row by row; only rows rejected or warned of are recorded.
/// </remarks>
public sealed class PostcodesImport : IImport
{
    // A file with more faults than this is not the file that was meant.
    private const int MostRejected = 10_000;
    private const double NoLatitude = 99;

    private static readonly ImportColumn Code = new("pcds", "pcd7", "pcd8", "pcd", "pcd2", "postcode") { Required = true };
    private static readonly ImportColumn Latitude = new("lat", "latitude") { Required = true };
    private static readonly ImportColumn Longitude = new("long", "longitude", "lng", "lon") { Required = true };
    private static readonly ImportColumn Terminated = new("doterm");
    private static readonly ImportColumn[] Columns = [Code, Latitude, Longitude, Terminated];

    private readonly List<Row> rows = [];
    private readonly List<Row> added = [];
    private readonly List<Row> changed = [];
    private int terminated;
    private int withoutLocation;

    public string Kind => "postcodes";

    /// <summary>The import that a file is for, by its first rows: postcodes, or the centroids of outward codes.</summary>
    public static IImport For(ImportSource source) => OutwardCodesImport.Fits(source) ? new OutwardCodesImport() : new PostcodesImport();

    public Task ReadAsync(ImportSession session)
    {
        var codePoint = session.Source.Entries.Where(entry => entry.IsCsv && CodePointOpen.Fits(entry)).ToList();
        if (codePoint.Count > 0)
        {
            foreach (var entry in codePoint)
            {
                ReadCodePoint(entry, session);
            }
        }
        else
        {
            ReadDirectory(session);
        }

        if (rows.Count == 0)
        {
            throw new ImportRefusedException(
                $"{session.Source.FileName} holds no postcode with a location. Check that it is the right file.");
        }

        NoteSkipped(session.Report);
        Sort(session.Report);
        return Task.CompletedTask;
    }

    public async Task CompareAsync(ImportSession session)
    {
        var (report, next, kept) = (session.Report, 0, 0);
        await foreach (var old in session.Db.Postcodes.AsNoTracking().OrderBy(postcode => postcode.Code).AsAsyncEnumerable()
            .WithCancellation(session.Cancellation))
        {
            if (!PackedPostcode.TryPack(old.Code, out var code))
            {
                continue;
            }

            for (; next < rows.Count && rows[next].Code < code; next++)
            {
                added.Add(rows[next]);
            }

            if (next == rows.Count || rows[next].Code != code)
            {
                kept++;
            }
            else if (rows[next].Latitude != old.Latitude || rows[next].Longitude != old.Longitude)
            {
                changed.Add(rows[next++]);
            }
            else
            {
                report.CountUnchanged();
                next++;
            }

            session.Tell(ImportStage.Comparing, next);
        }

        added.AddRange(CollectionsMarshal.AsSpan(rows)[next..]);
        report.Count(ImportRowOutcome.Added, added.Count);
        report.Count(ImportRowOutcome.Changed, changed.Count);
        if (kept > 0)
        {
            report.Note($"{kept:N0} postcodes of the directory are not in this file. They are kept.");
        }
    }

    public async Task WriteAsync(ImportSession session)
    {
        Write(session, added, "INSERT INTO \"Postcodes\" (\"Code\", \"Latitude\", \"Longitude\") VALUES (@p0, @p1, @p2)");
        Write(session, changed, "UPDATE \"Postcodes\" SET \"Latitude\" = @p1, \"Longitude\" = @p2 WHERE \"Code\" = @p0");
        if (session.Report.HasDifferences)
        {
            await DerivedOutwardCodes.DeriveAsync(session.Db, session.Cancellation);
        }
    }

    private static void Write(ImportSession session, List<Row> rows, string sql)
    {
        using var command = new BulkCommand(session.Db, sql, 3);
        foreach (var (index, row) in rows.Index())
        {
            command.Execute(PackedPostcode.Unpack(row.Code), row.Latitude, row.Longitude);
            session.Tell(ImportStage.Writing, index + 1);
        }
    }

    private void ReadCodePoint(ImportEntry entry, ImportSession session)
    {
        var grid = new BritishNationalGrid();
        var file = session.Source.Entries.Count == 1 ? null : entry.Name;
        using var csv = CsvTable.Open(entry);
        while (csv.Read())
        {
            session.Report.CountRow();
            session.Tell(ImportStage.Reading, session.Report.Rows);
            if (CodePointOpen.TryRead(csv, out var code, out var easting, out var northing) is { } problem)
            {
                Reject(session,
                    new ImportProblem(file, csv.Line, "", problem.Column, problem.Value, ImportRowOutcome.Rejected, problem.Advice));
            }
            else if (easting == 0)
            {
                withoutLocation++;
            }
            else
            {
                var point = grid.ToPoint(easting, northing);
                rows.Add(new Row(code, point.Latitude, point.Longitude, session.Report.Rows));
            }
        }
    }

    private void ReadDirectory(ImportSession session)
    {
        // The whole file and its parts by area come in one zip.
        using var table = ImportTable.Open(
            session.Source, "a postcode file (Code-Point Open, ONSPD or NSPL)", Columns, session.Report,
            entry => !entry.Name.Contains("multi_csv", StringComparison.OrdinalIgnoreCase));
        while (table.Read())
        {
            session.Tell(ImportStage.Reading, session.Report.Rows);
            ReadRow(table, session);
            RefuseIfHopeless(session);
        }
    }

    private void ReadRow(ImportTable table, ImportSession session)
    {
        if (table[Terminated] is not null)
        {
            terminated++;
        }
        else if (!PackedPostcode.TryPack(table[Code], out var code))
        {
            table.Reject(Code, "This cannot be a UK postcode. Correct it, or remove the row.");
        }
        else if (!TryDegrees(table[Latitude], out var latitude) || !TryDegrees(table[Longitude], out var longitude))
        {
            table.Reject(Latitude, "The latitude and longitude must be degrees, as in 51.5533 and -0.1517.");
        }
        else if (latitude > NoLatitude || (latitude == 0 && longitude == 0))
        {
            withoutLocation++;
        }
        else if (!IsInBritishIsles(latitude, longitude))
        {
            table.Reject(Latitude, $"With the longitude {longitude} this is not in the British Isles. Perhaps the two are swapped.");
        }
        else
        {
            rows.Add(new Row(code, latitude, longitude, session.Report.Rows));
        }
    }

    private static void Reject(ImportSession session, ImportProblem problem)
    {
        session.Report.Add(problem, firstOfRow: true);
        RefuseIfHopeless(session);
    }

    private static void RefuseIfHopeless(ImportSession session)
    {
        if (session.Report.Rejected > MostRejected)
        {
            throw new ImportRefusedException(
                $"More than {MostRejected:N0} rows of {session.Source.FileName} cannot be read. Check that it is the right file.");
        }
    }

    private void NoteSkipped(ImportReport report)
    {
        if (terminated > 0)
        {
            report.Note($"Skipped {terminated:N0} postcodes that are no longer in use.");
        }

        if (withoutLocation > 0)
        {
            report.Note($"Skipped {withoutLocation:N0} postcodes without a location.");
        }
    }

    // By code, then in the file's order, of which the first counts.
    private void Sort(ImportReport report)
    {
        rows.Sort((left, right) => left.Code == right.Code ? left.Number.CompareTo(right.Number) : left.Code.CompareTo(right.Code));
        var distinct = 0;
        foreach (var row in CollectionsMarshal.AsSpan(rows))
        {
            if (distinct == 0 || rows[distinct - 1].Code != row.Code)
            {
                rows[distinct++] = row;
            }
        }

        if (distinct < rows.Count)
        {
            report.Note($"Skipped {rows.Count - distinct:N0} rows whose postcode stood earlier in the file.");
            rows.RemoveRange(distinct, rows.Count - distinct);
        }
    }

    internal static bool TryDegrees(string? text, out double degrees) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out degrees);

    private static bool IsInBritishIsles(double latitude, double longitude) => latitude is > 48 and < 62 && longitude is > -10 and < 3;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Row(ulong Code, double Latitude, double Longitude, int Number);
}
