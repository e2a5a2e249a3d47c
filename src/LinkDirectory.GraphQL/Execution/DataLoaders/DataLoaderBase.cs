namespace LinkDirectory.GraphQL.Execution;

/// <summary>What every data loader does: collect keys, fetch them in one batch, remember the answers for the request.</summary>
public abstract class DataLoaderBase<TKey, TValue> : IDataLoader<TKey, TValue>, IBatchSource where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _cache = [];
    private Batch _pending = new();
    private DataLoaderScope? _scope;

    /// <summary>The most keys of one batch; more are fetched in further batches.</summary>
    protected virtual int MaxBatchSize => 1000;

    /// <inheritdoc/>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource<TValue?>? entry;
        var first = false;
        lock (_gate)
        {
            if (!_cache.TryGetValue(key, out entry))
            {
                // Continuations run inline, so that whatever they ask of other loaders is collected before those are dispatched.
                entry = new TaskCompletionSource<TValue?>();
                _cache.Add(key, entry);
                _pending.Keys.Add(key);
                _pending.Entries.Add(entry);
                first = _pending.Keys.Count == 1;
            }
        }

        if (_scope is null)
        {
            if (first)
            {
                ((IBatchSource)this).Dispatch(cancellationToken);
            }
        }
        else if (!entry.Task.IsCompleted)
        {
            _scope.Touch(first ? this : null);
        }

        return entry.Task;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var tasks = new Task<TValue?>[keys.Count];
        var i = 0;
        foreach (var key in keys)
        {
            tasks[i++] = LoadAsync(key, cancellationToken);
        }

        return await Task.WhenAll(tasks);
    }

    /// <inheritdoc/>
    public void SetCacheEntry(TKey key, TValue? value)
    {
        var entry = new TaskCompletionSource<TValue?>();
        entry.SetResult(value);
        lock (_gate)
        {
            _cache.TryAdd(key, entry);
        }
    }

    /// <inheritdoc/>
    public void RemoveCacheEntry(TKey key)
    {
        lock (_gate)
        {
            _cache.Remove(key);
        }
    }

    /// <inheritdoc/>
    public void ClearCache()
    {
        lock (_gate)
        {
            _cache.Clear();
        }
    }

    /// <summary>Fetches the values of the keys, which are distinct; a key that is missing from the answer has no value.</summary>
    private protected abstract Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    /// <summary>What a key without a value answers.</summary>
    private protected virtual TValue? Missing => default;

    void IBatchSource.Attach(DataLoaderScope scope) => _scope = scope;

    void IBatchSource.Dispatch(CancellationToken cancellationToken)
    {
        Batch batch;
        lock (_gate)
        {
            batch = _pending;
            _pending = new();
        }

        if (batch.Keys.Count <= MaxBatchSize)
        {
            _ = RunAsync(batch, cancellationToken);
            return;
        }

        for (var from = 0; from < batch.Keys.Count; from += MaxBatchSize)
        {
            _ = RunAsync(batch.Part(from, Math.Min(MaxBatchSize, batch.Keys.Count - from)), cancellationToken);
        }
    }

    private async Task RunAsync(Batch batch, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<TKey, TValue>? values = null;
        Exception? failure = null;
        _scope?.Fetching(GetType(), batch.Keys.Count);
        try
        {
            values = await FetchAsync(batch.Keys, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to those who wait for these keys.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        _scope?.BeginCompletion();
        for (var i = 0; i < batch.Keys.Count; i++)
        {
            if (failure is not null)
            {
                batch.Entries[i].SetException(failure);
            }
            else
            {
                batch.Entries[i].SetResult(values!.TryGetValue(batch.Keys[i], out var value) ? value : Missing);
            }
        }

        _scope?.EndCompletion();
    }

    /// <summary>Keys to be fetched, and who waits for each.</summary>
    private sealed class Batch
    {
        public List<TKey> Keys { get; private init; } = [];

        public List<TaskCompletionSource<TValue?>> Entries { get; private init; } = [];

        public Batch Part(int from, int count) => new() { Keys = Keys.GetRange(from, count), Entries = Entries.GetRange(from, count) };
    }
}
