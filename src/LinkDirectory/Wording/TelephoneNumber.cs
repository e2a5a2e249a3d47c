using System.Text.RegularExpressions;

namespace LinkDirectory.Wording;

/// <summary>
/// Telephone numbers of the United Kingdom: as people type them, as the directory keeps them, grouped for reading aloud, and as a
/// <c>tel:</c> address for tapping. They follow Ofcom's National Telephone Numbering Plan.
/// </summary>
public static partial class TelephoneNumber
{
    // Far longer than any number with its spaces and extension: not worth reading. It also bounds the patterns' work, which a
    // time limit would not do on a busy machine without failing good numbers.
    private const int Longest = 40;

    /// <summary>
    /// Reads a number in any spacing, with 44 before it or without the 0 that spreadsheets drop, as it is kept: digits with the
    /// leading 0, and after them an extension as in "x204" or a choice of the menu as in "option 2". Ten or eleven digits begin with
    /// 01, 02, 03, 05, 07, 08 or 09; Childline's 0800 1111, 111, 999, 112 and 116 xxx are known too.
    /// </summary>
    public static bool TryParse(string text, out string telephone)
    {
        var (digits, extension, option) = Parse(text);
        telephone = (digits, extension, option) switch
        {
            (null, _, _) => "",
            (_, { } inner, _) => $"{digits} x{inner}",
            (_, _, { } choice) => $"{digits} option {choice}",
            _ => digits,
        };
        return digits is not null;
    }

    /// <summary>
    /// Reads the number that a text begins with, where it says more: a second number, or a remark.
    /// </summary>
    /// <param name="rest">What is left out, to tell the person who wrote it; empty where the text is one number alone.</param>
    public static bool TryParse(string text, out string telephone, out string rest)
    {
        rest = "";
        if (TryParse(text, out telephone))
        {
            return true;
        }

        // The longest beginning that is a number, so that an extension or a choice stays with it.
        foreach (var cut in Cuts().Matches(text).Reverse())
        {
            if (TryParse(text[..cut.Index], out telephone))
            {
                rest = text[cut.Index..].TrimStart(' ', '\t', '\r', '\n', ',', ';', ':', '/', '|', '&', '-', '–', '—', '·', '•');
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a spreadsheet has shortened a number to a power of ten, as in 4.4770E+11: its last digits are lost.</summary>
    public static bool IsShortened(string text) => Shortened().IsMatch(text);

    /// <summary>020 7946 0123, 07700 900 123, 0800 1111. What is not a number we know is returned as it was, trimmed.</summary>
    public static string Format(string number)
    {
        var (digits, extension, option) = Parse(number);
        return digits is null ? number.Trim()
            : extension is not null ? $"{Grouped(digits)} extension {extension}"
            : option is not null ? $"{Grouped(digits)}, option {option}"
            : Grouped(digits);
    }

    /// <summary>tel:+442079460123, tel:999; null where there is nothing to ring.</summary>
    public static string? Address(string number)
    {
        var (digits, extension, _) = Parse(number);
        if (digits is null) return null;
        // Short codes such as 111 and 116 123, and Childline's 0800 1111, are not reached through +44.
        var dialled = IsShort(digits) ? digits : $"+44{digits[1..]}";
        return extension is null ? $"tel:{dialled}" : $"tel:{dialled};ext={extension}";
    }

    /// <summary>The numbers written in a text: whole ones that begin with 0, and the two short ones that this directory gives.</summary>
    public static IEnumerable<Match> FindIn(string text) => Written().Matches(text);

    private static (string? Digits, string? Extension, string? Option) Parse(string text)
    {
        var match = Shape().Match(text.Length > Longest ? "" : PlainDigits(InvisibleText.Remove(text)));
        if (!match.Success) return (null, null, null);
        var digits = string.Concat(match.Groups["number"].Value.Where(char.IsAsciiDigit));
        if (match.Groups["international"].Success || !IsShort(digits))
        {
            digits = digits.Length is 9 or 10 && digits[0] != '0' ? $"0{digits}" : digits;
            if (!Plan().IsMatch(digits)) return (null, null, null);
        }

        return (digits, Given("extension"), Given("option"));

        string? Given(string group) => match.Groups[group] is { Success: true, Value: var value } ? value : null;
    }

    // Digits of any script, and the wide plus that comes with them.
    private static string PlainDigits(string text) => Ascii.IsValid(text) ? text : string.Concat(text.Select(letter =>
        char.IsDigit(letter) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)) : letter is '＋' ? '+' : letter));

    private static bool IsShort(string digits) =>
        digits is "111" or "112" or "999" or "08001111" || (digits.Length == 6 && digits.StartsWith("116", StringComparison.Ordinal));

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

    [GeneratedRegex(
        """
        ^[\s'"=☎📞📱]*
        ((tel|telephone|phone|ph|mob|mobile|t|m|direct(\s(line|dial))?|ddi|landline|office|school|work|home|nhs|call|ring)\b
        \s*[:.]?\s*((no|number|num)\b\s*[:.]?\s*)?)?
        (?<international>(\(?(\+|00)44\)?\s*(\(0\)|0)?)
        |44(?=[\s.\-\u2010-\u2015]*(\(?0\)?)?([\s.\-\u2010-\u2015]*\d){9,10}\s*(\D|$))\s*(\(0\)|0)?)?
        (?<number>[\d\s()._\-\u2010-\u2015\u2212]+)
        [\s,]*\(?\s*(((ext(ension)?|extn)\s*((no|number)\b)?\s*[.:\-]?|ex\b\.?|x|\#)\s*(?<extension>\d{1,6})
        |((then|and|press|choose|select)\s+)*((opt(ion)?)\s*[.:]?|(?<=press\s+))\s*(?<option>\d{1,2}))?\s*\)?[\s'"?*]*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Shape();

    // Where a second number or a remark may begin.
    [GeneratedRegex(@"\s*([/;,:(\[|&·•\r\n]|\s[-–—]\s)|\s+(?=\p{L}|(\+|0)(\s*\d){8})",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Cuts();

    [GeneratedRegex(@"^\s*\d([.,]\d+)?E\+\d{1,2}\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Shortened();

    [GeneratedRegex("^0(?:[1235789][0-9]{9}|[1358][0-9]{8})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Plan();

    [GeneratedRegex(
        @"(?<![\d/-])(0\d[\d ]{7,11}\d|999|111)(?![\d/-])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Written();
}
