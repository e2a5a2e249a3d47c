using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>What a school is in.</summary>
/// <param name="Areas">Every area, the local authority's included.</param>
/// <param name="Ground">The local authorities on whose ground it stands besides.</param>
internal sealed record SchoolStanding(int? LocalAuthorityId, IReadOnlySet<int> Areas, IReadOnlyList<int> Ground);

/// <summary>Finds the areas of many schools, with every boundary held in memory.</summary>
internal sealed class AreaFinder
{
    /// <summary>How far outside a simplified boundary a school may stand, on a quay or an island, in metres.</summary>
    public const double NearestMetres = 2_000;

    private const double DegreesOfLatitude = NearestMetres / 111_000;
    private const string MetropolitanCounty = "E11";

    private readonly Dictionary<string, Found> byCode;
    private readonly ILookup<string, Found> byName;
    private readonly STRtree<Found> byPlace = new();
    private readonly ILookup<int, Found> endedOf;
    private readonly Dictionary<int, Found> ended;
    private readonly ILookup<int, int> heirsOf;

    private AreaFinder(IReadOnlyList<Found> areas, IReadOnlyCollection<AreaHeir> heirs)
    {
        ended = areas.Where(area => area.HasEnded).ToDictionary(area => area.Id);
        var known = areas.ToDictionary(area => area.Id);
        endedOf = heirs.ToLookup(heir => heir.AreaId, heir => known[heir.EndedAreaId]);
        heirsOf = heirs.ToLookup(heir => heir.EndedAreaId, heir => heir.AreaId);
        var authorities = areas.Where(area => area.Kind == AreaKind.LocalAuthority).ToList();
        byCode = authorities.ToDictionary(area => area.Code, StringComparer.OrdinalIgnoreCase);
        byName = authorities.ToLookup(area => AreaNames.Words(area.Name), StringComparer.Ordinal);
        foreach (var area in areas.Where(area => area.Boundary is not null))
        {
            byPlace.Insert(area.Boundary!.Geometry.EnvelopeInternal, area);
        }

        byPlace.Build();
        IsEmpty = areas.Count == 0;
    }

    public bool IsEmpty { get; }

    public static async Task<AreaFinder> LoadAsync(DirectoryDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var areas = await db.Areas.AsNoTracking().OrderBy(area => area.Id)
            .Select(area => new { area.Id, area.Code, area.Name, area.Kind, area.ValidUntil, area.Boundary }).ToListAsync(cancellation);
        var heirs = await db.AreaHeirs.AsNoTracking().ToListAsync(cancellation);
        return new AreaFinder([.. areas.Select(area => new Found(area.Id, area.Code, area.Name, area.Kind, area.ValidUntil < today,
            area.Boundary is null ? null : Boundary.Read(area.Boundary)))], heirs);
    }

    /// <summary>
    /// The school's local authority by GIAS's code where it names a known one, else by its name, else where the school
    /// stands, else the nearest within <see cref="NearestMetres"/>; the areas of other kinds that it is in; and the areas that have
    /// ended on whose ground it stands, or in which it was. Where an ended area's boundary or the school's point is not known, the ended
    /// area counts whose heir the school is in: what is unknown takes nothing away.
    /// </summary>
    /// <param name="gssCode">GIAS's GSS code of the authority, or null.</param>
    /// <param name="authorityName">GIAS's name of the authority, or null.</param>
    /// <param name="point">Where the school stands, or null.</param>
    /// <param name="before">The areas that it was in.</param>
    public SchoolStanding Find(string? gssCode, string? authorityName, Point? point, IEnumerable<int> before)
    {
        var containing = point is { } at ? Containing(at) : [];
        var authority = ByCode(gssCode)
            ?? ByName(authorityName, containing) ?? Standing(containing) ?? (point is { } near ? Nearest(near, gssCode) : null);
        var areas = new HashSet<int>(containing.Where(area => area.Kind != AreaKind.LocalAuthority || area.HasEnded).Select(a => a.Id));
        if (authority is not null)
        {
            areas.Add(authority.Id);
            areas.UnionWith(NowOf(authority, containing));
        }

        areas.UnionWith(areas.SelectMany(area => endedOf[area]).Where(area => area.Boundary is null || point is null).Select(a => a.Id)
            .ToList());
        areas.UnionWith(before.Where(area => ended.ContainsKey(area) && (!heirsOf[area].Any() || heirsOf[area].Any(areas.Contains)))
            .ToList());
        var ground = containing.Where(area => area.Kind == AreaKind.LocalAuthority && !areas.Contains(area.Id)).Select(area => area.Id);
        return new SchoolStanding(authority?.Id, areas, [.. ground]);
    }

    // GIAS may name an authority for a while after it has ended: the school is also in the one that followed.
    private List<int> NowOf(Found authority, List<Found> containing)
    {
        var heirs = authority.HasEnded ? heirsOf[authority.Id].Where(heir => !ended.ContainsKey(heir)).ToList() : [];
        var around = heirs.Where(heir => containing.Exists(area => area.Id == heir)).ToList();
        return around.Count > 0 || heirs.Count != 1 ? around : heirs;
    }

    private Found? ByCode(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    // After a reorganisation two areas may bear one name: the one that has not ended is meant, or the one that holds the school.
    private Found? ByName(string? name, List<Found> containing) =>
        name is null
            ? null
            : byName[AreaNames.Words(name)].OrderBy(area => area.HasEnded).ThenByDescending(containing.Contains).FirstOrDefault();

    // A metropolitan county is no authority: it is used where the boundaries of its districts are not known.
    private static Found? Standing(List<Found> containing)
    {
        var authorities = containing.Where(area => area.Kind == AreaKind.LocalAuthority);
        return authorities.OrderBy(area => area.HasEnded).ThenBy(area => area.Code.StartsWith(MetropolitanCounty, StringComparison.Ordinal))
            .ThenBy(area => area.Id).FirstOrDefault();
    }

    private List<Found> Containing(Point point)
    {
        var candidates = byPlace.Query(new Envelope(point.Longitude, point.Longitude, point.Latitude, point.Latitude));
        return [.. candidates.Where(area => area.Boundary!.Contains(point)).OrderBy(area => area.Id)];
    }

    // Not across a nation's border, where GIAS says which nation it is.
    private Found? Nearest(Point point, string? gssCode)
    {
        var degreesOfLongitude = DegreesOfLatitude / Math.Cos(point.Latitude * Math.PI / 180);
        var box = new Envelope(point.Longitude, point.Longitude, point.Latitude, point.Latitude);
        box.ExpandBy(degreesOfLongitude, DegreesOfLatitude);
        return byPlace.Query(box)
            .Where(area => area is { Kind: AreaKind.LocalAuthority, HasEnded: false } && (gssCode is null || gssCode[0] == area.Code[0]))
            .Select(area => (Area: area, Metres: area.Boundary!.MetresToEdge(point)))
            .Where(found => found.Metres <= NearestMetres)
            .OrderBy(found => found.Metres).ThenBy(found => found.Area.Id)
            .Select(found => found.Area).FirstOrDefault();
    }

    private sealed record Found(int Id, string Code, string Name, AreaKind Kind, bool HasEnded, Boundary? Boundary);
}
