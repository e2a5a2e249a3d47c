using Microsoft.AspNetCore.Http;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>What the resolvers of one request share.</summary>
internal sealed class RequestContext(IServiceProvider services, CancellationToken cancellationToken)
{
    public IServiceProvider Services { get; } = services;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public HttpContext? HttpContext { get; init; }

    public DataLoaderScope Loaders { get; } = new(services, cancellationToken);

    /// <summary>The variables as coerced; one that was left out and has no default is missing.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; init; } = new Dictionary<string, object?>();
}
