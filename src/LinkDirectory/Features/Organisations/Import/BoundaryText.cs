using System.Text.Json;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// A drawn boundary in a cell: a polygon or polygons as GeoJSON (a geometry or a feature) or as well-known text, WGS 84,
/// longitude first.
/// </summary>
public static class BoundaryText
{
    private const string Advice = "This is no boundary. Write a Polygon or MultiPolygon as GeoJSON or as well-known text, in degrees with the longitude first.";

    /// <returns>What is wrong and what to do; null where the text was read.</returns>
    public static string? TryParse(string text, out Geometry? boundary)
    {
        boundary = null;
        try
        {
            boundary = text.StartsWith('{') ? ReadGeoJson(text) : new WKTReader(new NetTopologySuite.NtsGeometryServices(new PrecisionModel(), 4326)).Read(text);
        }
        catch (Exception problem) when (problem is JsonException or ParseException or ArgumentException)
        {
            return Advice;
        }

        if (boundary is not (Polygon or MultiPolygon) || boundary.IsEmpty)
        {
            return Advice;
        }

        if (!boundary.Coordinates.All(corner => GreatBritain.Includes(new Places.Point(corner.Y, corner.X))))
        {
            return "This boundary is not in Great Britain. Write each corner in degrees with the longitude first, as in -0.15 51.55.";
        }

        return boundary.IsValid ? null : "This boundary crosses itself. Correct it where it was drawn.";
    }

    private static Geometry? ReadGeoJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var geometry = document.RootElement.TryGetProperty("geometry", out var inner) ? inner : document.RootElement;
        return GeoJson.TryReadGeometry(geometry, out var polygons) is null ? polygons : null;
    }
}
