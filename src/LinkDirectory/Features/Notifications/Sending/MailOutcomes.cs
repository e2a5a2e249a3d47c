using System.Data.Common;
using LinkDirectory.Features.Notifications.Bounces;
using Microsoft.EntityFrameworkCore.Query;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>Records what came of handing a mail over.</summary>
public sealed class MailOutcomes(DirectoryDb directory, Undeliverable undeliverable, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>How long after each attempt the next one is; after the last the mail has failed, about three days on.</summary>
    internal static readonly IReadOnlyList<TimeSpan> Delays =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6),
        TimeSpan.FromHours(24), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    /// <summary>How long to wait for somebody to put a setting right; no attempt is counted.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <param name="address">Who it went to; null where that could not be read.</param>
    /// <param name="mayComeBack">Whether to keep what it says once it is sent.</param>
    internal async Task RecordAsync(Notification claimed, string? address, HandOver result, bool mayComeBack)
    {
        var now = clock.GetUtcNow();
        if (result.Outcome == HandOverOutcome.AddressRefused && address is not null)
        {
            await UntilWrittenAsync(() => undeliverable.MarkAsync(claimed, address, now, CancellationToken.None));
        }

        await UntilWrittenAsync(() => UpdateAsync(claimed, row =>
        {
            var next = claimed.Attempts <= Delays.Count ? now + Delays[claimed.Attempts - 1] : (DateTimeOffset?)null;
            row.SetProperty(n => n.Problem, result.Problem);
            switch (result.Outcome)
            {
                case HandOverOutcome.Taken:
                    row.SetProperty(n => n.State, NotificationState.Sent).SetProperty(n => n.SentAt, now)
                        .SetProperty(n => n.Sealed, n => mayComeBack ? n.Sealed : null);
                    break;
                case HandOverOutcome.NotNow when next is { } at:
                    row.SetProperty(n => n.State, NotificationState.Waiting).SetProperty(n => n.NextAttemptAt, at);
                    break;
                case HandOverOutcome.Misconfigured:
                    row.SetProperty(n => n.State, NotificationState.Waiting).SetProperty(n => n.NextAttemptAt, now + Pause)
                        .SetProperty(n => n.Attempts, claimed.Attempts - 1);
                    break;
                case HandOverOutcome.Unsure:
                    row.SetProperty(n => n.State, NotificationState.InDoubt);
                    break;
                default:
                    row.SetProperty(n => n.State, NotificationState.Failed);
                    break;
            }
        }));
    }

    /// <summary>
    /// Records that a mail came back. It goes again by itself where nothing was sent, else it waits for somebody to decide. The contacts
    /// come first: where this stops between, the report is read again.
    /// </summary>
    /// <param name="address">As the report has it; null where it does not say.</param>
    internal async Task CameBackAsync(
        Notification mail, string? address, MailFailure failure, bool goesAgain, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (failure.IsOfTheAddress)
        {
            await undeliverable.MarkAsync(mail, address, now, cancellation);
        }

        var next = goesAgain && mail.Sealed is not null && mail.Attempts <= Delays.Count ? now + Delays[Math.Max(mail.Attempts, 1) - 1]
            : (DateTimeOffset?)null;
        await using var db = directory.Open();
        await db.Notifications.Where(n => n.Id == mail.Id).ExecuteUpdateAsync(row =>
        {
            row.SetProperty(n => n.Problem, failure.InSentence());
            if (next is { } at)
            {
                row.SetProperty(n => n.State, NotificationState.Waiting).SetProperty(n => n.NextAttemptAt, at);
            }
            else
            {
                row.SetProperty(n => n.State, NotificationState.CameBack).SetProperty(n => n.CameBackAt, now)
                    .SetProperty(n => n.Sealed, n => failure.IsOfTheAddress ? null : n.Sealed);
            }
        }, cancellation);
    }

    /// <summary>Takes away what a mail said that is known to have arrived.</summary>
    internal async Task ArrivedAsync(string messageId, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        await db.Notifications.Where(n => n.MessageId == messageId && n.State == NotificationState.Sent)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.Sealed, (string?)null), cancellation);
    }

    // A claim that was given up meanwhile is still ours to answer: we know what became of the mail, and nobody else does.
    private async Task UpdateAsync(Notification claimed, Action<UpdateSettersBuilder<Notification>> set)
    {
        await using var db = directory.Open();
        await db.Notifications
            .Where(n => n.Id == claimed.Id
                && n.ClaimedBy == claimed.ClaimedBy
                && (n.State == NotificationState.Sending || n.State == NotificationState.InDoubt))
            .ExecuteUpdateAsync(set, CancellationToken.None);
    }

    // Other writers are waited for however long they take, as an import does: what became of a mail is known here alone.
    private async Task UntilWrittenAsync(Func<Task> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception problem) when (DatabaseBusyException.IsBehind(problem) || (problem is DbException && attempt < Tries))
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempt, Tries)), clock);
            }
        }
    }
}
