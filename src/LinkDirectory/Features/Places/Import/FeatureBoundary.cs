using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Imports;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace LinkDirectory.Features.Places.Import;

/// <summary>Reads the boundary of a feature of a GeoJSON file, repairing it where that can be done.</summary>
internal static class FeatureBoundary
{
    private const string Column = "geometry";

    /// <returns>The boundary; null where the feature was rejected.</returns>
    /// <exception cref="ImportRefusedException">Its coordinates are not degrees.</exception>
    public static Geometry? Read(GeoJsonFeature feature, string subject, ImportReport report)
    {
        if (feature.Geometry is not { } geometry)
        {
            Reject(report, feature, subject, Column, null,
                $"{feature.Problem ?? "It has no geometry."} Correct it where the file was made.");
            return null;
        }

        var box = geometry.EnvelopeInternal;
        if (!(box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90))
        {
            throw new ImportRefusedException(
                $"Feature {feature.Number} has coordinates that are not degrees ({box.MinX:0}, {box.MinY:0}), probably metres of the "
                    + "British National Grid. Download or export the file as WGS 84 (EPSG:4326), as GeoJSON must be.");
        }

        if (geometry.IsValid)
        {
            return geometry;
        }

        var repaired = OnlyPolygons(GeometryFixer.Fix(geometry));
        if (repaired.IsEmpty)
        {
            Reject(report, feature, subject, Column, null, "Its rings enclose nothing. Correct it where the file was made.");
            return null;
        }

        report.Add(new ImportProblem(null, null, $"Feature {feature.Number}, {subject}", Column, null, ImportRowOutcome.Warned,
            "Its rings cross themselves. The boundary was repaired and imported; check it on the map."), firstOfRow: true);
        return repaired;
    }

    private static Geometry OnlyPolygons(Geometry geometry) =>
        geometry is Polygon or MultiPolygon
            ? geometry
            : geometry.Factory.CreateMultiPolygon([.. PolygonExtracter.GetPolygons(geometry).Cast<Polygon>()]);

    public static void Reject(
        ImportReport report, GeoJsonFeature feature, string subject, string property, string? value, string advice) =>
        report.Add(new ImportProblem(null, null, subject is "" ? $"Feature {feature.Number}" : $"Feature {feature.Number}, {subject}",
            property, value, ImportRowOutcome.Rejected, advice), firstOfRow: true);
}
