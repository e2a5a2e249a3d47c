namespace LinkDirectory.Features.Notifications;

/// <summary>Tells this process's worker that a mail was written, so that it need not wait for its next look.</summary>
public sealed class MailBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // The bell has been rung.
        }
    }

    /// <returns>Whether it rang within the time.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => rung.WaitAsync(atMost, cancellation);

    public void Dispose() => rung.Dispose();
}
