using LinkDirectory.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>Takes away what is no longer needed of mails, once an hour.</summary>
public sealed class MailHousekeeping(DirectoryDb directory, MailSettings settings, TimeProvider clock)
{
    /// <summary>How long a mail that failed or is in doubt can be sent again.</summary>
    internal static readonly TimeSpan ContentKept = TimeSpan.FromDays(30);

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private DateTimeOffset next;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now < next)
        {
            return;
        }

        next = now + Every;
        await using var db = directory.Open();
        // The time of the last attempt is near enough to when it ended, and is in the index.
        var (old, stale) = (now.AddDays(-settings.KeepDays), now - ContentKept);
        await db.Notifications
            .Where(
                n => (n.State == NotificationState.Sent
                    || n.State == NotificationState.CameBack
                    || n.State == NotificationState.Failed
                    || n.State == NotificationState.InDoubt)
                && n.NextAttemptAt < old)
            .ExecuteDeleteAsync(cancellation);
        await db.Notifications
            .Where(n => (n.State == NotificationState.Failed || n.State == NotificationState.InDoubt)
                && n.NextAttemptAt < stale
                && n.Sealed != null)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.Sealed, (string?)null), cancellation);
    }
}
