using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Notifications;

/// <summary>
/// The address that one mail is returned to. It holds the local part of the mail's Message-ID, which nobody can guess, so that a
/// report is known to be of that mail even where a relay has given it another Message-ID.
/// </summary>
internal static partial class ReturnAddress
{
    /// <param name="mailbox">As in bounces@directory.example.</param>
    public static string Of(string mailbox, string messageId)
    {
        var at = mailbox.LastIndexOf('@');
        return $"{mailbox[..at]}+{messageId.Split('@')[0]}{mailbox[at..]}";
    }

    /// <summary>The tokens of the addresses in a header. Servers on the way may change their case or put something before them.</summary>
    public static IEnumerable<string> TokensIn(string header) => Token().Matches(header).Select(token => token.Value.ToLowerInvariant());

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?=@)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
