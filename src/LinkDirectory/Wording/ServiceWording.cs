using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Wording;

/// <summary>A service's wait and hours, as people say them.</summary>
public static class ServiceWording
{
    private const int DayMinutes = 24 * 60;
    private const int Days = 7;

    /// <summary>"about 14 weeks, as of October 2026"; null where it is not recorded.</summary>
    public static string? Wait(Service service)
    {
        if (service.WaitWeeks is not { } weeks)
        {
            return null;
        }

        var wait = Math.Round(weeks, MidpointRounding.AwayFromZero) switch
        {
            0 => "less than a week",
            1 => "about a week",
            var rounded => string.Create(CultureInfo.InvariantCulture, $"about {rounded:0} weeks"),
        };
        return service.WaitAsOf is { } asOf ? $"{wait}, as of {PlainDate.Month(asOf)}" : wait;
    }

    /// <summary>Each line's days and its hours: "Monday to Friday", "9am to 5pm, in term time".</summary>
    public static IEnumerable<(string Days, string Hours)> Hours(Service service) => service.Hours
        .OrderBy(h => h.Days.Select(d => (int)d).DefaultIfEmpty(Days).First()).ThenBy(h => h.OpensMinute).ThenBy(h => h.Id)
        .Select(h => (h.BankHolidays ? "Bank holidays" : DaysInWords(h.Days), HoursInWords(h)));

    /// <summary>Where else to turn, a sentence; null where there is neither.</summary>
    public static string? Instead(string? mailbox, string? telephone) => (mailbox, telephone) switch
    {
        ({ } email, { } number) => $"Write to {email} or ring {TelephoneNumber.Format(number)} instead.",
        ({ } email, null) => $"Write to {email} instead.",
        (null, { } number) => $"Ring {TelephoneNumber.Format(number)} instead.",
        _ => null,
    };

    /// <summary>"Monday to Friday", "Monday, Tuesday and Thursday", "Every day".</summary>
    private static string DaysInWords(EnumSet<Weekday> days)
    {
        var list = days.ToList();
        var run = list.Count > 2 && list[^1] - list[0] == list.Count - 1;
        return list switch
        {
            [] => "No day",
            { Count: Days } => "Every day",
            _ when run => $"{list[0]} to {list[^1]}",
            _ => Phrases.List(list.Select(day => day.ToString())),
        };
    }

    private static string HoursInWords(OpeningPeriod period)
    {
        if (period.IsClosed)
        {
            return "closed";
        }

        var allDay = period.OpensMinute == 0 && period.ClosesMinute == DayMinutes;
        var hours = allDay ? "all day and night" : PlainTime.Between(At(period.OpensMinute), At(period.ClosesMinute));
        var overnight = !allDay && period.ClosesMinute <= period.OpensMinute ? " the next day" : "";
        return $"{hours}{overnight}{(period.TermTimeOnly ? ", in term time" : "")}";
    }

    private static TimeOnly At(int minute) => new(minute % DayMinutes / 60, minute % 60);
}
