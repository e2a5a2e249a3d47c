namespace LinkDirectory.Features.Imports;

/// <summary>Deletes the files that have waited too long to be imported, each hour while the server runs: they name people.</summary>
internal sealed class ImportUploadSweeper(ImportUploads uploads, TimeProvider clock, ILogger<ImportUploadSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await uploads.DeleteOldAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The server stops; the next start deletes them.
        }
#pragma warning disable CA1031 // A run that failed, as on a database that is away, must not end the runs after it.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError(problem, "Files that waited to be imported could not be deleted; the next run is in an hour");
        }
    }
}
