using LinkDirectory.Data.Paging;
using LinkDirectory.Data.Prepared;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

/// <summary>
/// Services, which anyone may read: their records name nobody. A service read here comes whole, with its provider, places,
/// hours and catchment, in six statements however many there are; its catchment's areas come without their boundaries.
/// </summary>
public sealed class Services(DirectoryDb directory, PlaceFinder places, Areas areas, SchoolTerms terms)
{
    private static readonly KeysetOrder<Service> ByName = new NameOrder<Service>("name", s => s.Name, s => s.Id);

    /// <summary>Those of the services that exist, by id.</summary>
    public async Task<IReadOnlyList<Service>> ByIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var keys = KeyList.Of(ids);
        var services = await ServiceStatements.WithPlacesAsync(directory, ids, cancellation);
        var named = (await directory.ReadAsync(ServiceStatements.CatchmentSchools, cancellation, keys))
            .ToLookup(c => c.ServiceId, c => c.School);
        var catchments = await directory.ReadAsync(ServiceStatements.CatchmentAreas, cancellation, keys);
        var found = (await areas.ByIdsAsync([.. catchments.Select(c => c.AreaId).Distinct()], cancellation)).ToDictionary(a => a.Id);
        var areasOf = catchments.ToLookup(c => c.ServiceId, c => found[c.AreaId]);
        foreach (var service in services)
        {
            service.CatchmentSchools.AddRange(named[service.Id]);
            service.CatchmentAreas.AddRange(areasOf[service.Id].OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Id));
        }

        return services;
    }

    /// <summary>Those of the services that exist, by id, with their providers alone: in one statement.</summary>
    internal async Task<IReadOnlyList<Service>> ListedByIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await directory.ReadAsync(ServiceStatements.ByIds, cancellation, KeyList.Of(ids));

    /// <summary>Those of the services that exist, by id: their own records alone, in one statement.</summary>
    public async Task<IReadOnlyList<Service>> RecordsByIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await directory.ReadAsync(ServiceStatements.Records, cancellation, KeyList.Of(ids));

    /// <summary>
    /// The services that have not ended and take children from an area, whole or in part: by name, as a list shows them, without their
    /// texts, places, hours and catchment; and how many there are.
    /// </summary>
    /// <param name="first">How many at most.</param>
    public async Task<(IReadOnlyList<Service> Listed, int Count)> ReachingAreaAsync(int areaId, int first, CancellationToken cancellation)
    {
        var ids = KeyList.Of(await ServicesOfArea.IdsAsync(directory, areaId, cancellation));
        var listed = await directory.ReadAsync(ServiceStatements.Lines, cancellation, ids, first);
        var all = listed.Count < first ? [listed.Count] : await directory.ReadAsync(ServiceStatements.LinesCount, cancellation, ids);
        return (listed, all[0]);
    }

    public async Task<Service?> ByIdAsync(int id, CancellationToken cancellation) =>
        (await ByIdsAsync([id], cancellation)).SingleOrDefault();

    /// <summary>The ids of each provider's services, by the provider's id, in the order of their names.</summary>
    public async Task<ILookup<int, int>> IdsByProviderAsync(IReadOnlyCollection<int> providerIds, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var rows = await db.Services.Where(s => providerIds.Contains(s.ProviderId)).OrderBy(s => s.Name).ThenBy(s => s.Id)
            .Select(s => new { s.ProviderId, s.Id }).ToListAsync(cancellation);
        return rows.ToLookup(r => r.ProviderId, r => r.Id);
    }

    /// <summary>The single point of access that each is reached through, by the service's id, where there is one.</summary>
    public async Task<IReadOnlyDictionary<int, Service>> SinglePointsAsync(
        IEnumerable<Service> services, CancellationToken cancellation)
    {
        var through = services.Where(SinglePoints.LeadTo).ToList();
        await using var db = directory.OpenToRead();
        return through.Count == 0 ? new Dictionary<int, Service>() : SinglePoints.Among(
            await SinglePoints.OfProvidersAsync(db, [.. through.Select(s => s.ProviderId).Distinct()], cancellation), through);
    }

    /// <summary>
    /// Whether the service answers at that instant; null where its hours are unknown, or it may be closed for a bank holiday.
    /// </summary>
    public bool? IsOpenAt(Service service, DateTimeOffset at) => OpeningHours.IsOpen(service.Hours, at, terms);

    public async Task<Result<Page<Service>>> PageAsync(ServiceQuery query, CancellationToken cancellation)
    {
        var order = query.Order ?? (query.Near is null ? ServiceOrder.Name : ServiceOrder.Distance);
        var near = await NearPlace.FindAsync(places, query.Near, query.WithinMetres, order is ServiceOrder.Distance, cancellation);
        if (near.Problem is { } problem)
        {
            return problem;
        }

        var reaching = query.Where?.ReachesAreaId is { } areaId
            ? await ServicesOfArea.IdsAsync(directory, areaId, cancellation) : null;
        CoveredPlace? covered = null;
        if (query.Where?.CoversPlace is { } reference)
        {
            var answer = await places.FindAsync(reference, cancellation);
            if (answer.Value is not { } place)
            {
                return new InvalidInput(answer.Problem!.Message, "where", "coversPlace");
            }

            covered = new CoveredPlace(place.AreaIds, place.School?.Id, await WithBoundaryAroundAsync(place.Point, cancellation));
        }

        return order is ServiceOrder.Distance
            ? await NearestAsync(query, near.Value!, new FilteredBy(covered, reaching), cancellation)
            : await SortedAsync(query, near.Value, new FilteredBy(covered, reaching), cancellation);
    }

    /// <summary>The services whose drawn boundary the point is in, by id.</summary>
    public async Task<IReadOnlyList<int>> WithBoundaryAroundAsync(Point point, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var boxes = SpatialIndex.CatchmentBoxesAround(db, point);
        var candidates = await db.Services.Where(s => boxes.Contains(s.Id) && s.CatchmentBoundary != null).OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.CatchmentBoundary }).ToListAsync(cancellation);
        return [.. candidates.Where(c => Boundary.Read(c.CatchmentBoundary!).Contains(point)).Select(c => c.Id)];
    }

    private async Task<Result<Page<Service>>> SortedAsync(
        ServiceQuery query, Spot? near, FilteredBy by, CancellationToken cancellation)
    {
        var window = query.Page.Read(ByName.Mark, ByName.Accepts);
        if (window.Problem is { } problem)
        {
            return problem;
        }

        await using var db = directory.OpenToRead();
        var slice = await Rows(db, query, near, by).SliceAsync(ByName, window.Value!, cancellation);
        var whole = await WholeAsync(slice.Rows.Select(s => s.Id), cancellation);
        var items = slice.Rows.Where(s => whole.ContainsKey(s.Id))
            .Select(s => new PageItem<Service>(
                whole[s.Id], () => ByName.CursorOf(s).ToString(), near is null ? null : whole[s.Id].MetresTo(near.Point)));
        return new PageNear<Service>(near, [.. items], slice.HasNext, slice.HasPrevious,
            token => CountAsync(query, near, by, located: false, token));
    }

    private async Task<Result<Page<Service>>> NearestAsync(
        ServiceQuery query, Spot near, FilteredBy by, CancellationToken cancellation)
    {
        var window = query.Page.Read(Nearest.Mark, Nearest.Accepts);
        if (window.Problem is { } problem)
        {
            return problem;
        }

        await using var db = directory.OpenToRead();
        var rows = ServiceRows.Matching(db, query.Where, by);
        var slice = await Nearest.SliceAsync(
            async box => await rows.LocatedIn(db, box).ToListAsync(cancellation), near.Point, query.WithinMetres, window.Value!);
        var whole = await WholeAsync(slice.Rows.Select(n => n.Id), cancellation);
        var items = slice.Rows.Where(n => whole.ContainsKey(n.Id))
            .Select(n => new PageItem<Service>(whole[n.Id], () => Nearest.CursorOf(n).ToString(), n.Metres));
        return new PageNear<Service>(near, [.. items], slice.HasNext, slice.HasPrevious,
            token => CountAsync(query, near, by, located: true, token));
    }

    private async Task<int> CountAsync(ServiceQuery query, Spot? near, FilteredBy by, bool located, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var rows = Rows(db, query, near, by);
        return await (located ? rows.Where(s => s.Locations.Any(l => l.Latitude != null && l.Longitude != null)) : rows).CountAsync(
            cancellation);
    }

    private static IQueryable<Service> Rows(DirectoryDbContext db, ServiceQuery query, Spot? near, FilteredBy by)
    {
        var rows = ServiceRows.Matching(db, query.Where, by);
        return near is not null && query.WithinMetres is { } metres ? rows.Within(db, near.Point, metres) : rows;
    }

    private async Task<Dictionary<int, Service>> WholeAsync(IEnumerable<int> ids, CancellationToken cancellation) =>
        (await ByIdsAsync([.. ids], cancellation)).ToDictionary(s => s.Id);
}
