using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>How long what is known of mails is kept.</summary>
public sealed class MailRetentionOptions
{
    /// <summary>Days that the record of a sent mail is kept. What the mail said is deleted earlier.</summary>
    [Range(1, 3650, ErrorMessage = "a whole number from {1} to {2}")]
    public int KeepDays { get; set; } = 180;
}

/// <summary>Deletes what is no longer needed of mails, once an hour.</summary>
public sealed class MailRetention(DirectoryDb directory, IOptions<MailRetentionOptions> options, TimeProvider clock)
{
    /// <summary>How long a mail that failed, came back or is in doubt can be sent again.</summary>
    private static readonly TimeSpan ContentKept = TimeSpan.FromDays(30);

    /// <summary>How long a sent mail may come back: mail servers give up after some five days (RFC 5321), Notify after three.</summary>
    private static readonly TimeSpan MayComeBack = TimeSpan.FromDays(7);

    private static readonly NotificationState[] NotArrived =
        [NotificationState.Failed, NotificationState.InDoubt, NotificationState.CameBack];

    private static readonly NotificationState[] Ended = [.. NotArrived, NotificationState.Sent];

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
        var (old, stale, arrived) = (now.AddDays(-options.Value.KeepDays), now - ContentKept, now - MayComeBack);
        await db.Notifications.Where(n => Ended.Contains(n.State) && n.NextAttemptAt < old).ExecuteDeleteAsync(cancellation);
        await db.Notifications.Where(n => n.State == NotificationState.Sent && n.NextAttemptAt < arrived && n.Sealed != null)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.Sealed, (string?)null), cancellation);
        await db.Notifications.Where(n => NotArrived.Contains(n.State) && n.NextAttemptAt < stale && n.Sealed != null)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.Sealed, (string?)null), cancellation);
    }
}
