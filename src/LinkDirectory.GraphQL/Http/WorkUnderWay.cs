using System.Threading.RateLimiting;

namespace LinkDirectory.GraphQL.Http;

/// <summary>
/// Bounds how many operations of one address are executed at once: the others wait their turn, so that one client's dear operations do not
/// take the processor from everybody else's. Changes are counted for themselves once they are known to be some: they may wait for other
/// writers, and nobody's reading waits with them. Dear queries of all addresses together take turns, so that many addresses leave a
/// processor to those who ask for little. A subscription counts while it is opened, not while it is open.
/// </summary>
internal sealed class WorkUnderWay(RequestExecutorOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<Kind> _limiter = PartitionedRateLimiter.Create<Kind, Kind>(
        kind => RateLimitPartition.GetConcurrencyLimiter(kind, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxOperationsPerAddress,
            QueueLimit = options.MaxWaitingPerAddress,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    private readonly SemaphoreSlim _dear = new(options.MaxDearOperations);

    /// <summary>Waits for its turn; the result is disposed when the operation has been answered.</summary>
    /// <exception cref="BadRequestException">As many wait already as may.</exception>
    public async ValueTask<Place> EnterAsync(HttpContext context)
    {
        var address = ClientAddress.Of(context);
        var lease = await _limiter.AcquireAsync(new Kind(address, Changes: false), 1, context.RequestAborted);
        var place = new Place(address, _limiter, _dear, lease);
        if (place.IsTaken)
        {
            return place;
        }

        place.Dispose();
        throw new BadRequestException(TooMany, StatusCodes.Status429TooManyRequests);
    }

    public void Dispose()
    {
        _limiter.Dispose();
        _dear.Dispose();
    }

    /// <summary>What a client is told that has too many.</summary>
    internal static GraphQLError TooMany => GraphQLError.Coded(
        GraphQLErrorCodes.LimitExceeded, "You have too many operations under way. Wait for their answers first.") with
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    /// <summary>What is counted together.</summary>
    internal sealed record Kind(string Address, bool Changes);

    /// <summary>An operation's place among those under way, until it is disposed.</summary>
    internal sealed class Place(string address, PartitionedRateLimiter<Kind> limiter, SemaphoreSlim dear, RateLimitLease lease)
        : IDisposable
    {
        private RateLimitLease _lease = lease;
        private bool _isDear;

        public bool IsTaken => _lease.IsAcquired;

        /// <summary>Gives the place up for one among its client's changes.</summary>
        /// <returns>False where as many changes wait already as may.</returns>
        public async ValueTask<bool> BecomeChangeAsync(CancellationToken cancellation)
        {
            _lease.Dispose();
            _lease = await limiter.AcquireAsync(new Kind(address, Changes: true), 1, cancellation);
            return IsTaken;
        }

        /// <summary>Waits for its turn among the dear queries of everybody.</summary>
        public async ValueTask BecomeDearAsync(CancellationToken cancellation)
        {
            await dear.WaitAsync(cancellation);
            _isDear = true;
        }

        public void Dispose()
        {
            _lease.Dispose();
            if (_isDear)
            {
                dear.Release();
                _isDear = false;
            }
        }
    }
}
