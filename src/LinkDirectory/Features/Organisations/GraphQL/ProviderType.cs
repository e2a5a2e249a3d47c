using LinkDirectory.Api;

namespace LinkDirectory.Features.Organisations.GraphQL;

/// <summary>How to identify a provider: give exactly one of these.</summary>
[OneOf]
public sealed class ProviderKeyInput
{
    /// <summary>Its id.</summary>
    [ID<Provider>]
    public int? Id { get; init; }

    /// <summary>Its NHS Organisation Data Service (ODS) code, in upper or lower case.</summary>
    public string? OdsCode { get; init; }
}

[ObjectType<Provider>]
public static partial class ProviderType
{
    static partial void Configure(IObjectTypeDescriptor<Provider> descriptor)
    {
        descriptor.Field(p => p.OdsCode).Description("The NHS Organisation Data Service (ODS) code; charities and councils have none.");
        descriptor.Field(p => p.Name).Description("Its name.");
        descriptor.Field(p => p.Kind).Description("What kind of organisation it is.");
        descriptor.Field(p => p.Website).Description("Its website.");
        descriptor.Field(p => p.Version).Description("Send it with a change, to be told if somebody else changed the record first.");
    }

    /// <summary>The services it offers, by name.</summary>
    [Cost(Price.ServicesOfOne)]
    [ListSize(AssumedSize = Price.ManyOfOne)]
    public static async Task<IReadOnlyList<Service>> GetServicesAsync(
        [Parent] Provider provider, IServiceIdsByProviderDataLoader ids, IServiceByIdDataLoader services, CancellationToken cancellation)
    {
        var offered = await services.LoadAsync(await ids.LoadAsync(provider.Id, cancellation), cancellation);
        return [.. offered.OfType<Service>()];
    }

    [NodeResolver]
    public static Task<Provider?> GetByIdAsync(int id, IProviderByIdDataLoader providers, CancellationToken cancellation) =>
        providers.LoadAsync(id, cancellation);
}

[QueryType]
public static partial class ProviderQueries
{
    /// <summary>One provider; null if it is not in the directory.</summary>
    /// <param name="by">How to find it.</param>
    public static Task<Provider?> GetProviderAsync(
        ProviderKeyInput by, IProviderByIdDataLoader providers, Providers all, CancellationToken cancellation) => by is { Id: { } id }
        ? providers.LoadAsync(id, cancellation)
        : all.ByOdsCodeAsync(by.OdsCode!, cancellation);
}
