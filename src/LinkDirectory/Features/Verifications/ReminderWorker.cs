using LinkDirectory.Features.Links;

namespace LinkDirectory.Features.Verifications;

/// <summary>Runs the reminders, and the yearly review of links, each hour while the server runs.</summary>
public sealed class ReminderWorker(Reminders reminders, LinkReviews links, TimeProvider clock, ILogger<ReminderWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    // While an import holds the database.
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            while (!await TryRunAsync(stoppingToken))
            {
                await Task.Delay(TryAgain, clock, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> TryRunAsync(CancellationToken cancellation)
    {
        try
        {
            var run = await reminders.RunAsync(clock.GetUtcNow(), cancellation);
            var marked = await links.MarkLinksForReviewAsync(London.Today(clock), Actor.Job("link reviews"), cancellation);
            log.LogInformation("Reminders wrote {Mails} mails and asked about {Links} links", run.Mails, marked);
        }
        catch (Exception busy) when (DatabaseBusyException.IsBehind(busy))
        {
            log.LogInformation("Reminders wait for other changes of the database to end");
            return false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The server stops; what was not asked is found by the next run.
        }
#pragma warning disable CA1031 // A run that failed, as on a database that is away, must not end the runs after it.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError(problem, "Reminders failed; the next run is in an hour");
        }

        return true;
    }
}
