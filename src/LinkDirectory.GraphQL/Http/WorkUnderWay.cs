using System.Threading.RateLimiting;

namespace LinkDirectory.GraphQL.Http;

/// <summary>
/// Bounds how many operations of one address are executed at once: the others wait their turn, so that one client's dear operations do not
/// take the processor from everybody else's. A subscription counts while it is opened, not while it is open.
/// </summary>
internal sealed class WorkUnderWay(RequestExecutorOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetConcurrencyLimiter(address, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxOperationsPerAddress,
            QueueLimit = options.MaxWaitingPerAddress,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }),
        StringComparer.Ordinal);

    /// <summary>Waits for its turn; the result is disposed when the operation has been answered.</summary>
    /// <exception cref="BadRequestException">As many wait already as may.</exception>
    public async ValueTask<IDisposable> EnterAsync(HttpContext context)
    {
        var lease = await _limiter.AcquireAsync(ClientAddress.Of(context), 1, context.RequestAborted);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        context.Response.Headers.RetryAfter = "1";
        throw new BadRequestException(
            GraphQLError.Coded(GraphQLErrorCodes.LimitExceeded, "You have too many operations under way. Wait for their answers first."),
            StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => _limiter.Dispose();
}
