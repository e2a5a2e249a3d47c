using NetTopologySuite;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using NetTopologySuite.Simplify;
using Location = NetTopologySuite.Geometries.Location;

namespace LinkDirectory.Data.Spatial;

/// <summary>A boundary read once and prepared for many questions. Safe to share between threads.</summary>
public sealed class Boundary
{
    private const double MetresPerDegree = Point.EarthRadiusMetres * Math.PI / 180;

    private readonly IndexedPointInAreaLocator locator;

    private Boundary(Geometry geometry)
    {
        Geometry = geometry;
        locator = new IndexedPointInAreaLocator(geometry);

        // The index is built by the first question, which must not be two threads' at once.
        _ = locator.Locate(new Coordinate(geometry.EnvelopeInternal.MinX, geometry.EnvelopeInternal.MinY));
    }

    /// <summary>Polygons in WGS 84, longitude first.</summary>
    public Geometry Geometry { get; }

    /// <summary>Reads well-known binary that holds a polygon or polygons, longitude first.</summary>
    /// <exception cref="NetTopologySuite.IO.ParseException">The bytes are no geometry.</exception>
    public static Boundary Read(byte[] wellKnownBinary)
    {
        // Packed coordinates take less than half the memory of objects.
        var services = new NtsGeometryServices(PackedCoordinateSequenceFactory.DoubleFactory, new PrecisionModel(), 4326);
        return new Boundary(new WKBReader(services).Read(wellKnownBinary));
    }

    /// <summary>Whether the point is inside or on the edge; a shared edge is in both neighbours.</summary>
    public bool Contains(Point point) => locator.Locate(new Coordinate(point.Longitude, point.Latitude)) != Location.Exterior;

    /// <summary>
    /// Metres from a point, inside or outside, to the nearest part of the edge. Within 1% up to 100 km: degrees are taken as
    /// squares of the point's own latitude.
    /// </summary>
    public double MetresToEdge(Point point)
    {
        var scale = Math.Cos(point.Latitude * Math.PI / 180);
        var nearest = double.PositiveInfinity;
        Geometry.Apply(new EdgeFilter((x1, y1, x2, y2) => nearest = Math.Min(nearest, SquareToSegment(
            (x1 - point.Longitude) * scale,
            y1 - point.Latitude,
            (x2 - point.Longitude) * scale,
            y2 - point.Latitude))));
        return Math.Sqrt(nearest) * MetresPerDegree;
    }

    /// <summary>The boundary with fewer corners, none moved by more than the tolerance, its parts and holes kept.</summary>
    /// <param name="toleranceMetres">Over 0.</param>
    public Geometry Simplified(int toleranceMetres)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toleranceMetres);
        var scale = Math.Cos(Geometry.EnvelopeInternal.Centre.Y * Math.PI / 180);
        var squared = AffineTransformation.ScaleInstance(scale, 1).Transform(Geometry);
        var simplified = TopologyPreservingSimplifier.Simplify(squared, toleranceMetres / MetresPerDegree);
        return AffineTransformation.ScaleInstance(1 / scale, 1).Transform(simplified);
    }

    // The square of the distance from the origin to a segment.
    private static double SquareToSegment(double x1, double y1, double x2, double y2)
    {
        var (dx, dy) = (x2 - x1, y2 - y1);
        var length = (dx * dx) + (dy * dy);
        var along = length > 0 ? Math.Clamp(-((x1 * dx) + (y1 * dy)) / length, 0, 1) : 0;
        var (x, y) = (x1 + (along * dx), y1 + (along * dy));
        return (x * x) + (y * y);
    }

    private sealed class EdgeFilter(Action<double, double, double, double> edge) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence sequence)
        {
            for (var i = 1; i < sequence.Count; i++)
            {
                edge(sequence.GetX(i - 1), sequence.GetY(i - 1), sequence.GetX(i), sequence.GetY(i));
            }
        }
    }
}
