using System.Text.RegularExpressions;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// Opening hours as one line: <c>Mon-Fri 09:00-17:00; Sat 10:00-12:00 term time</c>. Days are names or their first three
/// letters, alone, as a range or with commas; <c>daily</c> is all seven; <c>24/7</c> is all day, every day. A period that
/// closes at or before its opening runs past midnight. <c>bank holidays 10:00-14:00</c> or <c>bank holidays closed</c> says
/// what takes the place of the weekday's hours on a bank holiday.
/// </summary>
public static partial class HoursText
{
    private const int MinutesADay = 24 * 60;
    private const int DaysAWeek = 7;
    private const int LongestPeriod = 120;
    private const string ClosedOnBankHolidays = "bank holidays closed";

    /// <param name="parts">The periods.</param>
    /// <param name="hours">Receives them.</param>
    /// <returns>What is wrong and what to do; null where all of them were read.</returns>
    public static string? TryParse(IReadOnlyList<string> parts, out IReadOnlyList<OpeningPeriod> hours)
    {
        var read = new List<OpeningPeriod>();
        hours = read;
        foreach (var part in parts)
        {
            if (TryParse(part, out var period) is { } problem)
            {
                return problem;
            }

            read.Add(period!);
        }

        return null;
    }

    /// <summary>
    /// Reads a period whose days are known; one for bank holidays has none, and is closed where it opens and closes at once.
    /// </summary>
    /// <returns>What is wrong and what to do; null where it was read.</returns>
    public static string? TryRead(
        EnumSet<Weekday> days, bool bankHolidays, string opens, string closes, bool termTimeOnly, out OpeningPeriod? period)
    {
        period = null;
        if (days.IsEmpty != bankHolidays
            || (bankHolidays && termTimeOnly)
            || Minute(opens) is not { } opensMinute
            || opensMinute == MinutesADay
            || Minute(closes) is not { } closesMinute)
        {
            return Advice($"{(bankHolidays ? "bank holidays" : Days(days))} {opens}-{closes}");
        }

        var isClosed = bankHolidays && opensMinute == closesMinute;
        period = new OpeningPeriod
        {
            Days = days,
            BankHolidays = bankHolidays,
            OpensMinute = isClosed ? 0 : opensMinute,
            ClosesMinute = isClosed ? 0 : closesMinute == 0 ? MinutesADay : closesMinute,
            TermTimeOnly = termTimeOnly,
        };
        return null;
    }

    /// <summary>The same notation, in one form: what was read from it is written to it.</summary>
    public static string? Write(IEnumerable<OpeningPeriod> hours, char separator = CellText.Semicolon) =>
        CellText.Join(hours.Select(Write), separator);

    private static string? TryParse(string part, out OpeningPeriod? period)
    {
        period = null;
        if (part == "24/7")
        {
            return TryRead(EnumSet<Weekday>.All, bankHolidays: false, "00:00", "24:00", termTimeOnly: false, out period);
        }

        if (part.Equals(ClosedOnBankHolidays, StringComparison.OrdinalIgnoreCase))
        {
            return TryRead(EnumSet<Weekday>.From(), bankHolidays: true, "00:00", "00:00", termTimeOnly: false, out period);
        }

        var match = Period().Match(part.Length > LongestPeriod ? "" : part);
        if (!match.Success)
        {
            return Advice(part);
        }

        var bankHolidays = match.Groups["bank"].Success;
        if ((bankHolidays ? EnumSet<Weekday>.From() : Days(match.Groups["days"].Value)) is not { } days)
        {
            return $"'{match.Groups["days"].Value}' are not days. Write them as Mon-Fri, as Mon,Wed,Fri or as daily.";
        }

        var (opens, closes) = (match.Groups["opens"].Value, match.Groups["closes"].Value);
        return TryRead(days, bankHolidays, opens, closes, match.Groups["term"].Success, out period) is null ? null : Advice(part);
    }

    private static string Advice(string part) =>
        $"'{part}' is not days and hours. Write them as Mon-Fri 09:00-17:00, with a semicolon between several; all day is 24/7.";

    private static string Write(OpeningPeriod period) => period switch
    {
        { Days.Count: DaysAWeek, OpensMinute: 0, ClosesMinute: MinutesADay, TermTimeOnly: false } => "24/7",
        { IsClosed: true } => ClosedOnBankHolidays,
        _ => $"{(period.BankHolidays ? "bank holidays" : Days(period.Days))} {Time(period.OpensMinute)}-{Time(period.ClosesMinute)}"
            + (period.TermTimeOnly ? " term time" : ""),
    };

    private static int? Minute(string text)
    {
        var parts = text.Split(':', '.');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && minute < 60 && (hour * 60) + minute <= MinutesADay
                ? (hour * 60) + minute
                : null;
    }

    private static EnumSet<Weekday>? Days(string text)
    {
        if (text.Equals("daily", StringComparison.OrdinalIgnoreCase))
        {
            return EnumSet<Weekday>.All;
        }

        var days = new List<Weekday>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', '–');
            if (ends.Length > 2 || Day(ends[0]) is not { } first || Day(ends[^1]) is not { } last)
            {
                return null;
            }

            // Sat-Mon runs over the week's end.
            var length = (((int)last - (int)first + DaysAWeek) % DaysAWeek) + 1;
            days.AddRange(Enumerable.Range((int)first, length).Select(day => (Weekday)(day % DaysAWeek)));
        }

        return EnumSet<Weekday>.From(days);
    }

    private static Weekday? Day(string text) => text.Trim() is { Length: >= 3 } name
        ? Enum.GetValues<Weekday>().Where(day => day.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase)).Cast<Weekday?>()
            .FirstOrDefault()
        : null;

    private static string Days(EnumSet<Weekday> days)
    {
        var list = days.ToList();
        var isRange = list.Count > 2 && list[^1] - list[0] == list.Count - 1;
        return isRange ? $"{Short(list[0])}-{Short(list[^1])}" : string.Join(',', list.Select(Short));
    }

    private static string Short(Weekday day) => day.ToString()[..3];

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:D2}:{minute % 60:D2}");

    [GeneratedRegex(
        @"^((?<bank>bank\s+holidays?)|(?<days>[a-z]+(\s*[-–,]\s*[a-z]+)*))\s+(?<opens>\d{1,2}[:.]\d{2})\s*[-–]\s*"
        + @"(?<closes>\d{1,2}[:.]\d{2})(?<term>\s+\(?term[ -]?time( only)?\)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Period();
}
