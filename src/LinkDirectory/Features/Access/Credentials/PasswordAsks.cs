using System.Threading.Channels;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>
/// Takes down who asks for a new password and answers at once; what becomes of it is found out afterwards. The answer thus takes as
/// long for an address with an account as for one without. What waits when the server stops is lost: its sender asks again.
/// </summary>
public sealed class PasswordAsks(PasswordLinks links, ILogger<PasswordAsks> log) : BackgroundService
{
    private const int MostWaiting = 500;

    private readonly Channel<string> waiting = System.Threading.Channels.Channel.CreateBounded<string>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait });

    private readonly SemaphoreSlim one = new(1);

    /// <returns>False where so many wait that no more are taken.</returns>
    public bool TryAsk(string email) => waiting.Writer.TryWrite(email);

    /// <summary>Answers those that wait.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            while (waiting.Reader.TryRead(out var email))
            {
                await AnswerAsync(email, cancellation);
            }
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            await FlushAsync(stoppingToken);
        }
    }

    private async Task AnswerAsync(string email, CancellationToken cancellation)
    {
        try
        {
            await links.AskAsync(email, cancellation);
        }
#pragma warning disable CA1031 // Whatever went wrong with one, the next is answered.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogWarning("A link to choose a password could not be mailed: {Problem}", problem.GetType().Name);
        }
    }
}
