using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.WorkList;

/// <summary>What the grid of points of contact can be sorted by. Every order ends with the id.</summary>
public enum ContactGridOrder
{
    Organisation,
    Role,

    /// <summary>By the name of who is in post, vacant roles first.</summary>
    Holder,

    /// <summary>From what can be trusted to what cannot.</summary>
    Currency,

    /// <summary>Never confirmed first, then the longest ago.</summary>
    LastVerified,

    /// <summary>Without a day first, then the soonest.</summary>
    VerifyBy,
    Area,
}

/// <summary>Which points of contact; what is null does not narrow the list, and an empty list of values leaves nothing.</summary>
public sealed record ContactGridFilter
{
    /// <summary>
    /// Every word begins a word of the school's, service's or area's name or codes; or, where the actor may see people, of the
    /// name of somebody in the role, now or before.
    /// </summary>
    public string? Text { get; init; }

    public IReadOnlyList<ContactRole>? Roles { get; init; }

    public IReadOnlyList<Currency>? Currency { get; init; }

    public IReadOnlyList<OrganisationKind>? Kinds { get; init; }

    /// <summary>The area itself, schools in it, services whose catchment names it or a school in it.</summary>
    public int? AreaId { get; init; }

    /// <summary>This service, and the schools with a link to it that has not ended.</summary>
    public int? PartnerServiceId { get; init; }

    /// <summary>This school, and the services with a link to it that has not ended.</summary>
    public int? PartnerSchoolId { get; init; }

    /// <summary>Of these points of contact, by id.</summary>
    public IReadOnlyCollection<int>? Ids { get; init; }
}

/// <summary>A page of the grid.</summary>
/// <param name="Skip">How many rows come before, from 0.</param>
/// <param name="Take">How many rows, 1 to <see cref="ContactGrid.MostRows"/>.</param>
public sealed record ContactGridQuery(ContactGridFilter Filter, ContactGridOrder Order = ContactGridOrder.Organisation,
    bool Descending = false, int Skip = 0, int Take = ContactGrid.PageRows);

/// <summary>A row of the grid: the point of contact as the actor may see it, and whose it is.</summary>
/// <param name="Key">The school's URN, the service's reference or the area's code.</param>
/// <param name="Place">A school's local authority or a service's provider; null where there is none.</param>
public sealed record ContactGridItem(ContactView Reading, OrganisationKind Kind, string Organisation, string Key, string? Place)
{
    /// <summary>The path of the organisation's page.</summary>
    public string Path => Kind switch
    {
        OrganisationKind.School => $"/schools/{Key}",
        OrganisationKind.Service => string.Create(CultureInfo.InvariantCulture, $"/services/{Reading.ServiceId}"),
        _ => $"/areas/{Key}",
    };

    /// <summary>Where it is kept without JavaScript; of an area's own contacts, the grid at that row.</summary>
    public string KeepPath => Kind == OrganisationKind.Area
        ? string.Create(CultureInfo.InvariantCulture, $"/contacts?contact={Reading.Id}")
        : string.Create(CultureInfo.InvariantCulture, $"{Path}/contacts#contact-{Reading.Id}");
}

/// <summary>A page's rows, and how many there are in all, which is exact.</summary>
public sealed record ContactGridPage(IReadOnlyList<ContactGridItem> Items, int Total);

/// <summary>An area or a service to choose.</summary>
/// <param name="Code">The area's code or the service's reference.</param>
public sealed record ContactGridChoice(int Id, string Code, string Name);

/// <summary>The areas and the partner services that a list of points of contact can be narrowed to.</summary>
public sealed record ContactGridChoices(IReadOnlyList<ContactGridChoice> Areas, IReadOnlyList<ContactGridChoice> Services);
