using System.Security.Cryptography;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>
/// Sends what waits in the outbox. Each mail is claimed, which is on disk before it is handed over; then handed over; then
/// what came of it is recorded. Any number of workers may do so at once.
/// </summary>
public sealed class MailSending(
    DirectoryDb directory, Outbox outbox, MailText text, MailClaims claims, MailOutcomes outcomes, ChosenTransport chosen,
    IOptions<MailOptions> options, TimeProvider clock, ILogger<MailSending> log)
{
    /// <summary>The longest that one hand-over may take; far less than a claim lasts.</summary>
    internal static readonly TimeSpan HandOverLimit = TimeSpan.FromSeconds(100);

    private const int Batch = 100;

    /// <summary>Sends every mail that is due, in order of time. Stopping waits for the hand-overs under way.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        if (chosen.Transport is not { } transport)
        {
            return;
        }

        await claims.RecoverAsync(transport.SafeToRepeatAfter, stopping);
        var paused = false;
        while (!paused && !stopping.IsCancellationRequested && await DueAsync(stopping) is { Count: > 0 } due)
        {
            var lanes = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Connections, CancellationToken = stopping };
            await Parallel.ForEachAsync(due, lanes, async (id, _) =>
            {
                if (!Volatile.Read(ref paused) && await claims.ClaimAsync(id) is { } mail)
                {
                    var outcome = await SendAsync(transport, mail);
                    Volatile.Write(ref paused, paused || outcome == HandOverOutcome.Misconfigured);
                }
            });
        }
    }

    private async Task<HandOverOutcome> SendAsync(IMailTransport transport, Notification claimed)
    {
        Mail mail;
        try
        {
            mail = outbox.Open(claimed.Sealed!);
        }
        catch (CryptographicException)
        {
            await outcomes.RecordAsync(claimed, null,
                new HandOver(HandOverOutcome.Refused, "The mail could not be opened: the keys that sealed it are gone."),
                mayComeBack: false);
            return HandOverOutcome.Refused;
        }

        var today = London.Today(clock);
        if (mail.WorksUntil < today)
        {
            await outcomes.RecordAsync(claimed, mail.To,
                new HandOver(HandOverOutcome.Refused, "It was not sent: its link had stopped working before it could go out. Ask again."),
                mayComeBack: false);
            return HandOverOutcome.Refused;
        }

        var rendered = text.Render(mail.On(today));
        using var limit = new CancellationTokenSource(HandOverLimit);
        var result = await transport.SendAsync(
            new OutgoingMail(claimed.MessageId, mail.To, rendered.Subject, rendered.Text, rendered.Html, clock.GetUtcNow(),
                claimed.Attempts), limit.Token);
        await outcomes.RecordAsync(claimed, mail.To, result, transport.MayComeBack);
        if (result.Outcome == HandOverOutcome.Misconfigured)
        {
            log.LogError("Mails are not sent: {Problem}", result.Problem);
        }

        return result.Outcome;
    }

    private async Task<IReadOnlyList<long>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = directory.OpenToRead();
        return await db.Notifications.Where(n => n.State == NotificationState.Waiting && n.NextAttemptAt <= now)
            .OrderBy(n => n.NextAttemptAt).ThenBy(n => n.Id).Select(n => n.Id).Take(Batch).ToListAsync(cancellation);
    }
}
