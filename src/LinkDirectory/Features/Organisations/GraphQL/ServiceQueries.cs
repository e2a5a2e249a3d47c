using LinkDirectory.Api;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Organisations.GraphQL;

/// <summary>Which services; what is left out does not narrow the list.</summary>
/// <param name="Text">Every word begins a word of the service's or its provider's name.</param>
/// <param name="Kinds">Of any of these kinds.</param>
/// <param name="Status">In any of these states.</param>
/// <param name="Needs">It helps with any of these.</param>
/// <param name="Age">It takes this age, in years.</param>
/// <param name="Urgency">It can be asked to act this soon.</param>
/// <param name="Referrer">It takes referrals from these.</param>
/// <param name="ThriveGroups">It serves any of these groups.</param>
/// <param name="Areas">Areas' codes: its catchment names any of them.</param>
/// <param name="CoversPlace">Its catchment includes the place, or it takes children from anywhere. A GP practice's patients are not known
/// from a place.</param>
[GraphQLName("ServiceFilter")]
public sealed record ServiceFilterInput(
    string? Text,
    IReadOnlyList<ServiceKind>? Kinds,
    IReadOnlyList<ServiceStatus>? Status,
    IReadOnlyList<Need>? Needs,
    int? Age,
    Urgency? Urgency,
    ReferrerKind? Referrer,
    IReadOnlyList<ThriveGroup>? ThriveGroups,
    IReadOnlyList<string>? Areas,
    PlaceInput? CoversPlace)
{
    internal ServiceFilter Filter() => new()
    {
        Text = Text,
        Kinds = Kinds,
        Status = Status,
        Needs = Needs,
        Age = Age,
        Urgency = Urgency,
        Referrer = Referrer,
        ThriveGroups = ThriveGroups,
        Areas = Areas,
        CoversPlace = CoversPlace?.Reference(),
    };
}

/// <summary>A service in a page.</summary>
public sealed class ServiceEdge(PageItem<Service> item) : Edge<Service>(item.Item, item.Cursor)
{
    /// <summary>Metres from the place asked for to the service's nearest location; null without one.</summary>
    public double? DistanceMetres { get; } = item.DistanceMetres;
}

/// <summary>A page of services.</summary>
public sealed class ServiceConnection(Page<Service> page)
    : Connection<Service, ServiceEdge>([.. page.Items.Select(i => new ServiceEdge(i))], page.Info(), page.TotalAsync)
{
    /// <summary>The place that distances are measured from; null where none was asked for.</summary>
    public Place? Near { get; } = (page as PageNear<Service>)?.Near;
}

[QueryType]
public static partial class ServiceQueries
{
    /// <summary>A service; null where it is not here.</summary>
    public static Task<Service?> GetServiceAsync([ID<Service>] int id, IServiceByIdDataLoader services, CancellationToken cancellation) =>
        services.LoadAsync(id, cancellation);

    /// <summary>Services, page by page.</summary>
    /// <param name="where">Which services.</param>
    /// <param name="near">Where distances are measured from.</param>
    /// <param name="withinMetres">Only services with a location this near; needs `near`.</param>
    /// <param name="order">DISTANCE with `near`, else NAME, unless told.</param>
    /// <param name="first">How many from the start; 20 unless told, 100 at most.</param>
    /// <param name="after">The cursor after which the page begins.</param>
    /// <param name="last">How many from the end, instead of `first`.</param>
    /// <param name="before">The cursor before which the page ends.</param>
    public static async Task<ServiceConnection> GetServicesAsync(
        ServiceFilterInput? where, PlaceInput? near, int? withinMetres, ServiceOrder? order, int? first, string? after, int? last,
        string? before,
        Services services, CancellationToken cancellation)
    {
        var query = new ServiceQuery(new PageRequest(first, after, last, before), where?.Filter(), near?.Reference(), withinMetres, order);
        return new ServiceConnection((await services.PageAsync(query, cancellation)).OrThrow());
    }
}
