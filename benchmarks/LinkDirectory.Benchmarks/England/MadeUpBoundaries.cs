using System.Globalization;
using System.Numerics;
using System.Text;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Benchmarks.England;

/// <summary>
/// Writes 128 authorities and 32 boards for each England as GeoJSON, each with as many schools as its like and 2,000 corners: boxes round
/// the schools, cut in halves by number, with a ragged edge.
/// </summary>
internal static class MadeUpBoundaries
{
    private const int CornersOfASide = 500;
    private const double Ragged = 0.0005;

    /// <param name="times">How many Englands the schools are of: a power of two.</param>
    public static string Write(string path, List<Coordinate> schools, int times)
    {
        var more = BitOperations.Log2((uint)times);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.Write("{\"type\":\"FeatureCollection\",\"features\":[");
        var authorities = Cut(schools, 7 + more).Select((box, i) => Feature("CTYUA24", $"E08{900000 + i}", $"Made-up Authority {i}", box));
        var boards = Cut(schools, 5 + more).Select((box, i) => Feature("ICB24", $"E54{900000 + i}", $"Made-up Board {i}", box));
        file.Write(string.Join(",\n", authorities.Concat(boards)));
        file.Write("]}");
        return path;
    }

    private static IEnumerable<Envelope> Cut(List<Coordinate> schools, int times)
    {
        if (times == 0)
        {
            var box = new Envelope(schools);
            box.ExpandBy(0.002);
            return [box];
        }

        List<Coordinate> sorted = [.. times % 2 == 0 ? schools.OrderBy(s => s.X) : schools.OrderBy(s => s.Y)];
        var half = sorted.Count / 2;
        return Cut(sorted[..half], times - 1).Concat(Cut(sorted[half..], times - 1));
    }

    private static string Feature(string property, string code, string name, Envelope box) =>
        "{\"type\":\"Feature\",\"properties\":{\"" + property + "CD\":\"" + code + "\",\"" + property + "NM\":\"" + name
            + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + Ring(box) + "]]}}";

    private static string Ring(Envelope box)
    {
        Coordinate[] corners =
        [
            new(box.MinX, box.MinY), new(box.MaxX, box.MinY), new(box.MaxX, box.MaxY), new(box.MinX, box.MaxY), new(box.MinX, box.MinY),
        ];
        var points = Enumerable.Range(0, 4).SelectMany(side => Side(corners[side], corners[side + 1])).Append(corners[4]);
        return string.Join(',', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"[{p.X:F6},{p.Y:F6}]")));
    }

    private static IEnumerable<Coordinate> Side(Coordinate from, Coordinate to)
    {
        var across = from.X == to.X ? (X: 1.0, Y: 0.0) : (X: 0.0, Y: 1.0);
        return Enumerable.Range(0, CornersOfASide).Select(i =>
        {
            var (share, off) = ((double)i / CornersOfASide, i == 0 ? 0 : Ragged * (i % 3));
            return new Coordinate(
                from.X + ((to.X - from.X) * share) + (across.X * off), from.Y + ((to.Y - from.Y) * share) + (across.Y * off));
        });
    }
}
