using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace LinkDirectory.Features.Places;

/// <summary>An area as a boundary file brings it.</summary>
/// <param name="Before">The boundary that it had, as well-known binary; null where it had none.</param>
internal sealed record ArrivedArea(Area Area, byte[]? Before);

/// <summary>
/// Which areas followed which, as far as the ground tells: an area that a file no longer has, and whose ground areas of that file now
/// hold, was followed by them. One whose ground is not known is followed by a new area of its name.
/// </summary>
internal static class GroundSuccession
{
    /// <summary>So much of an area's ground must have gone over, since generalised boundaries never fit each other exactly.</summary>
    public const double LeastTaken = 0.9;

    /// <summary>An area that took less is a neighbour whose border was drawn differently, not a successor.</summary>
    public const double LeastShare = 0.05;

    // A county and its districts, and a metropolitan county and its boroughs, stand on one ground together.
    private static readonly string[] Tiers = ["E07", "E11"];

    // Programmes' own areas may overlap.
    private static readonly AreaKind[] Kinds =
    [
        AreaKind.LocalAuthority, AreaKind.IntegratedCareBoard, AreaKind.SubIcbLocation, AreaKind.ClinicalCommissioningGroup,
    ];

    /// <summary>The areas that took the ground of an area that the file does not have; empty where too little of it went over.</summary>
    public static IReadOnlyList<Area> SuccessorsOf(Area gone, IReadOnlyCollection<ArrivedArea> arrived)
    {
        if (!MayFollow(gone))
        {
            return [];
        }

        if (gone.Boundary is null)
        {
            return [.. arrived.Where(a => a.Area.Id == 0 && a.Area.Kind == gone.Kind && MayFollow(a.Area)
                && AreaNames.Words(a.Area.Name) == AreaNames.Words(gone.Name)).Select(a => a.Area)];
        }

        var ground = Read(gone.Boundary);
        var shares = arrived.Where(a => a.Area.Kind == gone.Kind && MayFollow(a.Area) && BoxesMeet(gone, a.Area))
            .Select(a => (a.Area, Share: Taken(ground, a) / ground.Area)).Where(taken => taken.Share >= LeastShare).ToList();
        return shares.Sum(taken => taken.Share) >= LeastTaken
            ? [.. shares.OrderByDescending(of => of.Share).ThenBy(of => of.Area.Code, StringComparer.Ordinal).Select(of => of.Area)]
            : [];
    }

    /// <summary>How much of its earlier ground an area still holds, 0 to 1.</summary>
    public static double Kept(byte[] before, byte[] after)
    {
        var ground = Read(before);
        return Overlay(ground, Read(after), SpatialFunction.Intersection).Area / ground.Area;
    }

    private static bool MayFollow(Area area) =>
        Kinds.Contains(area.Kind) && !Tiers.Any(tier => area.Code.StartsWith(tier, StringComparison.Ordinal));

    private static bool BoxesMeet(Area one, Area other) => one.MinLongitude <= other.MaxLongitude && one.MaxLongitude >= other.MinLongitude
        && one.MinLatitude <= other.MaxLatitude && one.MaxLatitude >= other.MinLatitude;

    private static double Taken(Geometry ground, ArrivedArea arrived)
    {
        var taken = Overlay(ground, Read(arrived.Area.Boundary!), SpatialFunction.Intersection);
        return arrived.Before is { } before && !taken.IsEmpty
            ? Overlay(taken, Read(before), SpatialFunction.Difference).Area
            : taken.Area;
    }

    private static Geometry Overlay(Geometry one, Geometry other, SpatialFunction function) =>
        OverlayNGRobust.Overlay(one, other, function);

    private static Geometry Read(byte[] boundary) => new WKBReader().Read(boundary);
}
