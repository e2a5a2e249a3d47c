using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Imports;

/// <summary>
/// Telephone numbers of the United Kingdom as people type them, and as the directory keeps them: digits with the leading 0,
/// and an extension after "x".
/// </summary>
public static partial class UkTelephone
{
    // Far longer than any number with its spaces and extension: not worth reading. It also bounds the patterns' work, which a
    // time limit would not do on a busy machine without failing good numbers.
    private const int Longest = 40;

    /// <summary>
    /// Reads a number in any spacing, with +44 or without the 0 that spreadsheets drop. By Ofcom's National Telephone
    /// Numbering Plan ten or eleven digits begin with 01, 02, 03, 05, 07, 08 or 09; Childline's 0800 1111, 111, 999, 112 and
    /// 116 xxx are known too.
    /// </summary>
    public static bool TryParse(string text, out string telephone)
    {
        telephone = "";
        var match = Shape().Match(text.Length > Longest ? "" : text);
        if (!match.Success)
        {
            return false;
        }

        var digits = string.Concat(match.Groups["number"].Value.Where(char.IsAsciiDigit));
        var international = match.Groups["international"].Success;
        if (!international && IsShort(digits))
        {
            telephone = digits;
            return true;
        }

        if (digits.Length is 9 or 10 && digits[0] != '0')
        {
            digits = "0" + digits;
        }

        if (!Plan().IsMatch(digits))
        {
            return false;
        }

        telephone = match.Groups["extension"] is { Success: true, Value: var extension } ? $"{digits} x{extension}" : digits;
        return true;
    }

    private static bool IsShort(string digits) => digits is "111" or "112" or "999" or "08001111"
        || (digits.Length == 6 && digits.StartsWith("116", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*(?<international>(\+|00)44\s*(\(0\)|0)?)?(?<number>[\d\s().-]+?)\s*((ext(ension)?\.?|x)\s*(?<extension>\d{1,6}))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout.Infinite)]
    private static partial Regex Shape();

    [GeneratedRegex("^0(?:[1235789][0-9]{9}|[1358][0-9]{8})$", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Plan();
}
