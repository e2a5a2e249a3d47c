namespace LinkDirectory.GraphQL.Execution;

/// <summary>What is said often of data loaders.</summary>
public static class DataLoaderExtensions
{
    /// <summary>The value of a key that must have one.</summary>
    /// <exception cref="KeyNotFoundException">There is none: a bug, since the key came from a record that points to it.</exception>
    public static Task<TValue> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> loader, TKey key, CancellationToken cancellationToken = default)
        where TKey : notnull
        where TValue : class
    {
        ArgumentNullException.ThrowIfNull(loader);
        var loading = loader.LoadAsync(key, cancellationToken);
        return loading.IsCompletedSuccessfully && loading.GetAwaiter().GetResult() is not null ? loading! : RequiredAsync(loader, loading);
    }

    private static async Task<TValue> RequiredAsync<TKey, TValue>(IDataLoader<TKey, TValue> loader, Task<TValue?> loading)
        where TKey : notnull
        where TValue : class
        => await loading
            ?? throw new KeyNotFoundException($"{loader.GetType().Name} found nothing for a key that must exist.");
}
