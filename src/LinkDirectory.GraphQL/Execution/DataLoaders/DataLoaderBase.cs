namespace LinkDirectory.GraphQL.Execution;

/// <summary>What every data loader does: collect keys, fetch them in one batch, remember the answers for the request.</summary>
public abstract class DataLoaderBase<TKey, TValue> : IDataLoader<TKey, TValue>, IBatchSource where TKey : notnull
{
    private readonly Lock _gate = new();
    private Dictionary<TKey, LoadEntry<TValue>>? _cache;
    private Batch? _pending;
    private DataLoaderScope? _scope;

    /// <summary>The most keys of one batch; more are fetched in further batches.</summary>
    protected virtual int MaxBatchSize => 1000;

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default) =>
        LoadAsync(key, required: false, cancellationToken);

    /// <summary>The value of a key; the task fails when it has none.</summary>
    internal Task<TValue?> RequireAsync(TKey key, CancellationToken cancellationToken) => LoadAsync(key, required: true, cancellationToken);

    private Task<TValue?> LoadAsync(TKey key, bool required, CancellationToken cancellationToken)
    {
        Task<TValue?> task;
        var first = false;
        lock (_gate)
        {
            var cache = Cache;
            if (!cache.TryGetValue(key, out var entry))
            {
                cache.Add(key, entry = new LoadEntry<TValue>(GetType()));
                first = _pending is null;
                _pending ??= new Batch(new(ExpectedKeys), new(ExpectedKeys));
                _pending.Keys.Add(key);
                _pending.Entries.Add(entry);
            }

            task = entry.Value(required);
        }

        if (_scope is null)
        {
            if (first)
            {
                ((IBatchSource)this).Dispatch(cancellationToken);
            }
        }
        else if (!task.IsCompleted)
        {
            _scope.Touch(first ? this : null);
        }

        return task;
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
        => await Task.WhenAll(keys.Select(key => LoadAsync(key, cancellationToken)));

    public void SetCacheEntry(TKey key, TValue? value)
    {
        lock (_gate)
        {
            if (!Cache.ContainsKey(key))
            {
                var entry = new LoadEntry<TValue>(GetType());
                entry.Keep(value, null);
                Cache.Add(key, entry);
            }
        }
    }

    public void RemoveCacheEntry(TKey key)
    {
        lock (_gate)
        {
            _cache?.Remove(key);
        }
    }

    public void ClearCache()
    {
        lock (_gate)
        {
            _cache?.Clear();
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
        Batch? batch;
        lock (_gate)
        {
            batch = _pending;
            _pending = null;
        }

        if (batch is null)
        {
            return;
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
        // Whatever went wrong belongs to those who wait for these keys.
        catch (Exception e)
        {
            failure = e;
        }

        Keep(batch, values, failure);
        _scope?.BeginCompletion();
        foreach (var entry in batch.Entries)
        {
            entry.Tell();
        }

        _scope?.EndCompletion();
    }

    private void Keep(Batch batch, IReadOnlyDictionary<TKey, TValue>? values, Exception? failure)
    {
        lock (_gate)
        {
            for (var i = 0; i < batch.Keys.Count; i++)
            {
                batch.Entries[i].Keep(
                    values is null ? default : values.TryGetValue(batch.Keys[i], out var value) ? value : Missing, failure);
            }
        }
    }

    private Dictionary<TKey, LoadEntry<TValue>> Cache => _cache ??= new(ExpectedKeys);

    /// <summary>As many keys as objects whose field is being resolved, when that is known.</summary>
    private int ExpectedKeys => Math.Min(_scope?.Rows ?? 0, MaxBatchSize);

    /// <summary>Keys to be fetched, and who waits for each.</summary>
    private sealed record Batch(List<TKey> Keys, List<LoadEntry<TValue>> Entries)
    {
        public Batch Part(int from, int count) => new(Keys.GetRange(from, count), Entries.GetRange(from, count));
    }
}
