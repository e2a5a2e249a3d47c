namespace LinkDirectory.GraphQL.Execution;

/// <summary>Common uses of data loaders.</summary>
public static class DataLoaderExtensions
{
    /// <summary>The value of a key that must have one.</summary>
    /// <exception cref="KeyNotFoundException">There is none: a bug, since the key came from a record that points to it.</exception>
    public static Task<TValue> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> loader, TKey key, CancellationToken cancellationToken = default)
        where TKey : notnull
        where TValue : class
        => loader is DataLoaderBase<TKey, TValue> own
            ? own.RequireAsync(key, cancellationToken)! : RequiredAsync(loader, loader.LoadAsync(key, cancellationToken));

    /// <summary>The values of keys that must each have one, in their order.</summary>
    /// <exception cref="KeyNotFoundException">One has none.</exception>
    public static async Task<IReadOnlyList<TValue>> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> loader, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
        where TKey : notnull
        where TValue : class
        => await Task.WhenAll(keys.Select(key => loader.LoadRequiredAsync(key, cancellationToken)));

    private static async Task<TValue> RequiredAsync<TKey, TValue>(IDataLoader<TKey, TValue> loader, Task<TValue?> loading)
        where TKey : notnull
        where TValue : class
        => await loading
            ?? throw new KeyNotFoundException($"{loader.GetType().Name} found nothing for a key that must exist.");
}
