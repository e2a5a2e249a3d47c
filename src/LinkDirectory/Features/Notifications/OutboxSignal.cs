namespace LinkDirectory.Features.Notifications;

/// <summary>Tells this process's worker that a mail was written, so that it need not wait for its next look.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public void Set()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is set already.
        }
    }

    /// <returns>Whether it was set within the time.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => signal.WaitAsync(atMost, cancellation);

    public void Dispose() => signal.Dispose();
}
