
namespace LinkDirectory.Features.Organisations;

/// <summary>
/// Whether hours include an instant, by the clock on the wall in England. A period belongs to the day on which it opens,
/// also for the part that runs past midnight; one for term time only is closed on that day if it is in a school holiday.
/// </summary>
public static class OpeningHours
{
    private const int DayMinutes = 24 * 60;

    /// <summary>Null where no hours are known: that is neither open nor closed.</summary>
    public static bool? IsOpen(IReadOnlyCollection<OpeningPeriod> hours, DateTimeOffset at, SchoolTerms terms)
    {
        if (hours.Count == 0)
        {
            return null;
        }

        var local = London.TimeAt(at);
        var today = DateOnly.FromDateTime(local);
        var minute = (local.Hour * 60) + local.Minute;
        return hours.Any(h => Includes(h, today, minute, terms) || Includes(h, today.AddDays(-1), minute + DayMinutes, terms));
    }

    /// <param name="minute">Minutes after the midnight with which the day begins.</param>
    private static bool Includes(OpeningPeriod period, DateOnly day, int minute, SchoolTerms terms)
    {
        var closes = period.ClosesMinute <= period.OpensMinute ? period.ClosesMinute + DayMinutes : period.ClosesMinute;
        return OpensOn(period, day, terms) && minute >= period.OpensMinute && minute < closes;
    }

    /// <summary>Whether the period opens on that day.</summary>
    internal static bool OpensOn(OpeningPeriod period, DateOnly day, SchoolTerms terms) =>
        period.Days.Contains(WeekdayOf(day)) && (!period.TermTimeOnly || terms.IsTerm(day));

    private static Weekday WeekdayOf(DateOnly day) => (Weekday)(((int)day.DayOfWeek + 6) % 7);
}
