using System.Text.RegularExpressions;
using MimeKit;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>A recipient whom a mail will never reach.</summary>
/// <param name="Address">Null where the report does not say. Personal data.</param>
internal sealed record FailedRecipient(string? Address, MailFailure Failure);

/// <summary>A report that a mail, perhaps one of ours, could not be delivered.</summary>
/// <param name="MessageIds">Without brackets; the mail's own and those that it is said to answer.</param>
/// <param name="Tokens">From the address that the report came to, or that the mail was to be returned to.</param>
internal sealed partial record Bounce(
    IReadOnlyList<string> MessageIds, IReadOnlyList<string> Tokens, IReadOnlyList<FailedRecipient> Recipients)
{
    /// <summary>Whether nothing was sent at all, so that the mail goes again by itself.</summary>
    public bool GoesAgain { get; init; }

    private const int MostIds = 50;
    private const int MostRecipients = 50;

    // Where a mail server writes whom it delivered to; the last is of the returned mail.
    private static readonly string[] Places =
        ["To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "X-Rcpt-To", "Return-Path"];

    /// <summary>Reads what mail servers send back. Null where the mail tells of no failure for good.</summary>
    public static Bounce? Read(MimeMessage mail)
    {
        var mails = ReportParts.MailsIn(mail);
        foreach (var each in mails)
        {
            var report = StatusReport.Read(each);
            if ((report is null ? PlainReport.Read(each) : report.Failed) is { Count: > 0 } failed)
            {
                return new Bounce(
                    [.. Ids(mails, report).Distinct(StringComparer.Ordinal).Take(MostIds)],
                    [.. mails.SelectMany(TokensOf).Distinct(StringComparer.Ordinal).Take(MostIds)],
                    [.. failed.Take(MostRecipients)]);
            }
        }

        return null;
    }

    private static IEnumerable<string> Ids(IReadOnlyList<ReportMail> mails, StatusReport? report) =>
        (report?.MessageIds ?? []).Concat(mails.SelectMany(mail => new[]
        {
            mail.Mail.Headers[HeaderId.MessageId], mail.Mail.Headers[HeaderId.InReplyTo], mail.Mail.Headers[HeaderId.References],
        })).SelectMany(header => (header ?? "").Split(' ', '\t', ',').Select(id => id.Trim('<', '>', ' ', '\r', '\n')))
        .Concat(mails.SelectMany(mail => MessageId().Matches(mail.Text).Take(MostIds).Select(id => id.Groups["id"].Value)))
        .Where(id => id.Contains('@', StringComparison.Ordinal) && id.Length <= 250);

    private static IEnumerable<string> TokensOf(ReportMail mail) =>
        mail.Mail.Headers.Where(header => Places.Contains(header.Field, StringComparer.OrdinalIgnoreCase))
            .SelectMany(header => ReturnAddress.TokensIn(header.Value))
            .Concat(ReturnPath().Matches(mail.Text).Take(MostIds).SelectMany(line => ReturnAddress.TokensIn(line.Value)));

    [GeneratedRegex(@"message-id:\s*<?(?<id>[^\s<>@]{1,200}@[^\s<>@]{1,200})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MessageId();

    [GeneratedRegex("return-path:.{0,300}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReturnPath();
}
