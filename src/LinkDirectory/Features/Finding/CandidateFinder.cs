using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding;

/// <summary>Where the child is, as far as it is known.</summary>
/// <param name="HomeGiven">A home was given, found or not.</param>
/// <param name="Practice">The GP practice's ODS code, upper case.</param>
internal sealed record ChildPlaces(Place? Place, bool HomeGiven, Place? Home, string? Practice)
{
    public HomeKnown HomeKnown => (HomeGiven, Home) switch
    {
        (false, _) => HomeKnown.NotGiven,
        (_, null) => HomeKnown.NotFound,
        (_, { Approximate: true }) => HomeKnown.Approximate,
        _ => HomeKnown.Exact,
    };

    public PlaceKnown PlaceKnown => Place switch
    {
        null => PlaceKnown.NotFound,
        { School: not null } => PlaceKnown.School,
        _ => PlaceKnown.Elsewhere,
    };
}

/// <summary>
/// The services that have to do with a place: linked with the school; covering the place, the home or the practice; taking
/// children from anywhere; near. In a bounded number of statements, however many there are.
/// </summary>
internal sealed class CandidateFinder(AreaBoundaries boundaries)
{
    /// <summary>A service that is given this near is a candidate: ten miles, about half an hour by road.</summary>
    public const double NearMetres = 16_000;

    /// <summary>A catchment that begins this near is a candidate: pupils of a border school live on its other side.</summary>
    public const double EdgeMetres = 5_000;

    /// <summary>
    /// Of those that are only near, this many of the nearest are looked at. A service that is linked or covers the place always is.
    /// </summary>
    public const int MostNear = 200;

    public async Task<IReadOnlyList<Candidate>> FindAsync(
        DirectoryDbContext db, ChildPlaces child, Func<Service, bool?> openNow, DateOnly today, CancellationToken cancellation)
    {
        IReadOnlyList<int> known = [.. (child.Place?.AreaIds ?? []).Concat(child.Home?.AreaIds ?? []).Distinct().Order()];
        var search = new CandidateSearch(child.Place?.School?.Id, child.Place?.Point, child.Home?.Point, known, child.Practice);
        var rows = await ServiceCandidates.ReadAsync(db, search, NearMetres, EdgeMetres, cancellation);
        var edges = await NearEdgesAsync(rows, known, child.Place, cancellation);
        var ids = IdsToRead(rows, edges, child.Place);
        var links = await LinksAsync(db, child.Place?.School, cancellation);
        var read = await ReadAsync(db, ids, today, cancellation);
        var matcher = new CatchmentMatcher(child, read.Areas, await HomeEdgesAsync(read, child, cancellation));
        var named = rows.Where(r => r.Source == CandidateSource.NamedSchool).Select(r => r.ServiceId).ToHashSet();
        var sure = rows.Where(IsSure).Select(r => r.ServiceId).ToHashSet();

        var near = new List<(double Metres, Candidate Candidate)>();
        var candidates = new List<Candidate>();
        foreach (var service in read.Services)
        {
            var match = matcher.Match(service);
            var facts = match.Facts with
            {
                NamesSchools = read.NamingSchools.Contains(service.Id),
                NamesThisSchool = named.Contains(service.Id),
            };
            var distance = child.Place is { } place ? service.MetresTo(place.Point) : null;
            var candidate = new Candidate(service, links.GetValueOrDefault(service.Id), facts, CatchmentRule.Test(facts), distance,
                openNow(service));
            if (sure.Contains(service.Id) || facts.CoversPlace || facts.CoversHome)
            {
                candidates.Add(candidate);
                continue;
            }

            var edge = Math.Min(match.PlaceToBoundaryMetres ?? double.PositiveInfinity, NearestEdge(read.Areas[service.Id], edges));
            if (distance <= NearMetres || edge <= EdgeMetres)
            {
                near.Add((Math.Min(distance ?? double.PositiveInfinity, edge), candidate));
            }
        }

        return [.. candidates, .. near.OrderBy(n => n.Metres).ThenBy(n => n.Candidate.Service.Id).Take(MostNear).Select(n => n.Candidate)];
    }

    private static bool IsSure(CandidateRow row) => row.Source is CandidateSource.Link or CandidateSource.NamedSchool
        or CandidateSource.NamedPractice or CandidateSource.Everywhere or CandidateSource.Area;

    // Metres from the place to the edge of each area whose box is near, those that cover it apart.
    private async Task<IReadOnlyDictionary<int, double>> NearEdgesAsync(
        List<CandidateRow> rows, IReadOnlyList<int> known, Place? place, CancellationToken cancellation)
    {
        var ids = rows.Where(r => r.Source == CandidateSource.AreaNear).Select(r => r.AreaId!.Value).Distinct().Except(known)
            .Order().ToList();
        return place is null || ids.Count == 0
            ? new Dictionary<int, double>()
            : await boundaries.MetresToEdgeAsync(ids, place.Point, cancellation);
    }

    // Those that are sure, those with an area or a boundary's box at hand, and the nearest of those with a location.
    private static List<int> IdsToRead(List<CandidateRow> rows, IReadOnlyDictionary<int, double> edges, Place? place)
    {
        var wanted = rows.Where(r => IsSure(r) || r.Source == CandidateSource.BoundaryNear
            || (r.Source == CandidateSource.AreaNear && edges.TryGetValue(r.AreaId!.Value, out var metres) && metres <= EdgeMetres))
            .Select(r => r.ServiceId);
        var nearest = rows.Where(r => r.Source == CandidateSource.Location)
            .Select(r => (r.ServiceId, Metres: r.At!.Value.MetresTo(place!.Point)))
            .Where(r => r.Metres <= NearMetres)
            .GroupBy(r => r.ServiceId, (id, of) => (Id: id, Metres: of.Min(o => o.Metres)))
            .OrderBy(s => s.Metres).ThenBy(s => s.Id).Take(MostNear).Select(s => s.Id);
        return [.. wanted.Concat(nearest).Distinct().Order()];
    }

    // A closed school's, where this one alone followed it and has no link of its own with the service.
    private static async Task<Dictionary<int, Link>> LinksAsync(DirectoryDbContext db, School? school, CancellationToken cancellation)
    {
        if (school is null)
        {
            return [];
        }

        var closed = db.SchoolHeirs.Where(h => h.SchoolId == school.Id && h.DeclinedAt == null).Select(h => h.ClosedSchoolId);
        var links = await db.Links.Where(l => l.SchoolId == school.Id || closed.Contains(l.SchoolId)).Include(l => l.School)
            .ToListAsync(cancellation);
        return links.Where(l => l.SchoolId == school.Id || l.Status != LinkStatus.Ended)
            .OrderBy(l => l.SchoolId == school.Id ? 0 : 1).ThenBy(l => l.Id).DistinctBy(l => l.ServiceId)
            .Where(l => l.Status != LinkStatus.Ended).ToDictionary(l => l.ServiceId);
    }

    private static async Task<Read> ReadAsync(
        DirectoryDbContext db, List<int> ids, DateOnly today, CancellationToken cancellation)
    {
        var chosen = db.Services.Where(s => ids.Contains(s.Id));
        var services = await chosen.Include(s => s.Provider).Include(s => s.Locations).Include(s => s.Hours)
            .OrderBy(s => s.Id).AsSplitQuery().ToListAsync(cancellation);
        var areas = await chosen.SelectMany(
            s => s.CatchmentAreas,
            (s, a) => new { s.Id, Area = new CatchmentArea(a.Id, a.Name, a.Kind, a.Boundary != null, a.ValidUntil < today) })
            .ToListAsync(cancellation);
        var naming = await db.Set<Dictionary<string, object>>("ServiceCatchmentSchools").Where(c => ids.Contains((int)c["ServiceId"]))
            .Select(c => (int)c["ServiceId"]).Distinct().ToListAsync(cancellation);
        return new Read(services,
            areas.OrderBy(a => a.Area.Name, StringComparer.Ordinal).ThenBy(a => a.Area.Id).ToLookup(a => a.Id, a => a.Area), [.. naming]);
    }

    // Only an approximate home is measured: it may be inside although its centroid is not.
    private async Task<IReadOnlyDictionary<int, double>> HomeEdgesAsync(Read read, ChildPlaces child, CancellationToken cancellation)
    {
        if (child is not { HomeKnown: HomeKnown.Approximate, Home: { } home })
        {
            return new Dictionary<int, double>();
        }

        var ids = read.Services.SelectMany(s => read.Areas[s.Id]).Select(a => a.Id).Distinct().Except(home.AreaIds).Order().ToList();
        return await boundaries.MetresToEdgeAsync(ids, home.Point, cancellation);
    }

    private static double NearestEdge(IEnumerable<CatchmentArea> areas, IReadOnlyDictionary<int, double> edges) =>
        areas.Select(a => edges.TryGetValue(a.Id, out var metres) ? metres : double.PositiveInfinity)
            .DefaultIfEmpty(double.PositiveInfinity).Min();

    private sealed record Read(List<Service> Services, ILookup<int, CatchmentArea> Areas, HashSet<int> NamingSchools);
}
