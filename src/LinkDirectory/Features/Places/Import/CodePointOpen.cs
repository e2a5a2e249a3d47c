using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.Import;

/// <summary>
/// Rows of Code-Point Open, which has no header: postcode, positional quality, easting, northing and administrative codes, by
/// Ordnance Survey's technical specification.
/// </summary>
internal static class CodePointOpen
{
    private const int Postcode = 0;
    private const int Easting = 2;
    private const int Northing = 3;
    private const int Fields = 4;

    /// <summary>Whether the file's first row is one of Code-Point Open.</summary>
    public static bool Fits(ImportEntry entry)
    {
        using var csv = CsvTable.Open(entry);
        return csv.Read() && TryRead(csv, out _, out _, out _) is null;
    }

    /// <summary>Reads the row; an easting of 0 means that the place is not known.</summary>
    /// <returns>What is wrong; null where it was read.</returns>
    public static (string Column, string? Value, string Advice)? TryRead(
        CsvTable csv, out ulong code, out double easting, out double northing)
    {
        (code, easting, northing) = (0, 0, 0);
        if (csv.Count < Fields)
        {
            return ("Postcode", csv[Postcode], $"The row has {csv.Count} fields where Code-Point Open has ten. Download the file again.");
        }

        if (!PackedPostcode.TryPack(csv[Postcode], out code))
        {
            return ("Postcode", csv[Postcode], "This cannot be a UK postcode. Correct it, or remove the row.");
        }

        if (!TryMetres(csv[Easting], out easting)
            || !TryMetres(csv[Northing], out northing)
            || (easting != 0 && !BritishNationalGrid.Covers(easting, northing)))
        {
            return ("Eastings", csv[Easting],
                $"With the northing '{csv[Northing]}' this is not on the British National Grid. Download the file again.");
        }

        return null;
    }

    private static bool TryMetres(string text, out double metres) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out metres);
}
