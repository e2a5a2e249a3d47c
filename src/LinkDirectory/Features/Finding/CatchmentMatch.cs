using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding;

/// <summary>An area of a catchment.</summary>
/// <param name="HasBoundary">Without one nobody can say whether a point is inside.</param>
/// <param name="HasEnded">Its ground is covered all the same.</param>
internal sealed record CatchmentArea(int Id, string Name, AreaKind Kind, bool HasBoundary, bool HasEnded)
{
    public override string ToString() => HasEnded ? $"what was {Name}" : Name;
}

/// <summary>How a service's catchment fits the child.</summary>
/// <param name="PlaceToBoundaryMetres">From a place outside the drawn boundary to its edge; null where there is none.</param>
internal readonly record struct CatchmentMatch(CatchmentFacts Facts, double? PlaceToBoundaryMetres);

/// <summary>Sets the child's places against each service's areas and drawn boundary.</summary>
/// <param name="homeEdges">Metres from an approximate home to the edges of areas that it is outside, by area id.</param>
internal sealed class CatchmentMatcher(ChildPlaces child, ILookup<int, CatchmentArea> areas, IReadOnlyDictionary<int, double> homeEdges)
{
    private const string DrawnArea = "the area drawn on the service's map";

    private readonly HashSet<int> placeAreas = [.. child.Place?.AreaIds ?? []];
    private readonly HashSet<int> homeAreas = [.. child.Home?.AreaIds ?? []];

    public CatchmentMatch Match(Service service)
    {
        var own = areas[service.Id].ToList();
        var drawn = service.CatchmentBoundary is { } bytes ? Boundary.Read(bytes) : null;
        var place = child.Place?.Point;
        var home = child.Home?.Point;
        var facts = new CatchmentFacts(service.CatchmentBasis, InWords(own, drawn is not null))
        {
            Place = child.PlaceKnown,
            Standing = StandingIn(own),
            CoversPlace = own.Exists(a => placeAreas.Contains(a.Id)) || (place is { } p && drawn?.Contains(p) == true),
            Home = child.HomeKnown,
            CoversHome = own.Exists(a => homeAreas.Contains(a.Id)) || (home is { } h && drawn?.Contains(h) == true),
            GroundIncomplete = own.Exists(a => !a.HasBoundary),
            HomeMetresOutside = child.HomeKnown == HomeKnown.Approximate ? MetresFromHome(own, drawn) : null,
            Practices = [.. service.CatchmentPractices.Select(c => c.ToUpperInvariant()).Distinct()],
            Practice = child.Practice,
        };
        return new CatchmentMatch(facts, place is { } point ? drawn?.MetresToEdge(point) : null);
    }

    // For a school that the catchment meets by its ground, and not by the authority that GIAS names.
    private string? StandingIn(List<CatchmentArea> own)
    {
        var met = own.Where(a => placeAreas.Contains(a.Id)).ToList();
        return child.Place is { School: not null, LocalAuthority: var stated } && met.TrueForAll(a => a.Id != stated?.Id)
            && met.Find(a => a.Kind == AreaKind.LocalAuthority || a.HasEnded) is { } ground
            ? ground.HasEnded ? $"in {ground}" : $"inside the boundary of {ground}"
            : null;
    }

    private double? MetresFromHome(List<CatchmentArea> own, Boundary? drawn)
    {
        var edges = own.Where(a => homeEdges.ContainsKey(a.Id)).Select(a => homeEdges[a.Id]).ToList();
        if (drawn is not null)
        {
            edges.Add(drawn.MetresToEdge(child.Home!.Point));
        }

        return edges.Count == 0 ? null : edges.Min();
    }

    private static string? InWords(List<CatchmentArea> own, bool drawn)
    {
        List<string> names = [.. own.Select(a => a.ToString()), .. drawn ? [DrawnArea] : Array.Empty<string>()];
        return names.Count == 0 ? null : Phrases.ShortList(names, "or");
    }
}
