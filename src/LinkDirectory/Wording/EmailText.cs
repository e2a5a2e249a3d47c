using System.Net.Mail;
using System.Text.RegularExpressions;

namespace LinkDirectory.Wording;

/// <summary>Addresses of mail, as they are typed and as they are compared.</summary>
public static partial class EmailText
{
    public const int Longest = 254;

    /// <summary>As it is compared: trimmed, upper case.</summary>
    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    /// <summary>
    /// Reads an address as people paste it: after "mailto:", with a name before it, a full stop or semicolon behind it, or a curly
    /// apostrophe in it.
    /// </summary>
    /// <param name="address">In lower case.</param>
    /// <param name="rest">The name beside the address, which is left out; empty for an address alone.</param>
    public static bool TryParse(string text, out string address, out string rest)
    {
        var bare = Plain(text);
        rest = "";
        if (bare.IndexOf('<', StringComparison.Ordinal) is >= 0 and var start && bare.TrimEnd('>', '.', ';', ',', ' ').LastIndexOf('>') < 0)
        {
            (rest, bare) = (bare[..start].Trim(' ', '"'), bare[(start + 1)..].TrimEnd('>', '.', ';', ',', ' '));
        }

        else if (Beside().Match(bare) is { Success: true } beside)
        {
            rest = $"{beside.Groups["before"].Value.Trim()} {beside.Groups["after"].Value}".Trim();
            bare = beside.Groups["address"].Value;
        }

        bare = Label().Replace(bare, "");
        bare = bare.IndexOf('?', StringComparison.Ordinal) is > 0 and var query ? bare[..query] : bare;
        address = bare.TrimEnd('.', ';', ',').Trim().ToLowerInvariant();
        return IsAddress(address);
    }

    // One kind of apostrophe, hyphen and space; the quotation marks that a spreadsheet or a program put around it are not of the address.
    private static string Plain(string text) => string.Concat(InvisibleText.Remove(text).Select(letter =>
        letter is '’' or '‘' ? '\'' : letter is '＠' ? '@' : letter is '…' ? ' '
        : char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation ? '-' : char.IsWhiteSpace(letter) ? ' ' : letter))
        .Trim().Trim('\'', '"').Trim();

    // "Ann Lee (ann@…)" and "ann@… (mornings)", where one address alone is written. Not "Ann lee@…", which may lack a full stop.
    [GeneratedRegex(
        @"^(?<before>[^@()\[\]]*)[(\[](?<address>[^\s@()\[\]<>,;]+@[^\s@()\[\]<>,;]+)[)\]]$"
        + @"|^(?<address>[^\s@()\[\]<>,;]+@[^\s@()\[\]<>,;]+)(?<after>\s+[(\[-][^@]*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Beside();

    [GeneratedRegex(@"^(mailto:|e-?mail\s*:|e\s*:)\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    /// <summary>What is wrong with a text that is no address, and what to do.</summary>
    public static string Advice(string text) =>
        TryParse(text.Replace(',', '.'), out var meant, out _) ? $"This is not one email address. Did you mean {meant}?"
            : "This is not one email address. Write it as name@organisation.example, without a name beside it.";

    /// <summary>
    /// Whether mail could be sent there: one bare address of at most 254 characters, without a space or what
    /// is not seen, and with a dot in its domain.
    /// </summary>
    public static bool IsAddress(string text) =>
        text.Length <= Longest
            && MailAddress.TryCreate(text, out var address)
            && string.Equals(address.Address, text, StringComparison.Ordinal)
            && address.Host.Contains('.', StringComparison.Ordinal)
            && !text.Any(char.IsWhiteSpace)
            && InvisibleText.IsPlainLine(text);
}
