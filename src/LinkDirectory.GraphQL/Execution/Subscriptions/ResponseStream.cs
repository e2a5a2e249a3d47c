namespace LinkDirectory.GraphQL.Execution;

/// <summary>What answers a request that a stream can answer: one response, or for a subscription one for each event.</summary>
public sealed class ResponseStream : IAsyncDisposable
{
    private readonly ISourceStream? _source;
    private readonly CancellationTokenSource? _life;
    private readonly IDisposable? _lease;
    private readonly Func<CancellationToken, Task<GraphQLResponse?>>? _refuse;
    private readonly Func<object?, CancellationToken, Task<GraphQLResponse>>? _execute;
    private readonly Func<Exception, GraphQLResponse>? _fail;
    private int _disposed;

    internal ResponseStream(GraphQLResponse only) => Only = only;

    internal ResponseStream(
        ISourceStream source, CancellationTokenSource life, IDisposable? lease, Func<CancellationToken, Task<GraphQLResponse?>> refuse,
        Func<object?, CancellationToken, Task<GraphQLResponse>> execute, Func<Exception, GraphQLResponse> fail)
        => (_source, _life, _lease, _refuse, _execute, _fail) = (source, life, lease, refuse, execute, fail);

    /// <summary>The one response of a query, a mutation or a refusal; null for a subscription that has begun.</summary>
    public GraphQLResponse? Only { get; }

    /// <summary>
    /// A subscription's responses, one for each event in their order, each to be disposed by the reader. Ends with the
    /// events; when they fail, or their caller may no longer have them, the last response says so. Read once.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the stream disposed.</exception>
    public async IAsyncEnumerable<GraphQLResponse> ReadResultsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_source is null)
        {
            yield break;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _life!.Token);
        await using var events = new EventReader(_source.ReadEventsAsync().GetAsyncEnumerator(_life.Token));
        while (await NextAsync(events, either.Token) is { } response)
        {
            yield return response;
        }
    }

    /// <summary>Stops the events and lets go of everything.</summary>
    public async ValueTask DisposeAsync()
    {
        Only?.Dispose();
        if (_source is null || Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _life!.CancelAsync();
        try
        {
            await _source.DisposeAsync();
        }
        finally
        {
            _life.Dispose();
            _lease?.Dispose();
        }
    }

    private async Task<GraphQLResponse?> NextAsync(EventReader events, CancellationToken cancellationToken)
    {
        try
        {
            if (events.Ended || !await events.MoveNextAsync(cancellationToken))
            {
                return null;
            }

            if (await _refuse!(cancellationToken) is { } refusal)
            {
                events.Ended = true;
                return refusal;
            }

            return await _execute!(events.Current, cancellationToken);
        }
        // Whatever the source throws ends the stream with an error.
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            events.Ended = true;
            return _fail!(e);
        }
    }

    /// <summary>Reads events without waiting for a source that does not mind its token.</summary>
    private sealed class EventReader(IAsyncEnumerator<object?> events) : IAsyncDisposable
    {
        private Task<bool> _next = Task.FromResult(true);

        public object? Current => events.Current;

        /// <summary>Whether there are no more responses, whatever the source still has.</summary>
        public bool Ended { get; set; }

        public Task<bool> MoveNextAsync(CancellationToken cancellationToken)
        {
            _next = events.MoveNextAsync().AsTask();
            return _next.WaitAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            var disposal = DisposeWhenStillAsync();
            if (_next.IsCompleted)
            {
                await disposal;
            }
        }

        /// <summary>An enumerator must not be disposed while it is moving.</summary>
        private async Task DisposeWhenStillAsync()
        {
            await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await events.DisposeAsync();
        }
    }
}
