using LinkDirectory.Data.Spatial;

namespace LinkDirectory.Features.Places;

/// <summary>
/// Whether a point can be in Great Britain. Rectangles drawn by hand round its coasts, to catch swapped or mistyped
/// coordinates and other countries: a point at sea, or within a few kilometres of a coast, passes.
/// </summary>
public static class GreatBritain
{
    private static readonly GeoBox Whole = new(49.8, 60.9, -8.7, 1.8);

    private static readonly GeoBox[] Elsewhere =
    [
        new(51.3, 55.27, -8.7, -5.4), // Ireland
        new(53.98, 54.5, -4.9, -4.2), // Isle of Man
        new(49.8, 50.55, 0.0, 1.8), // France, from Dieppe
        new(50.55, 51.02, 1.35, 1.8), // France, to Calais
    ];

    public static bool Includes(Point point) => Whole.Includes(point) && !Array.Exists(Elsewhere, box => box.Includes(point));
}
