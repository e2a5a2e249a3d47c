using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Imports;

/// <summary>
/// Days as people and spreadsheets write them: the year first, or the day first with the month as a number or a word, with a weekday
/// before it or a time behind it, and a spreadsheet's own number of days. The month is never taken to come first.
/// </summary>
public static partial class DateText
{
    // Far longer than any date. It bounds the patterns' work.
    private const int Longest = 60;

    private const RegexOptions Sensitive = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const RegexOptions Insensitive = Sensitive | RegexOptions.IgnoreCase;

    private const int EarliestYear = 1900;

    private const int LatestYear = 2100;

    private static readonly string[] Forms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d/M/yyyy", "d/M/yy", "d-M-yyyy", "d-M-yy", "d.M.yyyy", "d.M.yy",
        "d MMMM yyyy", "d MMM yyyy", "d MMMM yy", "d MMM yy", "MMMM d yyyy", "MMM d yyyy", "yyyyMMdd",
    ];

    private static readonly string[] Halves = ["MMMM yyyy", "MMM yyyy", "MMM yy", "yyyy-M", "M/yyyy", "yyyy"];

    private static readonly string[] WithoutYear = ["d MMMM", "d MMM", "d/M", "d.M"];

    private static readonly string[] MonthFirst = ["M/d/yyyy", "M-d-yyyy", "M/d/yy"];

    // Day 1 of a spreadsheet is 1 January 1900, and it believes that 1900 had a 29 February.
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <param name="advice">What is wrong and what to do; empty where it is a day.</param>
    public static bool TryParse(string text, out DateOnly date, out string advice)
    {
        advice = "";
        var plain = Plain(text.Length > Longest ? "" : text);
        if (!DateOnly.TryParseExact(plain, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            && !TryParseSerial(plain, out date))
        {
            advice = AdviceFor(plain);
        }
        else if (date.Year is < EarliestYear or > LatestYear)
        {
            advice = UnlikelyYear(date);
        }

        return advice.Length == 0;
    }

    /// <summary>What to say of a day in a year that cannot be meant.</summary>
    public static string UnlikelyYear(DateOnly date) =>
        $"The year {date.Year} cannot be right. Write the year in four digits, as in 2026-09-01.";

    // Without a weekday, "1st" as "1", hyphens beside a word and the time of day, which is the spreadsheet's midnight.
    private static string Plain(string text)
    {
        var plain = Weekday().Replace(PlainCharacters(text), "");
        plain = Time().Replace(plain, "");
        plain = Ordinal().Replace(plain, "${month}${day}");
        plain = Sept().Replace(plain, "Sep");
        plain = AroundSeparators().Replace(plain, "${separator}");
        return plain.Any(char.IsLetter) ? Gaps().Replace(plain, " ").Trim() : plain.Trim();
    }

    // Digits of any script and every kind of dash; nothing that is not seen.
    private static string PlainCharacters(string text) =>
        (Ascii.IsValid(text) ? text : string.Concat(InvisibleText.Remove(text).Select(letter =>
        char.IsDigit(letter) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter))
        : char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation ? '-'
        : letter is '／' ? '/' : letter))).Trim().TrimEnd('.', ',', ';');

    private static bool TryParseSerial(string text, out DateOnly date)
    {
        var isSerial = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            && days is >= 20_000 and < 80_000;
        date = isSerial ? DayZero.AddDays((int)days) : default;
        return isSerial;
    }

    private static string AdviceFor(string text) => text switch
    {
        _ when DateOnly.TryParseExact(text, Halves, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            "This is a month without its day. Write the day too, as in 2026-09-01.",
        _ when DateOnly.TryParseExact(text, MonthFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            "The month comes first here, so other days of this file may have been taken for another day. Write the day first, as in "
                + "01/09/2026, or the year first.",
        _ when DateOnly.TryParseExact(text, WithoutYear, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            "This is a day without its year. Write the year too, as in 2026-09-01.",
        _ => "This is not a date. Write the year first, as in 2026-09-01, or the day first, as in 01/09/2026.",
    };

    [GeneratedRegex("^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*[,.]?\\s+", Insensitive, Timeout.Infinite)]
    private static partial Regex Weekday();

    [GeneratedRegex("[T ]\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?\\s*(Z|[+-]\\d{2}:?\\d{2}|[AP]M)?$", Insensitive, Timeout.Infinite)]
    private static partial Regex Time();

    [GeneratedRegex("^(the\\s+)?(?<month>[a-z]{3,9}\\s+)?(?<day>\\d{1,2})((st|nd|rd|th)\\b(\\s+of\\b)?|\\s+of\\b)", Insensitive,
        Timeout.Infinite)]
    private static partial Regex Ordinal();

    [GeneratedRegex("\\s*(?<separator>[/.-])\\s*", Sensitive, Timeout.Infinite)]
    private static partial Regex AroundSeparators();

    [GeneratedRegex("\\bsept\\b", Insensitive, Timeout.Infinite)]
    private static partial Regex Sept();

    [GeneratedRegex("[\\s,./-]+", Sensitive, Timeout.Infinite)]
    private static partial Regex Gaps();
}
