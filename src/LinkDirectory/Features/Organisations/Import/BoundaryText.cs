using System.Buffers;
using System.Text.Json;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// A drawn boundary as text, WGS 84: a polygon or polygons as GeoJSON (a geometry or a feature) or as well-known text,
/// longitude first; or the corners of one polygon in order, a latitude and a longitude on each line.
/// </summary>
public static class BoundaryText
{
    /// <summary>The most corners that are taken.</summary>
    public const int MostCorners = 5_000;

    /// <summary>The smallest ground that is taken, in square kilometres: less is a slip of the hand.</summary>
    public const double SmallestSquareKilometres = 0.01;

    /// <summary>The largest ground that is taken, in square kilometres: a third of England.</summary>
    public const double LargestSquareKilometres = 45_000;

    /// <summary>Decimals of a degree that are shown: a tenth of a metre.</summary>
    public const int Decimals = 6;

    private const int LongestText = 500_000;

    private const string Advice = "This is no boundary. Write a Polygon or MultiPolygon as GeoJSON or as well-known text, "
        + "in degrees with the longitude first, or a corner on each line as in 51.55, -0.15.";

    // Latitudes and longitudes of Great Britain have no number in common, so that their order need not be guessed.
    private const double LeastLatitude = 45;

    private const double KilometresPerDegree = Point.EarthRadiusMetres * Math.PI / 180_000;

    private static readonly GeometryFactory Geometries = new(new PrecisionModel(), 4326);

    /// <summary>Reads a boundary; <see cref="ProblemOf"/> says whether a service can have it.</summary>
    /// <returns>What is wrong and what to do; null where the text was read.</returns>
    public static string? TryParse(string text, out Geometry? boundary)
    {
        boundary = null;
        if (text.Length > LongestText)
        {
            return $"This is too long. Use at most {LongestText:N0} characters.";
        }

        string? why = null;
        try
        {
            (boundary, why) = Read(text.Trim());
        }
        catch (Exception problem) when (problem is JsonException or ParseException or ArgumentException or InvalidOperationException)
        {
        }

        if (boundary is (Polygon or MultiPolygon) && !boundary.IsEmpty)
        {
            return null;
        }

        boundary = null;
        return why is null ? Advice : $"{why} {Advice}";
    }

    /// <summary>The boundary as it is entered: the corners of one polygon, a latitude and a longitude on each line, else GeoJSON.</summary>
    public static string Write(Geometry boundary)
    {
        if (boundary is Polygon { NumInteriorRings: 0 } polygon)
        {
            return string.Join('\n', polygon.ExteriorRing.Coordinates.SkipLast(1).Select(
                c => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(c.Y, Decimals)}, {Math.Round(c.X, Decimals)}")));
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            GeoJson.WriteGeometry(json, boundary);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Why a service cannot have this boundary, and what to do; null where it can.</summary>
    public static string? ProblemOf(Geometry boundary)
    {
        if (boundary.NumPoints > MostCorners)
        {
            return $"This boundary has {boundary.NumPoints:N0} corners, and {MostCorners:N0} are the most. Simplify it where it was drawn.";
        }

        if (!Array.TrueForAll(boundary.Coordinates, corner => GreatBritain.Includes(new Point(corner.Y, corner.X))))
        {
            return "This boundary is not in Great Britain. Write each corner in degrees with the longitude first, as in -0.15 51.55.";
        }

        if (!boundary.IsValid)
        {
            return "This boundary crosses itself. Correct it where it was drawn.";
        }

        var size = boundary.Area * Math.Cos(boundary.EnvelopeInternal.Centre.Y * Math.PI / 180) * KilometresPerDegree * KilometresPerDegree;
        return size < SmallestSquareKilometres
            ? "This boundary holds less than a hectare. Draw it round the whole ground that the service covers."
            : size > LargestSquareKilometres
            ? $"This boundary holds {size:N0} square kilometres, which is more than a third of England. Draw it smaller, or name the "
                + "areas instead."
            : null;
    }

    private static (Geometry? Boundary, string? Problem) Read(string text) => text switch
    {
        ['{', ..] => ReadGeoJson(text),
        [var first, ..] when char.IsAsciiLetter(first) =>
            (new WKTReader(new NetTopologySuite.NtsGeometryServices(new PrecisionModel(), 4326)).Read(text), null),
        _ => (ReadCorners(text), null),
    };

    private static (Geometry? Polygons, string? Problem) ReadGeoJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var geometry = document.RootElement.TryGetProperty("geometry", out var inner) ? inner : document.RootElement;
        var problem = GeoJson.TryReadGeometry(geometry, out var polygons);
        return (problem is null ? polygons : null, problem);
    }

    private static Polygon? ReadCorners(string text)
    {
        var corners = text.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(ReadCorner).ToList();
        if (corners.Count < 3 || corners.Contains(null))
        {
            return null;
        }

        var ring = corners[^1]!.Equals2D(corners[0]!) ? corners : [.. corners, corners[0]];
        return Geometries.CreatePolygon([.. ring.OfType<Coordinate>()]);
    }

    private static Coordinate? ReadCorner(string line)
    {
        var parts = line.Split([',', ' ', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts is [var one, var other]
            && double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var first)
            && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var second)
                ? first > LeastLatitude ? new Coordinate(second, first) : new Coordinate(first, second)
                : null;
    }
}
