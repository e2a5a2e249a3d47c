namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Gives each request a token that is cancelled when its time is up or its caller gives up. Sources and their timers are
/// used again: making new ones for each request costs more than reading a small request does.
/// </summary>
internal static class TimeoutPool
{
    private const int MaxKept = 256;

    private static readonly ConcurrentQueue<CancellationTokenSource> Kept = new();

    /// <summary>Begins the time of a request. Dispose it when nothing of the request goes on.</summary>
    public static Lease Begin(TimeSpan timeout, CancellationToken caller)
    {
        var source = Kept.TryDequeue(out var kept) ? kept : new CancellationTokenSource();
        source.CancelAfter(timeout);
        return new Lease(source, caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source));
    }

    private static void Return(CancellationTokenSource source)
    {
        // One that was cancelled stays so, for code that still holds its token.
        if (source.TryReset() && Kept.Count < MaxKept)
        {
            Kept.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }

    public readonly struct Lease(CancellationTokenSource source, CancellationTokenRegistration registration) : IDisposable
    {
        public CancellationToken Token => source.Token;

        public bool IsCancellationRequested => source.IsCancellationRequested;

        public void Dispose()
        {
            registration.Dispose();
            Return(source);
        }
    }
}
