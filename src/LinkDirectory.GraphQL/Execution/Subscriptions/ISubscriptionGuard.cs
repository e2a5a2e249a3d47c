namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Asked before each event of a subscription whether its caller may still have it: a stream outlives what the caller showed when it was
/// opened. None need be registered.
/// </summary>
public interface ISubscriptionGuard
{
    /// <summary>Why the stream ends before this event; null where it goes on.</summary>
    /// <param name="httpContext">The request that opened the stream; null when it came another way.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    ValueTask<GraphQLException?> RefusalAsync(HttpContext? httpContext, CancellationToken cancellationToken);
}
