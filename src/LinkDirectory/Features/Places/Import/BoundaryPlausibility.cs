using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Imports;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Features.Places.Import;

/// <summary>
/// Refuses a boundary file that cannot be what it says: its axes swapped, of another country, or of other ground than its codes had.
/// The whole file is refused, since what is wrong with one feature is wrong with the way in which it was made.
/// </summary>
internal static class BoundaryPlausibility
{
    // Round Great Britain with its islands and the sea that boundaries "to the extent of the realm" take in.
    private static readonly GeoBox Britain = new(49.3, 61.4, -9.2, 2.3);
    private static readonly GeoBox NorthernIreland = new(53.9, 55.5, -8.3, -5.2);

    /// <summary>An area that keeps its code keeps most of its ground: a new code is given where it does not.</summary>
    private const double LeastKept = 0.25;

    /// <exception cref="ImportRefusedException">The feature is not where an area of its code can be.</exception>
    public static void RefuseElsewhere(int feature, string code, string name, Geometry boundary)
    {
        var inside = boundary.InteriorPoint;
        if (IsWhereItCanBe(code, boundary.EnvelopeInternal, new Point(inside.Y, inside.X)))
        {
            return;
        }

        var box = boundary.EnvelopeInternal;
        var turned = new Envelope(box.MinY, box.MaxY, box.MinX, box.MaxX);
        var what = $"Feature {feature}, {CodeText.Named(name, code)}, is at latitude {inside.Y:F2} and longitude {inside.X:F2}";
        throw new ImportRefusedException(IsWhereItCanBe(code, turned, new Point(inside.X, inside.Y))
            ? $"{what}: the file has latitude before longitude. GeoJSON has the longitude first. Export it again so. Nothing was imported."
            : $"{what}, which is not where an area of that code can be. Check that it is the right file, in WGS 84 (EPSG:4326). Nothing "
                + "was imported.");
    }

    /// <summary>
    /// Refuses areas that would keep less than a quarter of their ground, unless the import may take something from schools.
    /// </summary>
    /// <exception cref="ImportRefusedException">Areas would move, and nobody has said that they should.</exception>
    public static void RefuseMoved(IEnumerable<ArrivedArea> arrived, int? accepted)
    {
        if (accepted is not null)
        {
            return;
        }

        var moved = arrived.Where(a => a.Before is not null)
            .Select(a => (a.Area, Kept: GroundSuccession.Kept(a.Before!, a.Area.Boundary!))).Where(a => a.Kept < LeastKept)
            .Select(a => $"{CodeText.Named(a.Area.Name, a.Area.Code)} would keep {a.Kept * 100:F0}% of its ground").ToList();
        if (moved.Count > 0)
        {
            throw new ImportRefusedException(
                $"{Phrases.ShortList(moved, "and")}. Areas that change so much are given a new code: check that it is the right "
                    + "file, of the kind of area that its codes say. If it is right, import it with --accept-losses and the number of "
                    + "schools that may lose something. Nothing was imported.");
        }
    }

    private static bool IsWhereItCanBe(string code, Envelope box, Point inside) => code is ['N', '0', '9', ..]
        ? Holds(NorthernIreland, box)
        : Holds(Britain, box) && GreatBritain.Includes(inside);

    private static bool Holds(GeoBox outer, Envelope box) =>
        box.MinX >= outer.West && box.MaxX <= outer.East && box.MinY >= outer.South && box.MaxY <= outer.North;
}
