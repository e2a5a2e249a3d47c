using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>How long what is known of mails is kept.</summary>
public sealed class MailRetentionOptions
{
    /// <summary>Days that the record of a sent mail is kept. What the mail said is deleted when it is sent.</summary>
    [Range(1, 3650, ErrorMessage = "a whole number from {1} to {2}")]
    public int KeepDays { get; set; } = 180;
}

/// <summary>Deletes what is no longer needed of mails, once an hour.</summary>
public sealed class MailRetention(DirectoryDb directory, IOptions<MailRetentionOptions> options, TimeProvider clock)
{
    /// <summary>How long a mail that failed or is in doubt can be sent again.</summary>
    private static readonly TimeSpan ContentKept = TimeSpan.FromDays(30);

    private static readonly NotificationState[] NotSent = [NotificationState.Failed, NotificationState.InDoubt];

    private static readonly NotificationState[] Ended = [.. NotSent, NotificationState.Sent, NotificationState.CameBack];

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
        var (old, stale) = (now.AddDays(-options.Value.KeepDays), now - ContentKept);
        await db.Notifications.Where(n => Ended.Contains(n.State) && n.NextAttemptAt < old).ExecuteDeleteAsync(cancellation);
        await db.Notifications.Where(n => NotSent.Contains(n.State) && n.NextAttemptAt < stale && n.Sealed != null)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.Sealed, (string?)null), cancellation);
    }
}
