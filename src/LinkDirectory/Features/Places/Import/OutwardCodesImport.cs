using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.Import;

/// <summary>Imports the centroids of outward codes (NW3), from which a postcode that is not known is placed roughly.</summary>
public sealed class OutwardCodesImport : IImport
{
    private static readonly ImportColumn Code = new("postcode", "outcode", "outward code", "outward") { Required = true };
    private static readonly ImportColumn Latitude = new("latitude", "lat") { Required = true };
    private static readonly ImportColumn Longitude = new("longitude", "long", "lng", "lon") { Required = true };
    private static readonly ImportColumn Town = new("town", "town area", "post town");
    private static readonly ImportColumn[] Columns = [Code, Latitude, Longitude, Town];

    private readonly Dictionary<string, (int Line, OutwardCode Code)> read = new(StringComparer.Ordinal);
    private readonly List<OutwardCode> added = [];
    private readonly List<OutwardCode> changed = [];

    public string Kind => "postcodes";

    /// <summary>Whether the source is one file whose first row holds an outward code alone.</summary>
    public static bool Fits(ImportSource source)
    {
        if (source.Entries.Count != 1 || ImportTable.MissingFrom(source.Entries[0], Columns).Count > 0)
        {
            return false;
        }

        using var table = ImportTable.Open(source, "", Columns, new ImportReport("postcodes", source.FileName));
        return table.Read() && PostcodeText.TryParse(table[Code], out var postcode) && postcode.IsOutwardOnly;
    }

    public Task ReadAsync(ImportSession session)
    {
        using var table = ImportTable.Open(session.Source, "a file of outward codes", Columns, session.Report);
        while (table.Read())
        {
            ReadRow(table);
            session.Tell(ImportStage.Reading, session.Report.Rows);
        }

        if (read.Count == 0)
        {
            throw new ImportRefusedException($"{session.Source.FileName} holds no outward code that can be imported.");
        }

        return Task.CompletedTask;
    }

    public async Task CompareAsync(ImportSession session)
    {
        var known = await session.Db.OutwardCodes.AsNoTracking().ToDictionaryAsync(code => code.Code, session.Cancellation);
        foreach (var (line, code) in read.Values)
        {
            if (!known.TryGetValue(code.Code, out var old))
            {
                added.Add(code);
                session.Report.Add(new ImportDifference(line, Subject(code), ImportRowOutcome.Added, []));
            }
            else if (Changes(old, code) is { Count: > 0 } changes)
            {
                changed.Add(code);
                session.Report.Add(new ImportDifference(line, Subject(code), ImportRowOutcome.Changed, changes));
            }
            else
            {
                session.Report.CountUnchanged();
            }
        }
    }

    public async Task WriteAsync(ImportSession session)
    {
        session.Db.OutwardCodes.AddRange(added);
        session.Db.OutwardCodes.UpdateRange(changed);
        await session.Db.SaveChangesAsync(session.Cancellation);
    }

    private void ReadRow(ImportTable row)
    {
        if (!PostcodeText.TryParse(row[Code], out var postcode) || !postcode.IsOutwardOnly)
        {
            row.Reject(Code, "This is no outward code, such as NW3. Correct it, or remove the row.");
            return;
        }

        row.Subject = $"Outward code {postcode.Outward}";
        if (!PostcodesImport.TryDegrees(row[Latitude], out var latitude)
            || !PostcodesImport.TryDegrees(row[Longitude], out var longitude)
            || Math.Abs(latitude) > 90
            || Math.Abs(longitude) > 180)
        {
            row.Reject(Latitude, "The latitude and longitude must be degrees, as in 51.5533 and -0.1517.");
        }
        else if (!read.TryAdd(postcode.Outward,
            (row.Line, new OutwardCode { Code = postcode.Outward, Latitude = latitude, Longitude = longitude, Town = row[Town] })))
        {
            row.Reject(Code, $"Line {read[postcode.Outward].Line} had this outward code already, and was taken. Remove one of the two.");
        }
    }

    private static IReadOnlyList<FieldChange> Changes(OutwardCode old, OutwardCode code) => FieldChange.Between(
        (nameof(code.Latitude), old.Latitude, code.Latitude), (nameof(code.Longitude), old.Longitude, code.Longitude),
        (nameof(code.Town), old.Town, code.Town), (nameof(code.Derived), old.Derived, code.Derived));

    private static string Subject(OutwardCode code) => $"Outward code {code.Code}";
}
