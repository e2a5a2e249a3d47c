using System.Text.Json;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Web;

/// <summary>A place to draw on a map.</summary>
/// <param name="Kind">How it looks: here, school, service or gap.</param>
/// <param name="Href">Our own page of it.</param>
public sealed record MapPoint(Point At, string Kind, string Name, string? Href = null, string? Note = null);

/// <summary>An area to draw on a map.</summary>
/// <param name="Shape">Polygons in WGS 84, longitude first.</param>
public sealed record MapShape(Geometry Shape, string Name, string? Href = null);

/// <summary>Writes what maps draw, as GeoJSON in WGS 84, longitude first.</summary>
public static class MapFeatures
{
    /// <summary>Five decimals are about a metre.</summary>
    private const int Decimals = 5;

    /// <summary>Areas first, so that points lie upon them.</summary>
    public static string Write(IEnumerable<MapPoint> points, IEnumerable<MapShape>? shapes = null)
    {
        object[] features =
        [
            .. (shapes ?? []).Select(s => Feature(Geometry(s.Shape), "area", s.Name, s.Href, null)),
            .. points.Select(p =>
                Feature(new { type = "Point", coordinates = Position(p.At.Longitude, p.At.Latitude) }, p.Kind, p.Name, p.Href, p.Note)),
        ];
        return JsonSerializer.Serialize(new { type = "FeatureCollection", features });
    }

    private static object Feature(object geometry, string kind, string name, string? href, string? note) =>
        new { type = "Feature", geometry, properties = new { kind, name, href, note } };

    private static object Geometry(Geometry shape) => new
    {
        type = "MultiPolygon",
        coordinates = Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>().Select(Rings).ToArray(),
    };

    private static double[][][] Rings(Polygon polygon) => [Ring(polygon.ExteriorRing), .. polygon.InteriorRings.Select(Ring)];

    private static double[][] Ring(LineString ring) => [.. ring.Coordinates.Select(c => Position(c.X, c.Y))];

    private static double[] Position(double longitude, double latitude) =>
        [Math.Round(longitude, Decimals), Math.Round(latitude, Decimals)];
}
