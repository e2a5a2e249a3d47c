using System.Linq.Expressions;
using LinkDirectory.Data.Prepared;

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
    public async Task<Area?> ByCodeAsync(string code, CancellationToken cancellation) =>
        (await directory.ReadAsync(PlaceStatements.ByCode, cancellation, code.Trim().ToUpperInvariant())).SingleOrDefault();

    public async Task<Area?> ByIdAsync(int id, CancellationToken cancellation) => (await ByIdsAsync([id], cancellation)).SingleOrDefault();

    /// <summary>Those of the areas that exist, by id.</summary>
    public async Task<IReadOnlyList<Area>> ByIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await directory.ReadAsync(PlaceStatements.ByIds, cancellation, KeyList.Of(ids));

    /// <summary>The areas of one kind, or all of them, by kind and then name.</summary>
    public async Task<IReadOnlyList<Area>> ListAsync(AreaKind? kind, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var all = await db.Areas.Where(a => kind == null || a.Kind == kind).Select(WithoutBoundary).ToListAsync(cancellation);
        return [.. all.OrderBy(a => a.Kind).ThenBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Id)];
    }

    /// <summary>Those of areas that are England's and there on a day, by kind.</summary>
    public static IReadOnlyList<IGrouping<AreaKind, Area>> OfEnglandOn(DateOnly day, IEnumerable<Area> areas) =>
        [.. areas.Where(a => a.NationElsewhere is null && a.IsValidOn(day)).GroupBy(a => a.Kind)];

    /// <summary>Those of the areas that exist, and the ended areas without a boundary that any of them followed, by id.</summary>
    public async Task<IReadOnlyList<Area>> WithTheirEndedAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await directory.ReadAsync(PlaceStatements.WithTheirEnded, cancellation, KeyList.Of(ids));

    /// <summary>The areas that ended and went to an area, the whole or a part of them, by name.</summary>
    public async Task<IReadOnlyList<Area>> EndedAsync(int areaId, CancellationToken cancellation) =>
        await directory.ReadAsync(PlaceStatements.EndedIn, cancellation, areaId);

    /// <summary>The areas that followed each of the areas, by the earlier area's id.</summary>
    public async Task<ILookup<int, Area>> SuccessorsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation) =>
        (await directory.ReadAsync(PlaceStatements.Successors, cancellation, KeyList.Of(ids)))
            .OrderBy(pair => pair.Later.Id).ToLookup(pair => pair.EarlierId, pair => pair.Later);
}
