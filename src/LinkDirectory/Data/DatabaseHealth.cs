using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LinkDirectory.Data;

/// <summary>Says in <c>/health/ready</c> whether the directory can be read.</summary>
internal sealed class DatabaseHealth(DirectoryDb directory) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = directory.OpenToRead();
            await db.Schools.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DbException problem)
        {
            return HealthCheckResult.Unhealthy("The database cannot be read.", problem);
        }
    }
}
