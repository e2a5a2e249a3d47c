
namespace LinkDirectory.Features.Organisations;

/// <summary>
/// Whether hours include an instant, by the clock on the wall in England. A period belongs to the day on which it opens,
/// also for the part that runs past midnight; one for term time only is closed on that day if it is in a school holiday.
/// On a bank holiday the hours for bank holidays apply; a service without them may be closed, unless it never closes.
/// </summary>
public static class OpeningHours
{
    private const int DayMinutes = 24 * 60;
    private const int DaysAWeek = 7;

    /// <summary>Null where no hours are known, and where it may be closed for a bank holiday: that is neither open nor closed.</summary>
    public static bool? IsOpen(IReadOnlyCollection<OpeningPeriod> hours, DateTimeOffset at, SchoolTerms terms)
    {
        if (hours.Count == 0)
        {
            return null;
        }

        var local = London.TimeAt(at);
        var today = DateOnly.FromDateTime(local);
        var minute = (local.Hour * 60) + local.Minute;
        var (now, night) = (On(hours, today, terms), On(hours, today.AddDays(-1), terms));
        if ((now ?? []).Exists(h => Includes(h, minute)) || (night ?? []).Exists(h => Includes(h, minute + DayMinutes)))
        {
            return true;
        }

        var mayBeOpen = now is null
            || (night is null && Usual(hours, today.AddDays(-1), terms).Exists(h => Includes(h, minute + DayMinutes)));
        return mayBeOpen ? null : false;
    }

    /// <summary>The periods that open on a day; null on a bank holiday on which the service may be closed.</summary>
    internal static List<OpeningPeriod>? On(IReadOnlyCollection<OpeningPeriod> hours, DateOnly day, SchoolTerms terms)
    {
        var usual = Usual(hours, day, terms);
        if (!terms.BankHolidays.Include(day))
        {
            return usual;
        }

        if (hours.Any(h => h.BankHolidays))
        {
            return [.. hours.Where(h => h is { BankHolidays: true, IsClosed: false })];
        }

        var isClosedAnyway = !terms.IsTerm(day) && hours.All(h => h.TermTimeOnly);
        return isClosedAnyway || NeverCloses(hours) ? usual : null;
    }

    private static List<OpeningPeriod> Usual(IReadOnlyCollection<OpeningPeriod> hours, DateOnly day, SchoolTerms terms) =>
        [.. hours.Where(h => !h.BankHolidays && h.Days.Contains(WeekdayOf(day)) && (!h.TermTimeOnly || terms.IsTerm(day)))];

    private static bool NeverCloses(IReadOnlyCollection<OpeningPeriod> hours) => hours
        .Where(h => !h.TermTimeOnly && h.ClosesMinute - h.OpensMinute is 0 or DayMinutes)
        .SelectMany(h => h.Days).Distinct().Count() == DaysAWeek;

    /// <param name="minute">Minutes after the midnight with which the period's day begins.</param>
    private static bool Includes(OpeningPeriod period, int minute)
    {
        var closes = period.ClosesMinute <= period.OpensMinute ? period.ClosesMinute + DayMinutes : period.ClosesMinute;
        return minute >= period.OpensMinute && minute < closes;
    }

    private static Weekday WeekdayOf(DateOnly day) => (Weekday)(((int)day.DayOfWeek + 6) % DaysAWeek);
}
