using System.Collections.Frozen;
using LinkDirectory.Api;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Organisations.GraphQL;

/// <summary>Which schools; null does not narrow the list, and an empty list of values matches nothing.</summary>
/// <param name="Text">Each word must begin a word in the school's name, town or locality, or its postcode, URN or LAESTAB.</param>
/// <param name="Areas">Areas' codes: a school in any of them.</param>
/// <param name="HasLead">Whether somebody is in post as senior mental health lead today.</param>
/// <param name="LeadCurrency">Schools with a senior mental health lead role in one of these currencies; a school without the role
/// matches none.</param>
/// <param name="Linked">Whether there is an agreed link with a service, including one under review.</param>
[GraphQLName("SchoolFilter")]
public sealed record SchoolFilterInput(
    [Cost(Price.Text)] string? Text,
    [Cost(Price.Filter)] IReadOnlyList<SchoolStatus>? Status,
    [Cost(Price.Filter)] IReadOnlyList<SchoolPhase>? Phases,
    [Cost(Price.Filter)] IReadOnlyList<SettingKind>? Kinds,
    [Cost(Price.Areas)] IReadOnlyList<string>? Areas,
    [Cost(Price.Lead)] bool? HasLead,
    [Cost(Price.LeadCurrency)] IReadOnlyList<Currency>? LeadCurrency,
    [Cost(Price.Filter)] bool? Linked)
{
    internal SchoolFilter Filter() => new()
    {
        Text = Arguments.SearchText("where.text", Text),
        Status = Status,
        Phases = Phases,
        Kinds = Kinds,
        Areas = Arguments.Codes("where.areas", Areas),
        Conditions = [.. Conditions()],
    };

    private IEnumerable<ISchoolCondition> Conditions()
    {
        if (HasLead is { } inPost)
        {
            yield return new SchoolLeadInPost(inPost);
        }

        if (LeadCurrency is { } currencies)
        {
            yield return new SchoolLeadCurrency(currencies);
        }

        if (Linked is { } linked)
        {
            yield return new SchoolLinked(linked);
        }
    }
}

/// <summary>A school on a page of results.</summary>
public sealed class SchoolEdge(PageItem<School> item) : Edge<School>(item.Item, item.CursorOf)
{
    /// <summary>Metres from the place given; null without one, or if the school's location is not known.</summary>
    public double? DistanceMetres { get; } = item.DistanceMetres;
}

/// <summary>A page of schools.</summary>
public sealed class SchoolConnection(Page<School> page)
    : Connection<School, SchoolEdge>([.. page.Items.Select(i => new SchoolEdge(i))], page.Info(), page.TotalAsync)
{
    /// <summary>The place that distances are measured from; null if none was given.</summary>
    public async Task<Place?> GetNearAsync(PlaceFinder places, CancellationToken cancellation) =>
        page is PageNear<School> { Near: { } spot } ? await places.WithAreasAsync(spot, cancellation) : null;
}

[QueryType]
public static partial class SchoolQueries
{
    /// <summary>What <see cref="SchoolQuery.Brief"/> reads.</summary>
    private static readonly FrozenSet<string> BriefFields =
        FrozenSet.Create(StringComparer.Ordinal, "__typename", "id", "urn", "name", "status", "phase", "kind", "pupils", "location");

    /// <summary>The school with this URN; null if it is not in the directory.</summary>
    /// <param name="urn">Its Unique Reference Number on GIAS.</param>
    public static Task<School?> GetSchoolAsync(int urn, Schools schools, CancellationToken cancellation) =>
        schools.ByUrnAsync(urn, cancellation);

    /// <summary>Schools, page by page.</summary>
    /// <param name="where">Which schools.</param>
    /// <param name="near">Where distances are measured from.</param>
    /// <param name="withinMetres">Only schools within this distance; needs `near`.</param>
    /// <param name="order">By default DISTANCE with `near`, otherwise NAME.</param>
    /// <param name="first">How many from the start: 20 by default, 100 at most.</param>
    /// <param name="after">The cursor after which the page begins.</param>
    /// <param name="last">How many from the end, in place of `first`.</param>
    /// <param name="before">The cursor before which the page ends.</param>
    [Cost(Price.Page)]
    public static async Task<SchoolConnection> GetSchoolsAsync(
        SchoolFilterInput? where, [Cost(Price.Near)] PlaceInput? near, [Cost(Price.Within)] int? withinMetres, SchoolOrder? order,
        int? first, string? after, int? last, string? before, Schools schools, IResolverContext context,
        CancellationToken cancellation)
    {
        var query = new SchoolQuery(new PageRequest(first, after, last, before), where?.Filter(), near?.Reference(), withinMetres, order)
        {
            Brief = context.SelectsOnly(BriefFields, "edges", "node") && context.SelectsOnly(BriefFields, "nodes"),
        };
        return new SchoolConnection((await schools.PageAsync(query, cancellation)).OrThrow());
    }
}

[ExtendObjectType<Area>]
public static partial class AreaSchools
{
    /// <summary>The schools in the area, by name.</summary>
    /// <param name="where">Which of them; areas named here narrow the list further.</param>
    /// <param name="first">How many: 20 by default, 100 at most.</param>
    /// <param name="after">The cursor after which the page begins.</param>
    [Cost(Price.Page)]
    public static async Task<SchoolConnection> GetSchoolsAsync(
        [Parent] Area area, SchoolFilterInput? where, int? first, string? after, Schools schools, CancellationToken cancellation)
    {
        var query = new SchoolQuery(new PageRequest(first, after), where?.Filter()) { StandingIn = area.Id };
        return new SchoolConnection((await schools.PageAsync(query, cancellation)).OrThrow());
    }

    /// <summary>The services whose catchment names the area, by name.</summary>
    /// <param name="first">How many: 20 by default, 100 at most.</param>
    /// <param name="after">The cursor after which the page begins.</param>
    [Cost(Price.PageOfServices + (2 * Price.Areas))] // the area is a filter, which the total goes by again
    public static async Task<ServiceConnection> GetServicesAsync(
        [Parent] Area area, int? first, string? after, Services services, CancellationToken cancellation)
    {
        var query = new ServiceQuery(new PageRequest(first, after), new ServiceFilter { Areas = [area.Code] });
        return new ServiceConnection((await services.PageAsync(query, cancellation)).OrThrow());
    }
}
