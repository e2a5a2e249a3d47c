using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.GraphQL;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Access.GraphQL;

/// <summary>The caller.</summary>
/// <param name="SignedIn">Whether they are signed in.</param>
/// <param name="Name">The name of the signed-in person.</param>
/// <param name="Memberships">What they may do, and for whom.</param>
[ObjectType]
public sealed record Viewer(bool SignedIn, string? Name, IReadOnlyList<Membership> Memberships);

/// <summary>A role for one school, provider, service or area.</summary>
[ObjectType<Membership>]
public static partial class MembershipType
{
    static partial void Configure(IObjectTypeDescriptor<Membership> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(m => m.Role).Description("The role.");
        descriptor.Field(m => m.ReadsReferrals).Description("Whether this person may read referrals, which is granted individually.");
    }

    /// <summary>The school it is for.</summary>
    public static async Task<School?> GetSchoolAsync(
        [Parent] Membership membership, ISchoolByIdDataLoader schools, CancellationToken cancellation) =>
        membership.SchoolId is { } id ? await schools.LoadAsync(id, cancellation) : null;

    /// <summary>The provider it is for.</summary>
    public static async Task<Provider?> GetProviderAsync(
        [Parent] Membership membership, IProviderByIdDataLoader providers, CancellationToken cancellation) =>
        membership.ProviderId is { } id ? await providers.LoadAsync(id, cancellation) : null;

    /// <summary>The service it is for.</summary>
    public static async Task<Service?> GetServiceAsync(
        [Parent] Membership membership, IServiceByIdDataLoader services, CancellationToken cancellation) =>
        membership.ServiceId is { } id ? await services.LoadAsync(id, cancellation) : null;

    /// <summary>The area it is for.</summary>
    public static async Task<Area?> GetAreaAsync(
        [Parent] Membership membership, IAreaByIdDataLoader areas, CancellationToken cancellation) =>
        membership.AreaId is { } id ? await areas.LoadAsync(id, cancellation) : null;
}

[QueryType]
public static partial class ViewerQueries
{
    /// <summary>You, and what you may do.</summary>
    public static async Task<Viewer> GetViewerAsync(Actor actor, Accounts accounts, CancellationToken cancellation) =>
        await accounts.OwnAsync(actor, cancellation) is { } own
            ? new Viewer(SignedIn: true, own.Account.Name, [.. own.Memberships.Select(m => m.Membership)])
            : new Viewer(SignedIn: false, Name: null, Memberships: []);
}
