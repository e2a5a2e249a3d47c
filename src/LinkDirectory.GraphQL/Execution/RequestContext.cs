using LinkDirectory.GraphQL.Authorization;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Http;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>What the resolvers of one request share.</summary>
internal sealed class RequestContext(
    Schema schema, IServiceProvider services, CancellationToken cancellationToken, GraphQLInstruments? instruments = null)
{
    public static readonly IReadOnlyDictionary<string, object?> NoVariables = new Dictionary<string, object?>();

    private Dictionary<ArgumentPlan, object>? _arguments;

    public Schema Schema { get; } = schema;

    public IServiceProvider Services { get; } = services;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public HttpContext? HttpContext { get; init; }

    public DataLoaderScope Loaders { get; } = new(services, cancellationToken, instruments);

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
        _arguments ??= [];
        if (!_arguments.TryGetValue(plan, out var known))
        {
            try
            {
                known = plan.Read(Variables);
            }
            catch (GraphQLException e)
            {
                known = e;
            }

            _arguments.Add(plan, known);
        }

        return known as object?[] ?? throw (GraphQLException)known;
    }
}
