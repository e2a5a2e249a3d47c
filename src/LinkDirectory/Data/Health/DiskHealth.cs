using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LinkDirectory.Data.Health;

/// <summary>Says in <c>/health/ready</c> that there is no room for changes, or soon will be none. Reading goes on.</summary>
internal sealed class DiskHealth(DirectoryDb directory, DiskRoom room, IOptions<DatabaseOptions> options) : IHealthCheck
{
    private const long Megabyte = 1024 * 1024;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (room.HasRunOut)
        {
            return HealthCheckResult.Degraded("The disk is full: the last change could not be saved.");
        }

        await using var db = directory.OpenToRead();
        var free = new DriveInfo(Path.GetDirectoryName(DatabaseFile.Of(db))!).AvailableFreeSpace / Megabyte;
        return free < options.Value.FreeMegabytes
            ? HealthCheckResult.Degraded($"Less than {options.Value.FreeMegabytes} MB are free on the database's disk.")
            : HealthCheckResult.Healthy();
    }
}
