namespace LinkDirectory.GraphQL.Execution;

/// <summary>What the executor drives: a loader with keys that wait for a batch.</summary>
internal interface IBatchSource
{
    void Attach(DataLoaderScope scope);

    void Dispatch(CancellationToken cancellationToken);
}

/// <summary>The data loaders of one request, and which of them wait to be dispatched.</summary>
internal sealed class DataLoaderScope(RequestContext request, GraphQLInstruments? instruments)
{
    private readonly Lock _gate = new();
    private readonly List<(Type Type, IDataLoader Loader)> _loaders = [];
    private List<IBatchSource> _waiting = [];
    private TaskCompletionSource? _signal;
    private int _completing;

    /// <summary>Counts every wait for a loader, so that the executor can tell such waits from others.</summary>
    public int Touches { get; private set; }

    /// <summary>How many objects have their field resolved now.</summary>
    public int Rows => request.Rows;

    public void Fetching(Type loader, int keys) => instruments?.Batch(loader, keys);

    public T Get<T>() where T : class, IDataLoader
    {
        lock (_gate)
        {
            if (Find(typeof(T)) is { } existing)
            {
                return (T)existing;
            }
        }

        var loader = request.Services.GetService<T>() ?? Factory<T>.Create(request.Services, []);
        lock (_gate)
        {
            // Taken by its interface and by its class, it is the same one.
            if (Find(loader.GetType()) is { } same)
            {
                _loaders.Add((typeof(T), same));
                return (T)same;
            }

            _loaders.Add((loader.GetType(), loader));
            if (loader.GetType() != typeof(T))
            {
                _loaders.Add((typeof(T), loader));
            }
        }

        (loader as IBatchSource)?.Attach(this);
        return loader;
    }

    /// <summary>A request has few loaders, so they are not indexed.</summary>
    private IDataLoader? Find(Type wanted)
    {
        foreach (var (type, loader) in _loaders)
        {
            if (type == wanted)
            {
                return loader;
            }
        }

        return null;
    }

    public void Touch(IBatchSource? waiting)
    {
        lock (_gate)
        {
            Touches++;
            if (waiting is not null)
            {
                _waiting.Add(waiting);
                SignalIfReady();
            }
        }
    }

    /// <summary>A batch is handing out its values: what its readers ask next is collected until <see cref="EndCompletion"/>.</summary>
    public void BeginCompletion()
    {
        lock (_gate)
        {
            _completing++;
        }
    }

    public void EndCompletion()
    {
        lock (_gate)
        {
            _completing--;
            SignalIfReady();
        }
    }

    /// <summary>Completes when a loader has keys to fetch and no batch is handing out values.</summary>
    public Task WhenWaiting()
    {
        lock (_gate)
        {
            _signal ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            SignalIfReady();
            return _signal is null ? Task.CompletedTask : _signal.Task;
        }
    }

    /// <summary>Starts the batch of every loader that waits.</summary>
    public void Dispatch() => Dispatch(evenWhileCompleting: true);

    /// <summary>The same, unless a batch is handing out values; false when nothing was started.</summary>
    public bool DispatchIfReady() => Dispatch(evenWhileCompleting: false);

    private bool Dispatch(bool evenWhileCompleting)
    {
        List<IBatchSource> waiting;
        lock (_gate)
        {
            if (_waiting.Count == 0 || (_completing > 0 && !evenWhileCompleting))
            {
                return false;
            }

            waiting = _waiting;
            _waiting = [];
        }

        foreach (var loader in waiting)
        {
            loader.Dispatch(request.CancellationToken);
        }

        return true;
    }

    private void SignalIfReady()
    {
        if (_completing == 0 && _waiting.Count > 0)
        {
            _signal?.TrySetResult();
            _signal = null;
        }
    }

    /// <summary>The constructor of a loader, looked for once.</summary>
    private static class Factory<T>
    {
        public static readonly ObjectFactory<T> Create = ActivatorUtilities.CreateFactory<T>([]);
    }
}
