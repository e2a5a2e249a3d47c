using LinkDirectory.Features.Notifications.Bounces;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>
/// Sends mails while the server runs: as soon as one is written here, and twice a minute what others wrote or what is due again.
/// </summary>
public sealed class MailWorker(MailSending sending, BounceFolder bounces, MailRetention retention, OutboxSignal signal,
    ChosenTransport chosen, ILogger<MailWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    // The signal may be set before the transaction of the change has ended.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (chosen.Transport is null)
        {
            log.LogWarning("{Advice}", ChosenTransport.Advice);
        }

        var signalled = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sending.RunAsync(stoppingToken);
                await bounces.RunAsync(stoppingToken);
                await retention.RunAsync(stoppingToken);
                signalled = await signal.WaitAsync(signalled ? LookAgain : Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception busy) when (DatabaseBusyException.IsBehind(busy))
            {
                log.LogInformation("Sending mails waits for other changes of the database to end");
                await Task.Delay(LookAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning disable CA1031 // The worker outlives every fault. Only its type is logged: its text may quote a mail.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                log.LogError("Sending mails met {Problem} and goes on in a while: {Stack}", problem.GetType().Name, problem.StackTrace);
                await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
