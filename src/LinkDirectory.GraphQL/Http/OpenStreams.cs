using System.Security.Claims;

namespace LinkDirectory.GraphQL.Http;

/// <summary>Counts the open subscriptions: all, those of people who have not signed in, and each client's.</summary>
internal sealed class OpenStreams(EventStreamOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _byClient = new(StringComparer.Ordinal);
    private int _anonymous;

    public int Count { get; private set; }

    /// <summary>Counts one more until the result is disposed.</summary>
    /// <exception cref="BadRequestException">A limit is reached.</exception>
    public IDisposable Enter(HttpContext context)
    {
        var (client, anonymous) = ClientOf(context);
        lock (_gate)
        {
            var own = _byClient.GetValueOrDefault(client);
            if (own >= options.MaxStreamsPerClient)
            {
                throw TooMany(
                    string.Create(CultureInfo.InvariantCulture, $"You have {own} subscriptions open, which is the most. Close one first."),
                    StatusCodes.Status429TooManyRequests);
            }

            if (Count >= options.MaxStreams || (anonymous && _anonymous >= options.MaxAnonymousStreams))
            {
                throw TooMany(
                    "The server has as many subscriptions open as it takes. Try again later.", StatusCodes.Status503ServiceUnavailable);
            }

            Count++;
            _anonymous += anonymous ? 1 : 0;
            _byClient[client] = own + 1;
        }

        return new Entry(this, client, anonymous);
    }

    private static BadRequestException TooMany(string message, int status)
        => new(GraphQLError.Coded(GraphQLErrorCodes.LimitExceeded, message) with { RetryAfter = TimeSpan.FromSeconds(30) }, status);

    private void Leave(string client, bool anonymous)
    {
        lock (_gate)
        {
            Count--;
            _anonymous -= anonymous ? 1 : 0;
            if (--_byClient[client] == 0)
            {
                _byClient.Remove(client);
            }
        }
    }

    private static (string Client, bool Anonymous) ClientOf(HttpContext context)
        => context.User.Identity?.IsAuthenticated == true
            ? ("user " + (context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.User.Identity.Name), false)
            : ("address " + ClientAddress.Of(context), true);

    private sealed class Entry(OpenStreams streams, string client, bool anonymous) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                streams.Leave(client, anonymous);
            }
        }
    }
}
