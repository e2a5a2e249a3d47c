using System.Diagnostics;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>
/// Which worker hands over which mail. A claim names the worker, so that what a lost one left behind is known: at once where it
/// ran on this computer, else when its claim is older than any hand-over lasts.
/// </summary>
public sealed class MailClaims(DirectoryDb directory, TimeProvider clock)
{
    /// <summary>How long a claim is believed.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly string worker = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Takes a mail that waits; on disk when this returns.</summary>
    /// <returns>Null where another worker took it, or it waits no more.</returns>
    internal async Task<Notification?> ClaimAsync(long id)
    {
        // Short, and not to be left half done when the server stops.
        var cancellation = CancellationToken.None;
        var now = clock.GetUtcNow();
        await using var db = directory.OpenDurably();
        var claimed = await db.Notifications.Where(n => n.Id == id && n.State == NotificationState.Waiting && n.NextAttemptAt <= now)
            .ExecuteUpdateAsync(
            row => row.SetProperty(n => n.State, NotificationState.Sending).SetProperty(n => n.ClaimedBy, worker)
                .SetProperty(n => n.ClaimedAt, now)
                .SetProperty(n => n.Attempts, n => n.Attempts + 1),
            cancellation);
        return claimed == 1 ? await db.Notifications.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, cancellation) : null;
    }

    /// <summary>
    /// Decides about mails whose worker is gone: they wait again where that cannot make a second mail, else they are in doubt.
    /// </summary>
    internal async Task RecoverAsync(TimeSpan? safeToRepeatAfter, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var claims = await db.Notifications.Where(n => n.State == NotificationState.Sending)
            .Select(n => new { n.Id, n.ClaimedBy, n.ClaimedAt }).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        var lost = claims.Where(c => IsLost(c.ClaimedBy, c.ClaimedAt, now)).ToList();
        foreach (var claim in lost)
        {
            var state = safeToRepeatAfter is null ? NotificationState.InDoubt : NotificationState.Waiting;
            var next = now + (safeToRepeatAfter ?? TimeSpan.Zero);
            await db.Notifications.Where(n => n.Id == claim.Id && n.State == NotificationState.Sending && n.ClaimedBy == claim.ClaimedBy)
                .ExecuteUpdateAsync(
                row => row.SetProperty(n => n.State, state).SetProperty(n => n.NextAttemptAt, next)
                    .SetProperty(n => n.Problem, "The server stopped while the mail was handed over."),
                cancellation);
        }
    }

    private bool IsLost(string? claimedBy, DateTimeOffset? claimedAt, DateTimeOffset now) =>
        claimedAt is null || now - claimedAt > Lease || (claimedBy != worker && EndedHere(claimedBy));

    // A process number is given again: then the claim's age decides, unless the number is our own.
    private static bool EndedHere(string? claimedBy)
    {
        if (claimedBy?.Split('/') is not [var machine, var number, _] || machine != Environment.MachineName
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        if (id == Environment.ProcessId)
        {
            return true;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
