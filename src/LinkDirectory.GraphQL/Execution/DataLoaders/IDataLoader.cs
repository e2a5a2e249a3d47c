namespace LinkDirectory.GraphQL.Execution;

/// <summary>Collects the keys of one execution level and fetches them at once. One instance per request and type.</summary>
public interface IDataLoader;

/// <summary>A data loader of values by key.</summary>
public interface IDataLoader<TKey, TValue> : IDataLoader where TKey : notnull
{
    /// <summary>The value of a key, fetched with every other key that is asked for at this level; the default when there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values of several keys, in their order.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);
}
