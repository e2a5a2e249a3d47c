using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

/// <summary>Which schools; null does not narrow the list, and an empty list of values matches nothing.</summary>
public sealed record SchoolFilter
{
    /// <summary>Each word must begin a word in the school's name, town or locality, or its postcode, URN or LAESTAB.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<SchoolStatus>? Status { get; init; }

    public IReadOnlyList<SchoolPhase>? Phases { get; init; }

    public IReadOnlyList<SettingKind>? Kinds { get; init; }

    /// <summary>Areas' codes: a school in any of them.</summary>
    public IReadOnlyList<string>? Areas { get; init; }

    /// <summary>Whether somebody is in post as senior mental health lead today.</summary>
    public bool? HasLead { get; init; }

    /// <summary>Schools with a senior mental health lead role in one of these currencies; a school without the role matches none.</summary>
    public IReadOnlyList<Currency>? LeadCurrency { get; init; }

    /// <summary>Whether there is an agreed link with a service, including one under review.</summary>
    public bool? Linked { get; init; }
}

/// <summary>The order of schools; ties are broken by id.</summary>
public enum SchoolOrder
{
    Name,

    /// <summary>Most pupils first; schools whose roll is not known come last.</summary>
    Pupils,
    Urn,

    /// <summary>Nearest first; schools whose location is not known are left out.</summary>
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
