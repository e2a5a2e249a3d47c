using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using LinkDirectory.Benchmarks.England;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Benchmarks.National;

/// <summary>Reads the open schools that have coordinates from a GIAS extract, real or made up.</summary>
internal static class SchoolFile
{
    private const string Open = "1";

    /// <summary>The schools of a file; of a made-up one the size of England's where none is given.</summary>
    public static NationalDirectory Read(string? file)
    {
        using var folder = new TemporaryFolder();
        return new NationalDirectory(Rows(file ?? MadeUpSchools.Write(folder.File("edubasealldata.csv"), MadeUpSchools.Count, Ground.OfOne)));
    }

    private static List<School> Rows(string file)
    {
        var grid = new BritishNationalGrid();
        var schools = new List<School>();
        using var source = ImportSource.Open(file);
        using var text = source.Entries[0].OpenText();
        using var rows = new CsvReader(text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null });
        rows.Read();
        rows.ReadHeader();
        while (rows.Read())
        {
            if (rows.GetField("EstablishmentStatus (code)") == Open
                && double.TryParse(rows.GetField("Easting"), CultureInfo.InvariantCulture, out var easting)
                && double.TryParse(rows.GetField("Northing"), CultureInfo.InvariantCulture, out var northing)
                && BritishNationalGrid.Covers(easting, northing))
            {
                var school = School(rows, schools.Count + 1);
                var point = grid.ToPoint(easting, northing);
                (school.Latitude, school.Longitude) = (point.Latitude, point.Longitude);
                schools.Add(school);
            }
        }

        return schools;
    }

    private static School School(CsvReader row, int id) => new()
    {
        Id = id,
        Urn = int.Parse(row.GetField("URN")!, CultureInfo.InvariantCulture),
        Name = row.GetField("EstablishmentName")!,
        Type = row.GetField("TypeOfEstablishment (name)")!,
        Phase = row.GetField("PhaseOfEducation (code)") switch
        {
            "1" => SchoolPhase.Nursery,
            "2" => SchoolPhase.Primary,
            "4" => SchoolPhase.Secondary,
            "7" => SchoolPhase.AllThrough,
            _ => SchoolPhase.NotApplicable,
        },
        OpenedOn = DateOnly.TryParseExact(row.GetField("OpenDate"), "dd-MM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var opened) ? opened : null,
        Pupils = int.TryParse(row.GetField("NumberOfPupils"), CultureInfo.InvariantCulture, out var pupils) ? pupils : null,
        Street = Text(row, "Street"),
        Locality = Text(row, "Locality"),
        Town = Text(row, "Town"),
        County = Text(row, "County (name)"),
        Postcode = Text(row, "Postcode"),
        Telephone = Text(row, "TelephoneNum"),
        Website = Uri.TryCreate($"https://{row.GetField("SchoolWebsite")}/", UriKind.Absolute, out var website)
            && website.AbsoluteUri == website.OriginalString ? website : null,
    };

    private static string? Text(CsvReader row, string column) => row.GetField(column) is { Length: > 0 } text ? text : null;
}
