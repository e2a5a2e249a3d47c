using System.Security.Cryptography;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Organisations.Import;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>A service's drawn boundary as it is stored: well-known binary, and its box.</summary>
internal static class DrawnBoundary
{
    private const int HashLength = 8;

    public static void Draw(Service service, Geometry boundary)
    {
        var box = boundary.EnvelopeInternal;
        service.CatchmentBoundary = boundary.AsBinary();
        (service.CatchmentMinLongitude, service.CatchmentMaxLongitude) = (box.MinX, box.MaxX);
        (service.CatchmentMinLatitude, service.CatchmentMaxLatitude) = (box.MinY, box.MaxY);
    }

    public static void Copy(Service from, Service to)
    {
        to.CatchmentBoundary = from.CatchmentBoundary;
        (to.CatchmentMinLongitude, to.CatchmentMaxLongitude) = (from.CatchmentMinLongitude, from.CatchmentMaxLongitude);
        (to.CatchmentMinLatitude, to.CatchmentMaxLatitude) = (from.CatchmentMinLatitude, from.CatchmentMaxLatitude);
    }

    /// <summary>
    /// Whether two boundaries have the same corners, wherever their rings begin and whichever way they run. Corners are the
    /// same to a tenth of a metre, which is as near as they are shown.
    /// </summary>
    public static bool Same(byte[]? one, byte[]? other) =>
        one is null || other is null ? one == other : one.AsSpan().SequenceEqual(other) || Canonical(one).EqualsExact(Canonical(other));

    // Boundaries are long: a few letters of their hash tell one from another.
    public static string? Show(byte[]? boundary) =>
        boundary is null ? null : "boundary " + Convert.ToHexStringLower(SHA256.HashData(Canonical(boundary).AsBinary()))[..HashLength];

    public static string? Write(byte[]? boundary, Notation notation) =>
        boundary is null ? null
        : notation == Notation.File ? Boundary.Read(boundary).Geometry.AsText()
        : BoundaryText.Write(Boundary.Read(boundary).Geometry);

    private static Geometry Canonical(byte[] boundary)
    {
        var geometry = new WKBReader().Read(boundary);
        geometry.Apply(new Rounding());
        geometry.Normalize();
        return geometry;
    }

    private sealed class Rounding : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence corners, int index)
        {
            corners.SetX(index, Math.Round(corners.GetX(index), BoundaryText.Decimals));
            corners.SetY(index, Math.Round(corners.GetY(index), BoundaryText.Decimals));
        }
    }
}
