using System.Text.RegularExpressions;

namespace LinkDirectory.Web.Text;

/// <summary>
/// United Kingdom telephone numbers grouped for reading aloud, and as a <c>tel:</c> address for tapping. Grouping follows
/// Ofcom's National Telephone Numbering Plan: two-, three- and four-digit area codes after the 0.
/// </summary>
public static partial class TelephoneNumber
{
    /// <summary>020 7946 0123, 07700 900 123, 0800 1111. What is not a number we know is returned as it was, trimmed.</summary>
    public static string Group(string number)
    {
        var (digits, extension) = Parse(number);
        if (digits is null) return number.Trim();
        return extension is null ? Grouped(digits) : $"{Grouped(digits)} extension {extension}";
    }

    /// <summary>tel:+442079460123, tel:999; null where there is nothing to ring.</summary>
    public static string? Address(string number)
    {
        var (digits, extension) = Parse(number);
        if (digits is null) return null;
        // Short codes such as 111 and 116 123, and Childline's 0800 1111, are not reached through +44.
        var dialled = digits[0] == '0' && digits.Length >= 10 ? $"+44{digits[1..]}" : digits;
        return extension is null ? $"tel:{dialled}" : $"tel:{dialled};ext={extension}";
    }

    /// <summary>The numbers written in a text: whole ones that begin with 0, and the two short ones that this directory gives.</summary>
    public static IEnumerable<Match> FindIn(string text) => Written().Matches(text);

    private static (string? Digits, string? Extension) Parse(string number)
    {
        var match = Number().Match(number);
        if (!match.Success) return (null, null);
        var digits = string.Concat(match.Groups["number"].Value.Where(char.IsAsciiDigit));
        if (match.Groups["international"].Success) digits = "0" + digits;
        var known = digits is ['0', >= '1', ..] ? digits.Length is >= 8 and <= 11 : digits.Length is >= 3 and <= 6;
        var extension = match.Groups["extension"];
        return known ? (digits, extension.Success ? extension.Value : null) : (null, null);
    }

    private static string Grouped(string digits) => digits switch
    {
        { Length: 6 } => Split(digits, 3, 3),
        { Length: < 8 } => digits,
        { Length: 8 } => Split(digits, 4, 4),
        ['0', '2', ..] when digits.Length == 11 => Split(digits, 3, 4, 4),
        ['0', '1', '1', ..] or ['0', '1', _, '1', ..] when digits.Length == 11 => Split(digits, 4, 3, 4),
        ['0', '3' or '8' or '9' or '5', ..] => digits.Length == 11 ? Split(digits, 4, 3, 4) : Split(digits, 4, 3, 3),
        { Length: 11 } => Split(digits, 5, 3, 3),
        _ => Split(digits, 5, digits.Length - 5),
    };

    private static string Split(string digits, params ReadOnlySpan<int> sizes)
    {
        var groups = new List<string>(sizes.Length);
        var at = 0;
        foreach (var size in sizes)
        {
            groups.Add(digits.Substring(at, size));
            at += size;
        }
        return string.Join(' ', groups);
    }

    [GeneratedRegex(@"^\s*(?<international>(\+|00)44\s*(\(0\)|0)?)?(?<number>[\d\s().-]+?)\s*((ext(ension)?\.?|x)\s*(?<extension>\d{1,6}))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![\d/-])(0\d[\d ]{7,11}\d|999|111)(?![\d/-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Written();
}
