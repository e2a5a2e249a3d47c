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
    private const long MostCorners = 1_000_000;

    // CROSS JOIN keeps the index outermost: the planner would turn a plain join into a scan of it.
    private const string CandidatesSql = """
        SELECT a.Id, a.BoundaryVersion FROM AreaIndex i CROSS JOIN Areas a ON a.Id = i.Id
        WHERE i.MinLongitude <= @longitude AND i.MaxLongitude >= @longitude AND i.MinLatitude <= @latitude AND i.MaxLatitude >= @latitude
        ORDER BY a.Id
        """;

    private readonly MemoryCache boundaries = new(new MemoryCacheOptions { SizeLimit = MostCorners });

    /// <summary>The areas of every kind that the point is in or on the edge of, by id.</summary>
    public async Task<IReadOnlyList<int>> ContainingAsync(Point point, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var candidates = await db.QueryAsync(
            CandidatesSql,
            row => new Version(row.GetInt32(0), row.GetInt64(1)),
            cancellation,
            ("@longitude", point.Longitude),
            ("@latitude", point.Latitude));
        var found = await ReadAsync(db, candidates, cancellation);
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
    public async Task<IReadOnlyDictionary<int, Boundary>> ByIdsAsync(IReadOnlyCollection<int> areaIds, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var wanted = await db.Areas.Where(a => areaIds.Contains(a.Id) && a.Boundary != null).OrderBy(a => a.Id)
            .Select(a => new Version(a.Id, a.BoundaryVersion)).ToListAsync(cancellation);
        return await ReadAsync(db, wanted, cancellation);
    }

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

    private async Task<Dictionary<int, Boundary>> ReadAsync(
        DirectoryDbContext db, IReadOnlyList<Version> wanted, CancellationToken cancellation)
    {
        var known = wanted.Select(version => (version.AreaId, Boundary: boundaries.Get<Boundary>(version))).ToList();
        var found = known.Where(area => area.Boundary is not null).ToDictionary(area => area.AreaId, area => area.Boundary!);
        var ids = known.Where(area => area.Boundary is null).Select(area => area.AreaId).ToList();
        if (ids.Count > 0)
        {
            var rows = await db.Areas.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.BoundaryVersion, a.Boundary })
                .ToListAsync(cancellation);
            foreach (var row in rows.Where(r => r.Boundary is not null))
            {
                found[row.Id] = Keep(new Version(row.Id, row.BoundaryVersion), Boundary.Read(row.Boundary!));
            }
        }

        return found;
    }

    private Boundary Keep(Version version, Boundary boundary) =>
        boundaries.Set(version, boundary, new MemoryCacheEntryOptions { Size = boundary.Geometry.NumPoints });

    private readonly record struct Version(int AreaId, long BoundaryVersion);
}
