using LinkDirectory.GraphQL.Execution;

namespace LinkDirectory.Features.Places.GraphQL;

public sealed class AreaById(Areas areas) : BatchDataLoader<int, Area>
{
    protected override async Task<IReadOnlyDictionary<int, Area>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        (await areas.ByIdsAsync(keys, cancellationToken)).ToDictionary(a => a.Id);
}

public sealed class AreaSuccessors(Areas areas) : GroupedDataLoader<int, Area>
{
    protected override Task<ILookup<int, Area>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        areas.SuccessorsAsync(keys, cancellationToken);
}
