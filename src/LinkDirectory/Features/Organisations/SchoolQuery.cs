using LinkDirectory.Data.Paging;

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

    /// <summary>What else must hold, by other features' rows.</summary>
    public IReadOnlyList<ISchoolCondition> Conditions { get; init; } = [];
}

/// <summary>A condition on schools that is told by another feature's rows.</summary>
public interface ISchoolCondition
{
    /// <summary>The schools for which it holds.</summary>
    IQueryable<School> Where(IQueryable<School> schools, DirectoryDbContext db, DateOnly today);
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

    /// <summary>
    /// Whether schools may come with their id, URN, name, status, phase, kind, pupils and location alone. Everything else is then empty,
    /// and must not be read.
    /// </summary>
    public bool Brief { get; init; }
}
