using MimeKit;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>A report that a mail, perhaps one of ours, could not be delivered.</summary>
/// <param name="MessageIds">Without brackets; the mail's own and those that it is said to answer.</param>
/// <param name="Addresses">The addresses that it will never reach. Personal data.</param>
internal sealed record Bounce(IReadOnlyList<string> MessageIds, IReadOnlyList<string> Addresses)
{
    private const int MostGroups = 50;
    private const int MostIds = 20;
    private const int MostAddresses = 20;

    /// <summary>Reads a delivery status notification (RFC 3464). Null where the mail is not one, or reports no permanent failure.</summary>
    public static Bounce? Read(MimeMessage mail)
    {
        if (mail.Body is not MultipartReport report || report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status)
        {
            return null;
        }

        var groups = status.StatusGroups.Take(MostGroups).ToList();
        var failed = groups.Where(IsFailure).SelectMany(Recipients).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostAddresses).ToList();
        if (failed.Count == 0)
        {
            return null;
        }

        var returned = report.OfType<MessagePart>().Select(part => part.Message?.Headers[HeaderId.MessageId]);
        var ids = groups.Select(group => group["Original-Message-ID"]).Concat(returned)
            .Append(mail.Headers[HeaderId.InReplyTo]).Append(mail.Headers[HeaderId.References]);
        return new Bounce([.. ids.SelectMany(Ids).Distinct(StringComparer.Ordinal).Take(MostIds)], failed);
    }

    // The action "delayed", or a status that begins with 4, means that the mail server goes on trying.
    private static bool IsFailure(HeaderList group) =>
        FirstWord(group["Action"]) == "failed" && FirstWord(group["Status"]).StartsWith("5.", StringComparison.Ordinal);

    // The original recipient is the one we wrote to; the final one is where the mail was forwarded.
    private static IEnumerable<string> Recipients(HeaderList group) =>
        new[] { group["Original-Recipient"], group["Final-Recipient"] }
            .OfType<string>().Select(Address).Where(address => address.Length > 0);

    private static string FirstWord(string? value) => (value ?? "").Trim().Split(' ', '(', ';')[0].ToLower(CultureInfo.InvariantCulture);

    // As in "rfc822; lead@school.example"; some servers add comments and brackets.
    private static string Address(string value) =>
        value[(value.IndexOf(';', StringComparison.Ordinal) + 1)..].Split('(')[0].Trim().TrimStart('<').TrimEnd('>');

    private static IEnumerable<string> Ids(string? header) => (header ?? "").Split(' ', '\t', ',')
        .Select(id => id.Trim('<', '>', ' ')).Where(id => id.Contains('@', StringComparison.Ordinal) && id.Length <= 250);
}
