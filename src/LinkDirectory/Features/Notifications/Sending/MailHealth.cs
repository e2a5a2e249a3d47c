using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>
/// Says in <c>/health/ready</c> that mails wait for a setting, or for a mail server that has been away; the server can answer all the
/// same.
/// </summary>
internal sealed class MailHealth(DirectoryDb directory, ChosenTransport chosen, TimeProvider clock) : IHealthCheck
{
    /// <summary>A mail server that is away for less is nothing to be woken for: mails go when it is back.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromHours(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (chosen.Transport is null)
        {
            return HealthCheckResult.Degraded(ChosenTransport.Advice);
        }

        try
        {
            return await IsStuckAsync(cancellationToken)
                ? HealthCheckResult.Degraded("Mails wait: none has left for an hour, though it was tried. The log says why.")
                : HealthCheckResult.Healthy();
        }
        catch (DbException)
        {
            // The database's own check says so.
            return HealthCheckResult.Healthy();
        }
    }

    private async Task<bool> IsStuckAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Away;
        await using var db = directory.OpenToRead();
        // The time of the last attempt is near enough to when a mail was sent, and is in the index.
        return await db.Notifications.AnyAsync(
                n => n.State == NotificationState.Waiting && n.Problem != null && n.CreatedAt <= since, cancellation)
            && !await db.Notifications.AnyAsync(n => n.State == NotificationState.Sent && n.NextAttemptAt > since, cancellation);
    }
}
