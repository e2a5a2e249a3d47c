using System.Globalization;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>What somebody says of a mail that came back: perhaps one of ours.</summary>
/// <param name="MessageIds">Without brackets; the mail's own and those that it is said to answer.</param>
/// <param name="Addresses">Whom it did not reach for good. Personal data.</param>
internal sealed record Bounce(IReadOnlyList<string> MessageIds, IReadOnlyList<string> Addresses)
{
    private const int MostIds = 20;
    private const int MostAddresses = 20;

    /// <summary>Reads a delivery status notification (RFC 3464). Null where it is none, or reports no failure for good.</summary>
    public static Bounce? Of(MimePart mail)
    {
        if (mail.Type != "multipart/report" || mail.All()
            .FirstOrDefault(part => part.Type is "message/delivery-status" or "message/global-delivery-status") is not { } status)
        {
            return null;
        }

        var groups = status.FieldGroups();
        var failed = groups.Where(IsFailure).SelectMany(Recipients).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostAddresses).ToList();
        if (failed.Count == 0)
        {
            return null;
        }

        var returned = mail.All()
            .Where(part => part.Type is "message/rfc822" or "message/global" or "text/rfc822-headers" or "message/global-headers")
            .SelectMany(part => part.Parts);
        var said = groups.SelectMany(group => group)
            .Where(field => field.Name.Equals("Original-Message-ID", StringComparison.OrdinalIgnoreCase)).Select(field => field.Value)
            .Concat(returned.Select(part => part.Header("Message-ID"))).Append(mail.Header("In-Reply-To"))
            .Append(mail.Header("References"));
        return new Bounce([.. said.SelectMany(Ids).Distinct(StringComparer.Ordinal).Take(MostIds)], failed);
    }

    // Failed for good: an action "delayed", or a status of 4, means that the mail server goes on trying.
    private static bool IsFailure(IReadOnlyList<(string Name, string Value)> group) =>
        Word(Field(group, "Action")) == "failed" && Word(Field(group, "Status")).StartsWith("5.", StringComparison.Ordinal);

    // Ours is the original one; the final one is where it was forwarded to.
    private static IEnumerable<string> Recipients(IReadOnlyList<(string Name, string Value)> group) =>
        new[] { Field(group, "Original-Recipient"), Field(group, "Final-Recipient") }.OfType<string>().Select(Address)
            .Where(address => address.Length > 0);

    private static string? Field(IReadOnlyList<(string Name, string Value)> group, string name) =>
        group.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string Word(string? value) => (value ?? "").Trim().Split(' ', '(', ';')[0].ToLower(CultureInfo.InvariantCulture);

    // As in "rfc822; lead@school.example", with comments and brackets as some servers write them.
    private static string Address(string value) =>
        value[(value.IndexOf(';', StringComparison.Ordinal) + 1)..].Split('(')[0].Trim().TrimStart('<').TrimEnd('>');

    private static IEnumerable<string> Ids(string? header) =>
        (header ?? "").Split(' ', '\t', ',').Select(id => id.Trim('<', '>', ' '))
            .Where(id => id.Contains('@', StringComparison.Ordinal) && id.Length <= 250);
}
