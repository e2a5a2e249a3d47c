using System.Text.Json;
using MimeKit;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>What a report of mail that came back was worth.</summary>
public enum BounceOutcome
{
    /// <summary>One of our mails, which is now known to have come back.</summary>
    Recorded,

    /// <summary>It was known already.</summary>
    Known,

    /// <summary>It reports no failure for good, as a receipt or a delay.</summary>
    Nothing,

    /// <summary>It is of no mail that we sent to that address.</summary>
    NotOurs,

    /// <summary>It cannot be read.</summary>
    Unreadable,
}

/// <summary>
/// Takes reports of mails that came back. One counts only where it names the Message-ID of a mail of ours, which nobody can
/// guess, and the address that this mail went to.
/// </summary>
public sealed class BounceReports(DirectoryDb directory, Undeliverable undeliverable, TimeProvider clock)
{
    /// <summary>Bytes of a report; a mail server returns little more than headers.</summary>
    public const int Largest = 256 * 1024;

    private static readonly ParserOptions Options = new() { MaxMimeDepth = 8 };

    /// <summary>Reads a delivery status notification as a mail server writes it.</summary>
    public async Task<BounceOutcome> ReadMailAsync(ReadOnlyMemory<byte> mail, CancellationToken cancellation)
    {
        Bounce? bounce;
        try
        {
            using var bytes = new MemoryStream(mail.Length > Largest ? [] : mail.ToArray());
            var message = await MimeMessage.LoadAsync(Options, bytes, cancellation);
            if (!message.Headers.Contains(HeaderId.From) && message.Body?.Headers.Contains(HeaderId.ContentType) is not true)
            {
                return BounceOutcome.Unreadable;
            }

            bounce = Bounce.Read(message);
        }
        catch (FormatException)
        {
            return BounceOutcome.Unreadable;
        }

        return await RecordAsync(bounce, cancellation);
    }

    /// <summary>Reads what GOV.UK Notify posts of a mail.</summary>
    public async Task<BounceOutcome> ReadNotifyAsync(ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return BounceOutcome.Unreadable;
            }

            var (status, reference, to) = (Text(document, "status"), Text(document, "reference"), Text(document, "to"));
            return await RecordAsync(status == "permanent-failure" && reference is not null && to is not null
                ? new Bounce([reference], [to])
                : null, cancellation);
        }
        catch (JsonException)
        {
            return BounceOutcome.Unreadable;
        }
    }

    private async Task<BounceOutcome> RecordAsync(Bounce? bounce, CancellationToken cancellation)
    {
        if (bounce is null)
        {
            return BounceOutcome.Nothing;
        }

        await using var db = directory.OpenToRead();
        var ids = bounce.MessageIds;
        var mails = await db.Notifications.Where(n => ids.Contains(n.MessageId)).ToListAsync(cancellation);
        var outcome = BounceOutcome.NotOurs;
        foreach (var mail in mails)
        {
            if (bounce.Addresses.FirstOrDefault(address => Outbox.HashOf(address) == mail.AddressHash) is { } address)
            {
                outcome = await RecordAsync(db, mail, address, cancellation);
            }
        }

        return outcome;
    }

    // The contacts first: where this stops between, the report is read again.
    private async Task<BounceOutcome> RecordAsync(DirectoryDbContext db, Notification mail, string address, CancellationToken cancellation)
    {
        if (mail.State is not (NotificationState.Sending or NotificationState.Sent or NotificationState.InDoubt))
        {
            return mail.State == NotificationState.CameBack ? BounceOutcome.Known : BounceOutcome.NotOurs;
        }

        var now = clock.GetUtcNow();
        await undeliverable.MarkAsync(mail, address, now, cancellation);
        await db.Notifications.Where(n => n.Id == mail.Id).ExecuteUpdateAsync(
            row => row.SetProperty(n => n.State, NotificationState.CameBack).SetProperty(n => n.CameBackAt, now)
                .SetProperty(n => n.Problem, "The recipient's mail server sent it back.").SetProperty(n => n.Sealed, (string?)null),
            cancellation);
        return BounceOutcome.Recorded;
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
