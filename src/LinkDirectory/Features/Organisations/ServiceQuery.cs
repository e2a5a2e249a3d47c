using LinkDirectory.Data.Paging;

namespace LinkDirectory.Features.Organisations;

/// <summary>Which services; what is null does not narrow the list, and an empty list of values leaves nothing.</summary>
public sealed record ServiceFilter
{
    /// <summary>Each word must begin a word in the service's or its provider's name.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<ServiceKind>? Kinds { get; init; }

    public IReadOnlyList<ServiceStatus>? Status { get; init; }

    /// <summary>The service helps with any of these.</summary>
    public IReadOnlyList<Need>? Needs { get; init; }

    /// <summary>An age in years that the service takes.</summary>
    public int? Age { get; init; }

    public Urgency? Urgency { get; init; }

    public ReferrerKind? Referrer { get; init; }

    public IReadOnlyList<ThriveGroup>? ThriveGroups { get; init; }

    /// <summary>Areas' codes: a service whose catchment names any of them.</summary>
    public IReadOnlyList<string>? Areas { get; init; }

    /// <summary>The id of an area: a service that takes children from it, whole or in part, as its page tells.</summary>
    public int? ReachesAreaId { get; init; }

    /// <summary>
    /// The service's catchment includes the place by an area, its drawn boundary or the school's name, or it takes children
    /// from anywhere. A GP practice's patients are not known from a place.
    /// </summary>
    public PlaceReference? CoversPlace { get; init; }
}

/// <summary>The order of schools; ties are broken by id.</summary>
public enum ServiceOrder
{
    Name,

    /// <summary>Nearest first, by each service's nearest location; services without a known location are left out.</summary>
    Distance,
}

/// <summary>A page of services.</summary>
/// <param name="WithinMetres">Over 0; needs <paramref name="Near"/>.</param>
/// <param name="Order">By distance with <paramref name="Near"/>, else by name, where null.</param>
public sealed record ServiceQuery(
    PageRequest Page, ServiceFilter? Where = null, PlaceReference? Near = null, int? WithinMetres = null, ServiceOrder? Order = null);
