using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LinkDirectory.Data.Health;

/// <summary>Says in <c>/health/ready</c> whether the directory can be read. Where it cannot, nothing is answered.</summary>
internal sealed class DatabaseHealth(DirectoryDb directory, ILogger<DatabaseHealth> log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = directory.OpenToRead();
            if (!File.Exists(DatabaseFile.Of(db)))
            {
                // An open file that was deleted answers until the server stops, and then all of it is gone.
                return HealthCheckResult.Unhealthy("The database's file is gone.");
            }

            await db.Schools.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DbException problem)
        {
            log.LogError(problem, "The database cannot be read");
            return HealthCheckResult.Unhealthy("The database cannot be read.");
        }
    }
}
