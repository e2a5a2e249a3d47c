using LinkDirectory.Data.Prepared;
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
internal sealed class CandidateFinder(DirectoryDb directory, AreaBoundaries boundaries)
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
        ChildPlaces child, Func<Service, bool?> openNow, DateOnly today, CancellationToken cancellation)
    {
        var search = SearchFor(child);
        var rows = await ServiceCandidates.ReadAsync(directory, search, NearMetres, EdgeMetres, cancellation);
        var edges = await NearEdgesAsync(rows, search.AreaIds, child.Place, cancellation);
        var links = await LinksAsync(child.Place?.School, cancellation);
        var read = await ReadAsync(IdsToRead(rows, edges, child.Place), links, today, cancellation);
        return Choose(child, rows, read, new CatchmentEdges(edges, await HomeEdgesAsync(read, child, cancellation)), openNow);
    }

    /// <summary>What to look for on behalf of a child.</summary>
    internal static CandidateSearch SearchFor(ChildPlaces child) => new(
        child.Place?.School?.Id, child.Place?.Point, child.Home?.Point,
        [.. (child.Place?.AreaIds ?? []).Concat(child.Home?.AreaIds ?? []).Distinct().Order()], child.Practice);

    /// <summary>Of the services that were read those that have to do with the child: sure ones by id, then near ones by distance.</summary>
    internal static IReadOnlyList<Candidate> Choose(
        ChildPlaces child, List<CandidateRow> rows, CandidateRecords read, CatchmentEdges edges, Func<Service, bool?> openNow)
    {
        var matcher = new CatchmentMatcher(child, read.Areas, edges.OfHome);
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
            var candidate = new Candidate(service, read.Links.GetValueOrDefault(service.Id), facts, CatchmentRule.Test(facts), distance,
                openNow(service));
            if (sure.Contains(service.Id) || facts.CoversPlace || facts.CoversHome)
            {
                candidates.Add(candidate);
                continue;
            }

            var edge = Math.Min(match.PlaceToBoundaryMetres ?? double.PositiveInfinity, NearestEdge(read.Areas[service.Id], edges.OfPlace));
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
        List<CandidateRow> rows, IReadOnlyCollection<int> known, Place? place, CancellationToken cancellation)
    {
        var ids = AreasToMeasure(rows, known);
        return place is null || ids.Count == 0
            ? new Dictionary<int, double>()
            : await boundaries.MetresToEdgeAsync(ids, place.Point, cancellation);
    }

    internal static List<int> AreasToMeasure(List<CandidateRow> rows, IReadOnlyCollection<int> known) =>
        [.. rows.Where(r => r.Source == CandidateSource.AreaNear).Select(r => r.AreaId!.Value).Distinct().Except(known).Order()];

    // Those that are sure, those with an area or a boundary's box at hand, and the nearest of those with a location.
    internal static List<int> IdsToRead(List<CandidateRow> rows, IReadOnlyDictionary<int, double> edges, Place? place)
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
    private async Task<Dictionary<int, Link>> LinksAsync(School? school, CancellationToken cancellation)
    {
        if (school is null)
        {
            return [];
        }

        return Holding(await directory.ReadAsync(LinkStatements.OfSchool, cancellation, school.Id), school);
    }

    /// <summary>A school's links that have not ended, its own before an earlier school's, by the service's id.</summary>
    internal static Dictionary<int, Link> Holding(IEnumerable<Link> links, School school) =>
        links.Where(l => l.SchoolId == school.Id || l.Status != LinkStatus.Ended)
            .OrderBy(l => l.SchoolId == school.Id ? 0 : 1).ThenBy(l => l.Id).DistinctBy(l => l.ServiceId)
            .Where(l => l.Status != LinkStatus.Ended).ToDictionary(l => l.ServiceId);

    private async Task<CandidateRecords> ReadAsync(
        List<int> ids, Dictionary<int, Link> links, DateOnly today, CancellationToken cancellation)
    {
        var keys = KeyList.Of(ids);
        var services = await ServiceStatements.WithPlacesAsync(directory, ids, cancellation);
        var areas = await directory.ReadAsync(CandidateStatements.CatchmentAreas, cancellation, keys, today);
        var naming = await directory.ReadAsync(CandidateStatements.NamingSchools, cancellation, keys);
        return CandidateRecords.From(services, areas, [.. naming], links);
    }

    // Only an approximate home is measured: it may be inside although its centroid is not.
    private async Task<IReadOnlyDictionary<int, double>> HomeEdgesAsync(
        CandidateRecords read, ChildPlaces child, CancellationToken cancellation)
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
}

/// <summary>The records of services that may have to do with a child.</summary>
/// <param name="Services">By id.</param>
/// <param name="Areas">Of their catchments, by the service's id and then by name.</param>
/// <param name="NamingSchools">The services, by id, of which the catchment names schools.</param>
/// <param name="Links">The school's, by the service's id.</param>
internal sealed record CandidateRecords(
    List<Service> Services, ILookup<int, CatchmentArea> Areas, HashSet<int> NamingSchools, Dictionary<int, Link> Links)
{
    public static CandidateRecords From(
        List<Service> services, IEnumerable<(int ServiceId, CatchmentArea Area)> areas, HashSet<int> namingSchools,
        Dictionary<int, Link> links) =>
        new(services,
            areas.OrderBy(a => a.Area.Name, StringComparer.Ordinal).ThenBy(a => a.Area.Id).ToLookup(a => a.ServiceId, a => a.Area),
            namingSchools, links);
}

/// <summary>Metres to the edges of areas, by area id.</summary>
/// <param name="OfPlace">From the place, of areas that it is outside and near.</param>
/// <param name="OfHome">From an approximate home.</param>
internal sealed record CatchmentEdges(IReadOnlyDictionary<int, double> OfPlace, IReadOnlyDictionary<int, double> OfHome);
