namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// A data loader of one value per key. Derive from it, with whatever services in the constructor, and take it as a
/// parameter of a resolver.
/// </summary>
public abstract class BatchDataLoader<TKey, TValue> : DataLoaderBase<TKey, TValue> where TKey : notnull
{
    /// <summary>Fetches the values of the keys, which are distinct; a key that is missing from the answer has no value.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private protected sealed override Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken) => LoadBatchAsync(keys, cancellationToken);
}

/// <summary>A data loader of many values per key; a key without any answers an empty array.</summary>
public abstract class GroupedDataLoader<TKey, TValue> : DataLoaderBase<TKey, TValue[]> where TKey : notnull
{
    /// <summary>Fetches the values of the keys, which are distinct, in the order in which they are to be shown.</summary>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    /// <summary>The values of a key; empty when there are none.</summary>
    public new Task<TValue[]> LoadAsync(TKey key, CancellationToken cancellationToken = default)
        => base.LoadAsync(key, cancellationToken)!;

    private protected sealed override TValue[]? Missing => [];

    private protected sealed override async Task<IReadOnlyDictionary<TKey, TValue[]>> FetchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        => (await LoadGroupedBatchAsync(keys, cancellationToken)).ToDictionary(group => group.Key, group => group.ToArray());
}
