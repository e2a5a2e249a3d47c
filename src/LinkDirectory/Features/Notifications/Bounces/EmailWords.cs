using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>Finds email addresses in what mail servers write.</summary>
internal static partial class EmailWords
{
    private const int Most = 50;

    /// <summary>The addresses in a text, each in every form that it may have had when it was written to.</summary>
    public static IEnumerable<string> In(string text) =>
        Address().Matches(text).Take(Most).Select(match => match.Value.TrimEnd('.')).SelectMany(Forms).Distinct(StringComparer.Ordinal);

    // A report may write "+" as "+2B" (RFC 3461), and a domain's letters outside the English alphabet as "xn--".
    private static IEnumerable<string> Forms(string address)
    {
        yield return address;
        yield return Hex().Replace(address, code => $"{(char)Convert.ToByte(code.Value[1..], 16)}");
        var at = address.LastIndexOf('@');
        if (address.Contains("xn--", StringComparison.OrdinalIgnoreCase) && Unicode(address[(at + 1)..]) is { } domain)
        {
            yield return $"{address[..at]}@{domain}";
        }
    }

    private static string? Unicode(string domain)
    {
        try
        {
            return new IdnMapping().GetUnicode(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""[^\s<>"'`()\[\];:,|=]{1,100}@[^\s<>"'`()\[\];:,|=@/]{1,250}""", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex("[+](?:2[0-9A-F]|3D)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hex();
}
