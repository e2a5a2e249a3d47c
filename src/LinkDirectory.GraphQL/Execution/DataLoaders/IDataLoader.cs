namespace LinkDirectory.GraphQL.Execution;

/// <summary>Collects the keys of one execution level and fetches them at once. One instance per request and type.</summary>
public interface IDataLoader;

public interface IDataLoader<TKey, TValue> : IDataLoader where TKey : notnull
{
    /// <summary>The value of a key, fetched with every other key that is asked for at this level; the default when there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values of several keys, in their order.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Remembers a value obtained in another way, unless the key has been asked for already.</summary>
    void SetCacheEntry(TKey key, TValue? value);

    /// <summary>Forgets a key's value, which a mutation changed: it is fetched again when next asked for.</summary>
    void RemoveCacheEntry(TKey key);

    void ClearCache();
}
