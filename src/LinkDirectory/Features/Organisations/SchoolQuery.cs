using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

/// <summary>Which schools; what is null does not narrow the list, and an empty list of values leaves nothing.</summary>
public sealed record SchoolFilter
{
    /// <summary>Every word begins a word of the school's name, town or locality, or its postcode, URN or LAESTAB.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<SchoolStatus>? Status { get; init; }

    public IReadOnlyList<SchoolPhase>? Phases { get; init; }

    public IReadOnlyList<SettingKind>? Kinds { get; init; }

    /// <summary>Areas' codes: a school in any of them.</summary>
    public IReadOnlyList<string>? Areas { get; init; }

    /// <summary>Somebody is in post as senior mental health lead today.</summary>
    public bool? HasLead { get; init; }

    /// <summary>The school has a senior mental health lead role in one of these currencies; without any role it has none.</summary>
    public IReadOnlyList<Currency>? LeadCurrency { get; init; }

    /// <summary>An agreed link with a service stands, one under review included.</summary>
    public bool? Linked { get; init; }
}

/// <summary>Every order ends with the id.</summary>
public enum SchoolOrder
{
    Name,

    /// <summary>The most pupils first; schools whose roll is unknown last.</summary>
    Pupils,
    Urn,

    /// <summary>Nearest first; schools whose place is unknown are left out.</summary>
    Distance,
}

/// <summary>A page of schools.</summary>
/// <param name="WithinMetres">Over 0; needs <paramref name="Near"/>.</param>
/// <param name="Order">By distance with <paramref name="Near"/>, else by name, where null.</param>
public sealed record SchoolQuery(
    PageRequest Page, SchoolFilter? Where = null, PlaceReference? Near = null, int? WithinMetres = null, SchoolOrder? Order = null)
{
    /// <summary>The id of an area that every school is in, besides what the filter says.</summary>
    public int? StandingIn { get; init; }
}
