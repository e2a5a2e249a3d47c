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
    /// Reads a number in any spacing, with +44 or without the 0 that spreadsheets drop, as it is kept: digits with the leading 0,
    /// and an extension after "x". Ten or eleven digits begin with 01, 02, 03, 05, 07, 08 or 09; Childline's 0800 1111, 111, 999,
    /// 112 and 116 xxx are known too.
    /// </summary>
    public static bool TryParse(string text, out string telephone)
    {
        var (digits, extension) = Parse(text);
        telephone = extension is null ? digits ?? "" : $"{digits} x{extension}";
        return digits is not null;
    }

    /// <summary>020 7946 0123, 07700 900 123, 0800 1111. What is not a number we know is returned as it was, trimmed.</summary>
    public static string Format(string number)
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
        var dialled = IsShort(digits) ? digits : $"+44{digits[1..]}";
        return extension is null ? $"tel:{dialled}" : $"tel:{dialled};ext={extension}";
    }

    /// <summary>The numbers written in a text: whole ones that begin with 0, and the two short ones that this directory gives.</summary>
    public static IEnumerable<Match> FindIn(string text) => Written().Matches(text);

    private static (string? Digits, string? Extension) Parse(string text)
    {
        var match = Shape().Match(text.Length > Longest ? "" : text);
        if (!match.Success) return (null, null);
        var digits = string.Concat(match.Groups["number"].Value.Where(char.IsAsciiDigit));
        if (match.Groups["international"].Success || !IsShort(digits))
        {
            digits = digits.Length is 9 or 10 && digits[0] != '0' ? $"0{digits}" : digits;
            if (!Plan().IsMatch(digits)) return (null, null);
        }

        return (digits, match.Groups["extension"] is { Success: true, Value: var extension } ? extension : null);
    }

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
        @"^\s*(?<international>(\+|00)44\s*(\(0\)|0)?)?(?<number>[\d\s().-]+?)\s*((ext(ension)?\.?|x)\s*(?<extension>\d{1,6}))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Shape();

    [GeneratedRegex("^0(?:[1235789][0-9]{9}|[1358][0-9]{8})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Plan();

    [GeneratedRegex(
        @"(?<![\d/-])(0\d[\d ]{7,11}\d|999|111)(?![\d/-])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Written();
}
