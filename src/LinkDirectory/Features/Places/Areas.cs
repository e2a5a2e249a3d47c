using System.Linq.Expressions;

namespace LinkDirectory.Features.Places;

/// <summary>
/// Areas, read without their boundaries, which are large: <see cref="Data.Spatial.AreaBoundaries"/> reads those.
/// </summary>
public sealed class Areas(DirectoryDb directory)
{
    private static readonly Expression<Func<Area, Area>> WithoutBoundary = a => new Area
    {
        Id = a.Id,
        Code = a.Code,
        Name = a.Name,
        Kind = a.Kind,
        ValidFrom = a.ValidFrom,
        ValidUntil = a.ValidUntil,
        BoundaryVersion = a.BoundaryVersion,
        MinLongitude = a.MinLongitude,
        MaxLongitude = a.MaxLongitude,
        MinLatitude = a.MinLatitude,
        MaxLatitude = a.MaxLatitude,
    };

    /// <summary>The area with the code, in any case; null where there is none.</summary>
    public async Task<Area?> ByCodeAsync(string code, CancellationToken cancellation)
    {
        var wanted = code.Trim().ToUpperInvariant();
        await using var db = directory.OpenToRead();
        return await db.Areas.Where(a => a.Code == wanted).Select(WithoutBoundary).FirstOrDefaultAsync(cancellation);
    }

    public async Task<Area?> ByIdAsync(int id, CancellationToken cancellation) => (await ByIdsAsync([id], cancellation)).SingleOrDefault();

    /// <summary>Those of the areas that exist, by id.</summary>
    public async Task<IReadOnlyList<Area>> ByIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var db = directory.OpenToRead();
        return await db.Areas.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).Select(WithoutBoundary).ToListAsync(cancellation);
    }

    /// <summary>The areas of one kind, or all of them, by kind and then name.</summary>
    public async Task<IReadOnlyList<Area>> ListAsync(AreaKind? kind, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var all = await db.Areas.Where(a => kind == null || a.Kind == kind).Select(WithoutBoundary).ToListAsync(cancellation);
        return [.. all.OrderBy(a => a.Kind).ThenBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Id)];
    }

    /// <summary>Those of the areas that exist, and the ended areas without a boundary that any of them followed, by id.</summary>
    public async Task<IReadOnlyList<Area>> WithTheirEndedAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var db = directory.OpenToRead();
        var ended = db.AreaHeirs.Where(h => ids.Contains(h.AreaId))
            .Join(db.Areas.Where(a => a.Boundary == null), h => h.EndedAreaId, a => a.Id, (h, _) => h.EndedAreaId);
        return await db.Areas.Where(a => db.Areas.Where(own => ids.Contains(own.Id)).Select(own => own.Id).Concat(ended).Contains(a.Id))
            .OrderBy(a => a.Id).Select(WithoutBoundary).ToListAsync(cancellation);
    }

    /// <summary>The areas that ended and went to an area, the whole or a part of them, by name.</summary>
    public async Task<IReadOnlyList<Area>> EndedAsync(int areaId, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await db.Areas.Where(a => db.AreaHeirs.Any(h => h.AreaId == areaId && h.EndedAreaId == a.Id))
            .OrderBy(a => a.Name).ThenBy(a => a.Id).Select(WithoutBoundary).ToListAsync(cancellation);
    }

    /// <summary>The areas that followed each of the areas, by the earlier area's id.</summary>
    public async Task<ILookup<int, Area>> SuccessorsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var pairs = await db.Areas.Where(a => ids.Contains(a.Id))
            .SelectMany(a => a.Successors, (earlier, later) => new { earlier.Id, SuccessorId = later.Id }).ToListAsync(cancellation);
        var successors = (await ByIdsAsync([.. pairs.Select(p => p.SuccessorId).Distinct()], cancellation)).ToDictionary(a => a.Id);
        return pairs.OrderBy(p => p.SuccessorId).ToLookup(p => p.Id, p => successors[p.SuccessorId]);
    }
}
