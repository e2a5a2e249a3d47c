using System.Text.RegularExpressions;
using MimeKit;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>What a delivery status notification (RFC 3464) says of each recipient.</summary>
/// <param name="Failed">Those that the mail will never reach.</param>
/// <param name="MessageIds">Of the mail, where the report names it.</param>
internal sealed partial record StatusReport(IReadOnlyList<FailedRecipient> Failed, IReadOnlyList<string?> MessageIds)
{
    private const int MostGroups = 50;

    /// <returns>Null where the mail has no such report, neither as a part nor within its text.</returns>
    public static StatusReport? Read(ReportMail mail)
    {
        var groups = (mail.Statuses.Count > 0 ? mail.Statuses : InText(mail.Text)).SelectMany(status => status.StatusGroups)
            .Take(MostGroups).ToList();
        if (!groups.Any(Tells))
        {
            return null;
        }

        return new StatusReport(
            [.. groups.Where(IsFailure).SelectMany(group => Recipients(group, groups))],
            [.. groups.Select(group => group["Original-Message-ID"])]);
    }

    // Some servers send the fields as plain text, or divide the parts by another line than they announced.
    private static IReadOnlyList<MessageDeliveryStatus> InText(string text) => Fields().Match(text) is { Success: true } fields
        ? [new MessageDeliveryStatus { Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(text[fields.Index..]))) }] : [];

    private static bool Tells(HeaderList group) => group.Contains("Action") || group.Contains("Status");

    // What failed is over, whatever its code: 4.4.7 says that a server has given up. Any other action means that it goes on trying, or
    // that it succeeded.
    private static bool IsFailure(HeaderList group) => FirstWord(group["Action"]) switch
    {
        "failed" => true,
        "" => FirstWord(group["Status"]).StartsWith("5.", StringComparison.Ordinal),
        _ => false,
    };

    // The original recipient is the one we wrote to; the final one is where the mail was forwarded. Some servers put an empty line
    // between a recipient and what became of it.
    private static IEnumerable<FailedRecipient> Recipients(HeaderList group, IReadOnlyList<HeaderList> groups)
    {
        var failure = MailFaults.Read(group["Diagnostic-Code"] ?? "", FirstWord(group["Status"]));
        var said = Said(group).DefaultIfEmpty().ToList();
        return (said[0] is null ? groups.Where(other => !Tells(other)).SelectMany(Said).DefaultIfEmpty() : said)
            .Select(address => new FailedRecipient(address, failure));
    }

    private static IEnumerable<string?> Said(HeaderList group) =>
        new[] { group["Original-Recipient"], group["Final-Recipient"] }.OfType<string>().SelectMany(EmailWords.In);

    private static string FirstWord(string? value) => (value ?? "").Trim().Split(' ', '(', ';')[0].ToLower(CultureInfo.InvariantCulture);

    [GeneratedRegex("^(Reporting-MTA|Final-Recipient|Original-Recipient|Action):",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fields();
}
