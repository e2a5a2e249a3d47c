using LinkDirectory.GraphQL.Execution;

namespace LinkDirectory.Features.Organisations.GraphQL;

public sealed class SchoolById(Schools schools) : BatchDataLoader<int, School>
{
    protected override async Task<IReadOnlyDictionary<int, School>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        (await schools.ByIdsAsync(keys, cancellationToken)).ToDictionary(s => s.Id);
}

public sealed class PredecessorsByUrn(Schools schools) : GroupedDataLoader<int, School>
{
    protected override Task<ILookup<int, School>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        schools.PredecessorsAsync(keys, cancellationToken);
}

public sealed class SuccessorsByUrn(Schools schools) : GroupedDataLoader<int, School>
{
    protected override Task<ILookup<int, School>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        schools.SuccessorsAsync(keys, cancellationToken);
}

public sealed class ProviderById(Providers providers) : BatchDataLoader<int, Provider>
{
    protected override async Task<IReadOnlyDictionary<int, Provider>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        (await providers.ByIdsAsync(keys, cancellationToken)).ToDictionary(p => p.Id);
}

/// <summary>Services whole: with their places, hours and catchment.</summary>
public sealed class ServiceById(Services services) : BatchDataLoader<int, Service>
{
    protected override async Task<IReadOnlyDictionary<int, Service>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        (await services.ByIdsAsync(keys, cancellationToken)).ToDictionary(s => s.Id);
}

public sealed class ServiceIdsByProvider(Services services) : GroupedDataLoader<int, int>
{
    protected override Task<ILookup<int, int>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        services.IdsByProviderAsync(keys, cancellationToken);
}
