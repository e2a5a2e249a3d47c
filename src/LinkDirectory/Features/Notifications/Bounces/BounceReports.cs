using System.Text.Json;
using LinkDirectory.Features.Notifications.Sending;
using MimeKit;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>What a report of mail that came back was worth.</summary>
public enum BounceOutcome
{
    /// <summary>One of our mails, which is now known to have come back.</summary>
    Recorded,

    /// <summary>It was known already.</summary>
    Known,

    /// <summary>It reports no failure for good, as a receipt, a delay or an absence note.</summary>
    Nothing,

    /// <summary>It is of no mail that we sent to that address.</summary>
    NotOurs,

    /// <summary>It cannot be read.</summary>
    Unreadable,
}

/// <summary>
/// Takes reports of mails that came back. One counts only where it names the Message-ID of a mail of ours, which nobody can
/// guess, and the address that this mail went to; or where it came to that mail's own return address, which nobody can guess either.
/// </summary>
public sealed class BounceReports(DirectoryDb directory, MailOutcomes outcomes, SiteAddress site)
{
    /// <summary>Bytes of a report; a mail server returns little more than headers.</summary>
    public const int Largest = 256 * 1024;

    private static readonly ParserOptions Options = new() { MaxMimeDepth = 8 };

    /// <summary>Reads what a mail server sends back.</summary>
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

            var (reference, to) = (Text(document, "reference"), Text(document, "to"));
            if (Text(document, "status") == NotifyStatus.Delivered && reference is not null)
            {
                await outcomes.ArrivedAsync(reference, cancellation);
            }

            return await RecordAsync(
                FaultOf(Text(document, "status")) is { } fault && reference is not null
                    ? new Bounce([reference], [], [new FailedRecipient(to, new MailFailure(fault, ""))])
                    {
                        GoesAgain = fault == MailFault.System,
                    }
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
        var ids = bounce.MessageIds.Concat(bounce.Tokens.Select(token => $"{token}@{site.Host}")).ToList();
        var mails = await db.Notifications.Where(n => ids.Contains(n.MessageId)).ToListAsync(cancellation);
        var outcome = BounceOutcome.NotOurs;
        foreach (var mail in mails)
        {
            if (FailureOf(mail, bounce) is { } failed)
            {
                outcome = await RecordAsync(mail, failed, bounce.GoesAgain, cancellation);
            }
        }

        return outcome;
    }

    // Each mail of ours has one recipient: a report that names nobody is about them. One that names others counts only where it came to
    // the mail's own return address, and then says nothing against the recipient's.
    private static FailedRecipient? FailureOf(Notification mail, Bounce bounce)
    {
        var recipients = bounce.Recipients;
        var named = recipients.FirstOrDefault(each => each.Address is { } address && Outbox.HashOf(address) == mail.AddressHash)
            ?? (recipients.All(each => each.Address is null) ? recipients[0] : null);
        return named is null && bounce.Tokens.Contains(mail.MessageId.Split('@')[0], StringComparer.Ordinal)
            ? new FailedRecipient(null, recipients[0].Failure.OfAnotherAddress())
            : named;
    }

    private async Task<BounceOutcome> RecordAsync(
        Notification mail, FailedRecipient failed, bool goesAgain, CancellationToken cancellation)
    {
        if (mail.State is NotificationState.CameBack)
        {
            return BounceOutcome.Known;
        }

        // One that waits after an attempt may have been taken, its answer lost.
        if (mail.State is not (NotificationState.Sending or NotificationState.Sent or NotificationState.InDoubt)
            && mail is not { State: NotificationState.Waiting, Attempts: > 0 })
        {
            return BounceOutcome.NotOurs;
        }

        await outcomes.CameBackAsync(mail, failed.Address, failed.Failure, goesAgain, cancellation);
        return BounceOutcome.Recorded;
    }

    private static MailFault? FaultOf(string? status) => status switch
    {
        NotifyStatus.Permanent => MailFault.Address,
        NotifyStatus.Temporary => MailFault.NotTakenForDays,
        NotifyStatus.Technical => MailFault.System,
        _ => null,
    };

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
