using LinkDirectory.Data.Paging;
using LinkDirectory.Data.Prepared;
using LinkDirectory.Data.Spatial;

namespace LinkDirectory.Features.Organisations;

/// <summary>Schools, which anyone may read: their records name nobody.</summary>
public sealed class Schools(DirectoryDb directory, PlaceFinder places, TimeProvider clock)
{
    private static readonly KeysetOrder<School> ByName = new NameOrder<School>("name", s => s.Name, s => s.Id);
    private static readonly KeysetOrder<SchoolLine> LinesByName = new NameOrder<SchoolLine>("name", s => s.Name, s => s.Id);
    private static readonly KeysetOrder<School> ByPupils = new LargestFirstOrder<School>("pupils", s => s.Pupils, s => s.Id);
    private static readonly KeysetOrder<School> ByNumber = new UniqueNumberOrder<School>("urn", s => s.Urn, s => s.Id);

    /// <summary>The school with the URN; null where there is none.</summary>
    public async Task<School?> ByUrnAsync(int urn, CancellationToken cancellation) =>
        (await directory.ReadAsync(SchoolStatements.ByUrn, cancellation, urn)).SingleOrDefault();

    /// <summary>Those of the schools that exist, by id.</summary>
    public async Task<IReadOnlyList<School>> ByIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await directory.ReadAsync(SchoolStatements.ByIds, cancellation, KeyList.Of(ids));

    /// <summary>The schools that each URN followed, by that URN; those missing from the directory are left out.</summary>
    public async Task<ILookup<int, School>> PredecessorsAsync(IReadOnlyCollection<int> urns, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var pairs = await db.SchoolSuccessions.Where(s => urns.Contains(s.SuccessorUrn))
            .Join(db.Schools, s => s.PredecessorUrn, s => s.Urn, (s, school) => new { Of = s.SuccessorUrn, School = school })
            .ToListAsync(cancellation);
        return pairs.OrderBy(p => p.School.Urn).ToLookup(p => p.Of, p => p.School);
    }

    /// <summary>The schools that followed each URN, by that URN; those missing from the directory are left out.</summary>
    public async Task<ILookup<int, School>> SuccessorsAsync(IReadOnlyCollection<int> urns, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var pairs = await db.SchoolSuccessions.Where(s => urns.Contains(s.PredecessorUrn))
            .Join(db.Schools, s => s.SuccessorUrn, s => s.Urn, (s, school) => new { Of = s.PredecessorUrn, School = school })
            .ToListAsync(cancellation);
        return pairs.OrderBy(p => p.School.Urn).ToLookup(p => p.Of, p => p.School);
    }

    public async Task<Result<Page<School>>> PageAsync(SchoolQuery query, CancellationToken cancellation)
    {
        var order = query.Order ?? (query.Near is null ? SchoolOrder.Name : SchoolOrder.Distance);
        var near = await NearPlace.FindAsync(places, query.Near, query.WithinMetres, order is SchoolOrder.Distance, cancellation);
        if (near.Problem is { } problem)
        {
            return problem;
        }

        return order switch
        {
            SchoolOrder.Distance => await NearestAsync(query, near.Value!, cancellation),
            SchoolOrder.Pupils => await SortedAsync(query, near.Value, ByPupils, cancellation),
            SchoolOrder.Urn => await SortedAsync(query, near.Value, ByNumber, cancellation),
            _ => await SortedAsync(query, near.Value, ByName, cancellation),
        };
    }

    /// <summary>How many open schools are in an area.</summary>
    public async Task<int> TeachingInAsync(int areaId, CancellationToken cancellation) =>
        (await directory.ReadAsync(SchoolStatements.TeachingIn, cancellation, areaId))[0];

    /// <summary>The open schools of an area by name, as a table shows them.</summary>
    public async Task<Result<Page<SchoolLine>>> LinesTeachingInAsync(int areaId, PageRequest page, CancellationToken cancellation)
    {
        var asked = page.Read(LinesByName.Mark, LinesByName.Accepts);
        if (asked.Problem is { } problem)
        {
            return problem;
        }

        var window = asked.Value!;
        var read = await directory.ReadAsync(
            window.Backward ? SchoolStatements.LastLinesTeachingIn : SchoolStatements.LinesTeachingIn, cancellation, areaId,
            window.After?.Key, window.After?.Id, window.Before?.Key, window.Before?.Id, window.Size + 1);
        var slice = Slice<SchoolLine>.From(read, window);
        return new Page<SchoolLine>(
            [.. slice.Rows.Select(s => new PageItem<SchoolLine>(s, () => LinesByName.CursorOf(s).ToString(), null))],
            slice.HasNext, slice.HasPrevious, token => TeachingInAsync(areaId, token));
    }

    private async Task<Result<Page<School>>> SortedAsync(
        SchoolQuery query, Spot? near, KeysetOrder<School> order, CancellationToken cancellation)
    {
        var window = query.Page.Read(order.Mark, order.Accepts);
        if (window.Problem is { } problem)
        {
            return problem;
        }

        await using var db = directory.OpenToRead();
        var slice = await Rows(db, query, near).SliceAsync(order, window.Value!, cancellation);
        var items = slice.Rows.Select(
            s => new PageItem<School>(s, () => order.CursorOf(s).ToString(), s.Location is { } at ? near?.Point.MetresTo(at) : null));
        return new PageNear<School>(near, [.. items], slice.HasNext, slice.HasPrevious,
            token => CountAsync(query, near, located: false, token));
    }

    private async Task<Result<Page<School>>> NearestAsync(SchoolQuery query, Spot near, CancellationToken cancellation)
    {
        var window = query.Page.Read(Nearest.Mark, Nearest.Accepts);
        if (window.Problem is { } problem)
        {
            return problem;
        }

        var slice = await Nearest.SliceAsync(
            box => LocatedInAsync(query, box, cancellation), near.Point, query.WithinMetres, window.Value!);
        var ids = KeyList.Of([.. slice.Rows.Select(n => n.Id)]);
        var found = (await directory.ReadAsync(query.Brief ? SchoolStatements.BriefByIds : SchoolStatements.ByIds, cancellation, ids))
            .ToDictionary(s => s.Id);
        var items = slice.Rows.Where(n => found.ContainsKey(n.Id))
            .Select(n => new PageItem<School>(found[n.Id], () => Nearest.CursorOf(n).ToString(), n.Metres));
        return new PageNear<School>(near, [.. items], slice.HasNext, slice.HasPrevious,
            token => CountAsync(query, near, located: true, token));
    }

    private async Task<IReadOnlyList<Located>> LocatedInAsync(SchoolQuery query, GeoBox box, CancellationToken cancellation)
    {
        // Where every school counts, the index of places alone says which are in the box.
        if (query is { Where: null, StandingIn: null })
        {
            return await directory.ReadAsync(SchoolStatements.LocatedIn, cancellation, box.South, box.North, box.West, box.East);
        }

        await using var db = directory.OpenToRead();
        return await Filtered(db, query).LocatedIn(db, box).ToListAsync(cancellation);
    }

    private async Task<int> CountAsync(SchoolQuery query, Spot? near, bool located, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var rows = Rows(db, query, near);
        return await (located ? rows.Where(s => s.Latitude != null && s.Longitude != null) : rows).CountAsync(cancellation);
    }

    private IQueryable<School> Rows(DirectoryDbContext db, SchoolQuery query, Spot? near)
    {
        var rows = Filtered(db, query);
        return near is not null && query.WithinMetres is { } metres ? rows.Within(db, near.Point, metres) : rows;
    }

    private IQueryable<School> Filtered(DirectoryDbContext db, SchoolQuery query)
    {
        var rows = db.Schools.Matching(db, query.Where, London.Today(clock));
        return query.StandingIn is { } areaId
            ? rows.Where(s => db.SchoolAreas.Where(a => a.AreaId == areaId).Select(a => a.SchoolId).Contains(s.Id))
            : rows;
    }
}
