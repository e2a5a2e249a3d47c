using System.Globalization;
using LinkDirectory.Tests.Features.Organisations.Import;

namespace LinkDirectory.Tests.Features.Places.Reorganisations;

/// <summary>A council: a strip of the country from south to north.</summary>
internal sealed record Council(string Code, string Name, double West, double East);

/// <summary>A school of the country, between 401 and 465 km east of the grid's origin.</summary>
/// <param name="Placed">Whether GIAS has its coordinates.</param>
/// <param name="Of">The code of the council that GIAS names.</param>
internal sealed record Pupilry(int Urn, int Kilometre, bool Placed, string Of)
{
    /// <summary>Degrees, near enough: a kilometre there is 0.0148 degrees.</summary>
    public double Longitude => -2 + ((Kilometre - 400) * 0.01477);
}

/// <summary>A country of councils side by side, between 2 and 1 degrees west, that chance divides and reorganises.</summary>
/// <param name="Successors">What followed which, by code.</param>
internal sealed record Country(
    IReadOnlyList<Council> Councils, IReadOnlyList<Pupilry> Schools, IReadOnlyList<(Council Ended, IReadOnlyList<Council> By)> Successors)
{
    private const int Metres = 1000;

    public static Country Of(Random chance)
    {
        var count = chance.Next(2, 6);
        double[] borders = [-2.1, .. Enumerable.Range(1, count - 1).Select(i => -2 + (i / (double)count) + (chance.NextDouble() * 0.05)), -0.9];
        var councils = borders.Zip(borders.Skip(1)).Select((strip, i) => New(i + 1, strip.First, strip.Second)).ToList();
        var schools = Enumerable.Range(0, 10).Select(i =>
        {
            var school = new Pupilry(100000 + i, chance.Next(401, 466), chance.Next(10) < 8, "");
            var stands = councils.First(c => c.East > school.Longitude);
            return school with { Of = (chance.Next(10) == 0 ? councils[chance.Next(count)] : stands).Code };
        }).ToList();
        return new Country(councils, schools, []);
    }

    /// <summary>The country after one council, or two neighbours, were merged, divided or given a new code.</summary>
    public Country Reorganised(Random chance)
    {
        var at = chance.Next(Councils.Count);
        var one = Councils[at];
        var number = Councils.Max(c => int.Parse(c.Code[3..], CultureInfo.InvariantCulture)) + 1;
        return (Councils.Count > 1 ? chance.Next(4) : chance.Next(1, 4)) switch
        {
            0 => Merged(at == 0 ? 0 : at - 1, number, chance),
            1 => Divided(one, number),
            2 => Became([one], [one with { Code = New(number, 0, 0).Code }], chance),
            _ => Became([one], [New(number, one.West, one.East)], chance),
        };
    }

    public string Boundaries(IEnumerable<Council> councils) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', councils.Select(Feature))}}]}""";

    public string Gias() => Schools.Aggregate(new GiasFile(), (file, school) => file.With(school.Urn,
        [
            ("GSSLACode (name)", school.Of), ("LA (name)", Councils.Single(c => c.Code == school.Of).Name),
            .. school.Placed ? [("Easting", $"{school.Kilometre * Metres}"), ("Northing", "300000")] : Array.Empty<(string, string)>(),
        ])).Text();

    /// <summary>A list of areas that says what followed which.</summary>
    public string Areas() => string.Join('\n',
    [
        "code,name,valid_until,successors",
        .. Successors.SelectMany(s => s.By).Distinct().Select(c => $"{c.Code},{c.Name},,"),
        .. Successors.Select(s => $"{s.Ended.Code},{s.Ended.Name},2026-11-01,{string.Join(';', s.By.Select(c => c.Code))}"),
    ]);

    private Country Merged(int at, int number, Random chance)
    {
        var (west, east) = (Councils[at], Councils[at + 1]);
        var whole = chance.Next(2) == 0 ? New(number, west.West, east.East) : west with { East = east.East };
        return Became([west, east], [whole], chance);
    }

    private Country Divided(Council one, int number)
    {
        var middle = (one.West + one.East) / 2;
        return Became([one], [New(number, one.West, middle), New(number + 1, middle, one.East)], new Random(number));
    }

    private Country Became(IReadOnlyList<Council> before, IReadOnlyList<Council> after, Random chance)
    {
        var councils = Councils.Except(before).Concat(after).OrderBy(c => c.West).ToList();
        var codes = before.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        var schools = Schools.Select(s => codes.Contains(s.Of)
            ? s with
            {
                Of = (after.FirstOrDefault(c => s.Placed && c.West <= s.Longitude && c.East > s.Longitude)
                ?? after[chance.Next(after.Count)]).Code
            }
            : s).ToList();
        var ended = before.Where(c => after.All(later => later.Code != c.Code)).Select(c => (c, after));
        return new Country(councils, schools, [.. ended]);
    }

    private static Council New(int number, double west, double east) =>
        new($"E06{number.ToString("D6", CultureInfo.InvariantCulture)}", $"Council {(char)('A' + (number % 26))}{number}", west, east);

    private static string Feature(Council council)
    {
        var (west, east) = (council.West.ToString(CultureInfo.InvariantCulture), council.East.ToString(CultureInfo.InvariantCulture));
        return $$$"""{"type":"Feature","properties":{"CTYUA26CD":"{{{council.Code}}}","CTYUA26NM":"{{{council.Name}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},52],[{{{east}}},52],[{{{east}}},53],[{{{west}}},53],[{{{west}}},52]]]}}""";
    }
}
