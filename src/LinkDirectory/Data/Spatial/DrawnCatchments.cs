namespace LinkDirectory.Data.Spatial;

/// <summary>Whether a drawn boundary reaches into areas.</summary>
public static class DrawnCatchments
{
    /// <param name="db">Where the areas' boundaries are.</param>
    /// <param name="drawn">A polygon or polygons as well-known binary, WGS 84, longitude first.</param>
    /// <returns>Whether it has ground in common with one of them; a shared edge does not count.</returns>
    public static async Task<bool> ReachAsync(
        DirectoryDbContext db, byte[] drawn, IReadOnlySet<int> areaIds, CancellationToken cancellation)
    {
        var shape = Boundary.Read(drawn).Geometry;
        var box = shape.EnvelopeInternal;
        var boundaries = await db.Areas.AsNoTracking()
            .Where(a => areaIds.Contains(a.Id) && a.Boundary != null
                && a.MinLongitude <= box.MaxX && a.MaxLongitude >= box.MinX && a.MinLatitude <= box.MaxY && a.MaxLatitude >= box.MinY)
            .Select(a => a.Boundary!).ToListAsync(cancellation);
        return boundaries.Exists(
            boundary => Boundary.Read(boundary).Geometry is var area && area.Intersects(shape) && !area.Touches(shape));
    }
}
