using LinkDirectory.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LinkDirectory.Data.Health;

/// <summary>
/// Says in <c>/health/ready</c> that one writer has held the database for longer than an import takes, so that no change can be saved.
/// Reading goes on.
/// </summary>
internal sealed class WriterHealth(WriterQueue queue, DirectoryDb directory, IOptions<DatabaseOptions> options, TimeProvider clock)
    : IHealthCheck
{
    // Since when every check found another process writing; a stranger's lock does not say when it was taken.
    private DateTimeOffset? elsewhereSince;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var here = queue.HeldFor;
        elsewhereSince = here is null && await IsHeldElsewhereAsync(cancellationToken) ? elsewhereSince ?? clock.GetUtcNow() : null;
        var held = here ?? clock.GetUtcNow() - elsewhereSince;
        return held > options.Value.LongestWriter
            ? HealthCheckResult.Degraded("No change can be saved: one writer has held the database for too long.")
            : HealthCheckResult.Healthy();
    }

    private async Task<bool> IsHeldElsewhereAsync(CancellationToken cancellation)
    {
        try
        {
            await using var db = directory.OpenToRead();
            await db.Database.OpenConnectionAsync(cancellation);
            return !WriterQueue.IsFree((SqliteConnection)db.Database.GetDbConnection());
        }
        catch (SqliteException)
        {
            // The database's own check says so.
            return false;
        }
    }
}
