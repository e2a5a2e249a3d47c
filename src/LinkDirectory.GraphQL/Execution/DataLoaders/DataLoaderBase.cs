namespace LinkDirectory.GraphQL.Execution;

/// <summary>What every data loader does: collect keys, fetch them in one batch, remember the answers for the request.</summary>
public abstract class DataLoaderBase<TKey, TValue> : IDataLoader<TKey, TValue>, IBatchSource where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _cache = [];
    private List<TKey> _pending = [];
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
                _pending.Add(key);
                first = _pending.Count == 1;
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

    /// <summary>Fetches the values of the keys, which are distinct; a key that is missing from the answer has no value.</summary>
    private protected abstract Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    /// <summary>What a key without a value answers.</summary>
    private protected virtual TValue? Missing => default;

    void IBatchSource.Attach(DataLoaderScope scope) => _scope = scope;

    void IBatchSource.Dispatch(CancellationToken cancellationToken)
    {
        List<TKey> keys;
        lock (_gate)
        {
            keys = _pending;
            _pending = [];
        }

        if (keys.Count <= MaxBatchSize)
        {
            _ = RunAsync(keys, cancellationToken);
            return;
        }

        foreach (var chunk in keys.Chunk(MaxBatchSize))
        {
            _ = RunAsync(chunk, cancellationToken);
        }
    }

    private async Task RunAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<TKey, TValue>? values = null;
        Exception? failure = null;
        _scope?.Fetching(GetType(), keys.Count);
        try
        {
            values = await FetchAsync(keys, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to those who wait for these keys.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        _scope?.BeginCompletion();
        foreach (var key in keys)
        {
            var entry = Entry(key);
            if (failure is not null)
            {
                entry.SetException(failure);
            }
            else
            {
                entry.SetResult(values!.TryGetValue(key, out var value) ? value : Missing);
            }
        }

        _scope?.EndCompletion();
    }

    private TaskCompletionSource<TValue?> Entry(TKey key)
    {
        lock (_gate)
        {
            return _cache[key];
        }
    }
}
