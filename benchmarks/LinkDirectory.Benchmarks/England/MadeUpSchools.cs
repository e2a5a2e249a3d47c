using System.Text;

namespace LinkDirectory.Benchmarks.England;

/// <summary>Writes a made-up file of the size of England's schools: the columns that matter, the rest blank.</summary>
internal static class MadeUpSchools
{
    /// <summary>About as many as England has.</summary>
    public const int Count = 22_000;

    private const int TownsOfEngland = 1_000;
    private const int OtherColumns = 105;

    private static readonly string[] Columns =
    [
        "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (code)",
        "TypeOfEstablishment (name)",
        "EstablishmentTypeGroup (code)", "EstablishmentTypeGroup (name)", "EstablishmentStatus (code)", "EstablishmentStatus (name)",
        "OpenDate", "CloseDate",
        "PhaseOfEducation (code)", "PhaseOfEducation (name)", "StatutoryLowAge", "StatutoryHighAge", "NumberOfPupils", "Trusts (name)",
        "UKPRN", "Street",
        "Locality", "Address3", "Town", "County (name)", "Postcode", "SchoolWebsite", "TelephoneNum", "GSSLACode (name)",
        "Easting", "Northing",
    ];

    /// <summary>Writes the file, the same every time, and returns its path.</summary>
    /// <param name="ground">Where they stand; so many as one has are of one England.</param>
    public static string Write(string path, int schools, Ground ground)
    {
        var random = new Random(1);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        WriteRow(file, [.. Columns, .. Enumerable.Range(1, OtherColumns).Select(number => $"Other{number}")]);
        for (var index = 0; index < schools; index++)
        {
            var town = MadeUpNames.Town(random.Next(TownsOfEngland * Math.Max(1, schools / Count)));
            var name = MadeUpNames.School(town, random.Next());
            var postcode = $"AB{random.Next(1, 10)} {random.Next(1, 10)}{(char)('D' + random.Next(5))}{(char)('P' + random.Next(5))}";
            var (easting, northing) = ground.Place(index / Count, random);
            string[] row =
            [
                $"{100000 + index}", $"{201 + (index % 150)}", $"Authority {index % 150}", $"{2000 + (index % 3000)}", name, "01",
                "Community school",
                "4", "Local authority maintained schools", "1", "Open", "01-09-2001", "", "2", "Primary", "4", "11",
                $"{random.Next(50, 900)}", "", $"{10000000 + index}",
                $"{random.Next(1, 200)} High Street", "", "", town, "", postcode, $"www.school{index}.example",
                $"1632{960000 + random.Next(1000)}", "", $"{easting}", $"{northing}",
            ];
            WriteRow(file, [.. row, .. Enumerable.Repeat("", OtherColumns)]);
        }

        return path;
    }

    private static void WriteRow(TextWriter file, string[] fields) =>
        file.WriteLine(string.Join(',', fields.Select(field => $"\"{field}\"")));
}
