using LinkDirectory.Data.Paging;

namespace LinkDirectory.Data.Spatial;

/// <summary>A row at one of its places.</summary>
internal readonly record struct Located(int Id, double Latitude, double Longitude);

/// <summary>A row and how far its nearest place is.</summary>
internal readonly record struct Neighbour(int Id, double Metres)
{
    public static int Nearer(Neighbour one, Neighbour other) =>
        one.Metres.CompareTo(other.Metres) is not 0 and var by ? by : one.Id.CompareTo(other.Id);
}

/// <summary>
/// Pages of the nearest rows, by distance and then id. The window grows threefold until it holds the page, so a page takes
/// at most six statements, and one or two where rows are dense.
/// </summary>
internal static class Nearest
{
    public const string Mark = "near";

    private const double FirstRadiusMetres = 2_000;
    private const double Growth = 3;

    // The next page of a long list lies just beyond the last.
    private const double Onward = 1.5;

    // What is not found this near is rare, and one look at everything costs less than several at most of it.
    private const double LargestRadiusMetres = 200_000;

    public static bool Accepts(Cursor cursor) =>
        double.TryParse(cursor.Key, NumberStyles.Float, CultureInfo.InvariantCulture, out var metres)
            && double.IsFinite(metres)
            && metres >= 0;

    public static Cursor CursorOf(Neighbour neighbour) =>
        new(Mark, neighbour.Id, neighbour.Metres.ToString("R", CultureInfo.InvariantCulture));

    /// <param name="placesIn">The places in a box of the rows that the filter leaves.</param>
    /// <param name="limitMetres">Where the list ends; null for everything that has a place.</param>
    public static async Task<Slice<Neighbour>> SliceAsync(
        Func<GeoBox, Task<IReadOnlyList<Located>>> placesIn, Point point, double? limitMetres, PageWindow window)
    {
        var after = Read(window.After);
        var before = Read(window.Before);
        var end = Math.Min(limitMetres ?? double.PositiveInfinity, before?.Metres ?? double.PositiveInfinity);
        var radius = window.Backward ? end : Math.Max(FirstRadiusMetres, (after?.Metres ?? 0) * Onward);
        while (true)
        {
            radius = Math.Min(radius, end);
            var everything = radius > LargestRadiusMetres;
            var places = await placesIn(everything ? GeoBox.World : GeoBox.Around(point, radius));
            var nearestFirst = places.Select(p => new Neighbour(p.Id, point.MetresTo(new Point(p.Latitude, p.Longitude)))).ToList();
            nearestFirst.Sort(Neighbour.Nearer);
            var found = nearestFirst.DistinctBy(n => n.Id)
                .Where(n => n.Metres <= (everything ? end : radius)
                    && (after is null || Neighbour.Nearer(after.Value, n) < 0) && (before is null || Neighbour.Nearer(n, before.Value) < 0))
                .ToList();
            if (found.Count > window.Size || everything || radius >= end)
            {
                if (window.Backward)
                {
                    found.Reverse();
                }

                return Slice<Neighbour>.From(found, window);
            }

            radius *= Growth;
        }
    }

    private static Neighbour? Read(Cursor? cursor) =>
        cursor is null ? null : new Neighbour(cursor.Id, double.Parse(cursor.Key!, NumberStyles.Float, CultureInfo.InvariantCulture));
}
