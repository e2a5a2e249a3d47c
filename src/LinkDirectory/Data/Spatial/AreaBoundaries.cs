using LinkDirectory.Data.Prepared;
using Microsoft.Extensions.Caching.Memory;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Data.Spatial;

/// <summary>
/// Which areas a point is in, and how far it is from their edges: candidates by the index of boxes, then the exact boundary.
/// Boundaries are kept once read, by area and boundary version, up to a bounded number of corners.
/// </summary>
public sealed class AreaBoundaries(DirectoryDb directory) : IDisposable
{
    /// <summary>About 100 MB with what is built upon them; England's areas of every kind, simplified to 50 m, are a tenth of it.</summary>
    private const long AlwaysCorners = 1_000_000;

    private const long BytesOfACorner = 100;

    // Of the memory that there is: a directory of many Englands is on a machine to suit.
    private const long ShareOfMemory = 32;

    private static readonly long MostCorners = Math.Max(
        AlwaysCorners, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory / BytesOfACorner);

    // CROSS JOIN keeps the index outermost: the planner would turn a plain join into a scan of it.
    private static readonly ReadStatement<Version> Around = new(
        """
        SELECT a.Id, a.BoundaryVersion FROM AreaIndex i CROSS JOIN Areas a ON a.Id = i.Id
        WHERE i.MinLongitude <= ?1 AND i.MaxLongitude >= ?1 AND i.MinLatitude <= ?2 AND i.MaxLatitude >= ?2
        ORDER BY a.Id
        """,
        row => new Version(row.Int32(), row.Int64()));

    private static readonly ReadStatement<Version> Known = new(
        $"""
        SELECT a.Id, a.BoundaryVersion FROM Areas a
        WHERE a.Id {KeyList.Chosen} AND a.Boundary IS NOT NULL ORDER BY a.Id
        """,
        row => new Version(row.Int32(), row.Int64()));

    private static readonly ReadStatement<(Version Version, byte[]? Boundary)> Whole = new(
        $"""
        SELECT a.Id, a.BoundaryVersion, a.Boundary FROM Areas a WHERE a.Id {KeyList.Chosen}
        """,
        row => (new Version(row.Int32(), row.Int64()), row.BytesOrNull()));

    private readonly MemoryCache boundaries = new(new MemoryCacheOptions { SizeLimit = MostCorners });

    /// <summary>The areas of every kind that the point is in or on the edge of, by id.</summary>
    public async Task<IReadOnlyList<int>> ContainingAsync(Point point, CancellationToken cancellation)
    {
        var candidates = await directory.ReadAsync(Around, cancellation, point.Longitude, point.Latitude);
        var found = await ReadAsync(candidates, cancellation);
        return [.. candidates.Where(c => found.TryGetValue(c.AreaId, out var boundary) && boundary.Contains(point)).Select(c => c.AreaId)];
    }

    /// <summary>
    /// Metres from the point to each area's edge, whichever side it is on, by area id. Areas without a boundary are left out.
    /// </summary>
    public async Task<IReadOnlyDictionary<int, double>> MetresToEdgeAsync(
        IReadOnlyCollection<int> areaIds, Point point, CancellationToken cancellation)
    {
        var found = await ByIdsAsync(areaIds, cancellation);
        return found.ToDictionary(f => f.Key, f => f.Value.MetresToEdge(point));
    }

    /// <summary>The boundary of each area that has one, by area id.</summary>
    public async Task<IReadOnlyDictionary<int, Boundary>> ByIdsAsync(
        IReadOnlyCollection<int> areaIds, CancellationToken cancellation) =>
        await ReadAsync(await directory.ReadAsync(Known, cancellation, KeyList.Of(areaIds)), cancellation);

    /// <summary>The area's boundary with corners left out up to the tolerance; whole without one; null where it has none.</summary>
    /// <param name="toleranceMetres">Over 0, or null.</param>
    public async Task<Geometry?> BoundaryAsync(int areaId, int? toleranceMetres, CancellationToken cancellation)
    {
        var found = await ByIdsAsync([areaId], cancellation);
        return found.TryGetValue(areaId, out var boundary)
            ? toleranceMetres is { } tolerance ? boundary.Simplified(tolerance) : boundary.Geometry
            : null;
    }

    public void Dispose() => boundaries.Dispose();

    private async Task<Dictionary<int, Boundary>> ReadAsync(List<Version> wanted, CancellationToken cancellation)
    {
        var found = new Dictionary<int, Boundary>(wanted.Count);
        List<int> ids = [];
        foreach (var version in wanted)
        {
            if (boundaries.Get<Boundary>(version) is { } boundary)
            {
                found.Add(version.AreaId, boundary);
            }
            else
            {
                ids.Add(version.AreaId);
            }
        }

        if (ids.Count > 0)
        {
            foreach (var row in await directory.ReadAsync(Whole, cancellation, KeyList.Of(ids)))
            {
                if (row.Boundary is { } bytes)
                {
                    found[row.Version.AreaId] = Keep(row.Version, Boundary.Read(bytes));
                }
            }
        }

        return found;
    }

    private Boundary Keep(Version version, Boundary boundary) =>
        boundaries.Set(version, boundary, new MemoryCacheEntryOptions { Size = boundary.Geometry.NumPoints });

    private readonly record struct Version(int AreaId, long BoundaryVersion);
}
