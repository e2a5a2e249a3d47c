using LinkDirectory.Api;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Organisations.GraphQL;

/// <summary>Which services; anything left out does not narrow the list.</summary>
/// <param name="Text">Each word must begin a word in the service's or its provider's name.</param>
/// <param name="Kinds">Of any of these kinds.</param>
/// <param name="Status">In any of these states.</param>
/// <param name="Needs">It helps with any of these.</param>
/// <param name="Age">It takes this age, in years.</param>
/// <param name="Urgency">It can act this soon.</param>
/// <param name="Referrer">It takes referrals from these.</param>
/// <param name="ThriveGroups">It serves any of these groups.</param>
/// <param name="Areas">Areas' codes: its catchment names any of them.</param>
/// <param name="CoversPlace">Its catchment includes the place, or it takes children from anywhere. A place does not show which GP practice
/// a child is registered with.</param>
[GraphQLName("ServiceFilter")]
public sealed record ServiceFilterInput(
    [Cost(Price.Text)] string? Text,
    [Cost(Price.Filter)] IReadOnlyList<ServiceKind>? Kinds,
    [Cost(Price.Filter)] IReadOnlyList<ServiceStatus>? Status,
    [Cost(Price.Filter)] IReadOnlyList<Need>? Needs,
    [Cost(Price.Filter)] int? Age,
    [Cost(Price.Filter)] Urgency? Urgency,
    [Cost(Price.Filter)] ReferrerKind? Referrer,
    [Cost(Price.Filter)] IReadOnlyList<ThriveGroup>? ThriveGroups,
    [Cost(Price.Areas)] IReadOnlyList<string>? Areas,
    [Cost(Price.Near)] PlaceInput? CoversPlace)
{
    internal ServiceFilter Filter() => new()
    {
        Text = Arguments.SearchText("where.text", Text),
        Kinds = Kinds,
        Status = Status,
        Needs = Needs,
        Age = Age,
        Urgency = Urgency,
        Referrer = Referrer,
        ThriveGroups = ThriveGroups,
        Areas = Arguments.Codes("where.areas", Areas),
        CoversPlace = CoversPlace?.Reference(),
    };
}

/// <summary>A service on a page of results.</summary>
public sealed class ServiceEdge(PageItem<Service> item) : Edge<Service>(item.Item, item.CursorOf)
{
    /// <summary>Metres from the place given to the service's nearest location; null without one.</summary>
    public double? DistanceMetres { get; } = item.DistanceMetres;
}

/// <summary>A page of services.</summary>
public sealed class ServiceConnection(Page<Service> page)
    : Connection<Service, ServiceEdge>([.. page.Items.Select(i => new ServiceEdge(i))], page.Info(), page.TotalAsync)
{
    /// <summary>The place that distances are measured from; null if none was given.</summary>
    public async Task<Place?> GetNearAsync(PlaceFinder places, CancellationToken cancellation) =>
        page is PageNear<Service> { Near: { } spot } ? await places.WithAreasAsync(spot, cancellation) : null;
}

[QueryType]
public static partial class ServiceQueries
{
    /// <summary>One service; null if it is not in the directory.</summary>
    public static Task<Service?> GetServiceAsync([ID<Service>] int id, IServiceByIdDataLoader services, CancellationToken cancellation) =>
        services.LoadAsync(id, cancellation);

    /// <summary>Services, page by page.</summary>
    /// <param name="where">Which services.</param>
    /// <param name="near">Where distances are measured from.</param>
    /// <param name="withinMetres">Only services with a location within this distance; needs `near`.</param>
    /// <param name="order">By default DISTANCE with `near`, otherwise NAME.</param>
    /// <param name="first">How many from the start: 20 by default, 100 at most.</param>
    /// <param name="after">The cursor after which the page begins.</param>
    /// <param name="last">How many from the end, in place of `first`.</param>
    /// <param name="before">The cursor before which the page ends.</param>
    [Cost(Price.PageOfServices)]
    public static async Task<ServiceConnection> GetServicesAsync(
        ServiceFilterInput? where, [Cost(Price.Near)] PlaceInput? near, [Cost(Price.Within)] int? withinMetres, ServiceOrder? order,
        int? first, string? after, int? last, string? before, Services services, CancellationToken cancellation)
    {
        var query = new ServiceQuery(new PageRequest(first, after, last, before), where?.Filter(), near?.Reference(), withinMetres, order);
        return new ServiceConnection((await services.PageAsync(query, cancellation)).OrThrow());
    }
}
