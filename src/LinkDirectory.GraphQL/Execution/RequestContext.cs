namespace LinkDirectory.GraphQL.Execution;

/// <summary>What the resolvers of one request share.</summary>
internal sealed class RequestContext(
    Schema schema, IServiceProvider services, CancellationToken cancellationToken, GraphQLInstruments? instruments = null)
{
    public static readonly IReadOnlyDictionary<string, object?> NoVariables = new Dictionary<string, object?>();

    private object?[] _arguments = [];
    private DataLoaderScope? _loaders;

    public Schema Schema { get; } = schema;

    public IServiceProvider Services { get; } = services;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public HttpContext? HttpContext { get; init; }

    /// <summary>Made when one is first wanted, which may be on any thread.</summary>
    public DataLoaderScope Loaders
    {
        get
        {
            if (_loaders is null)
            {
                Interlocked.CompareExchange(ref _loaders, new DataLoaderScope(this, instruments), null);
            }

            return _loaders;
        }
    }

    /// <summary>How many objects have their field resolved now; 0 while that is not known.</summary>
    public int Rows { get; set; }

    /// <summary>Counts every wait for a loader, so that the executor can tell such waits from others.</summary>
    public int LoaderTouches => _loaders?.Touches ?? 0;

    /// <summary>The variables as coerced; one that was left out and has no default is missing.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; init; } = NoVariables;

    /// <summary>What the viewer may; made when a guarded field first asks.</summary>
    public AuthorizationDecisions Authorization => field ??= new AuthorizationDecisions(this);

    public HttpContext RequireHttpContext()
        => HttpContext ?? throw new InvalidOperationException("The operation did not come over HTTP.");

    /// <summary>The values of a field's arguments, read once for the request. Called by the executor's one thread alone.</summary>
    /// <exception cref="GraphQLException">A value cannot be used.</exception>
    public object?[] ArgumentsOf(ArgumentPlan plan)
    {
        if (plan.Index >= _arguments.Length)
        {
            Array.Resize(ref _arguments, Math.Max(plan.Index + 1, _arguments.Length * 2));
        }

        ref var known = ref _arguments[plan.Index];
        if (known is null)
        {
            try
            {
                known = plan.Read(Variables);
            }
            catch (GraphQLException e)
            {
                known = e;
            }
        }

        return known as object?[] ?? throw (GraphQLException)known;
    }
}
