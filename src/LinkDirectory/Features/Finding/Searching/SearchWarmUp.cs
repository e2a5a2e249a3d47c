namespace LinkDirectory.Features.Finding.Searching;

/// <summary>
/// Makes the search index while the server starts: England's takes about a second, which the first who searches would wait for.
/// </summary>
internal sealed class SearchWarmUp(SearchIndexCache indexes) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => indexes.FollowAsync(stoppingToken);
}
