using System.Globalization;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Web.Text;

/// <summary>A service's figures and hours, as people say them.</summary>
public static class ServiceWords
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

        var rounded = Math.Round(weeks, MidpointRounding.AwayFromZero);
        var said = rounded switch
        {
            0 => "less than a week",
            1 => "about a week",
            _ => string.Create(CultureInfo.InvariantCulture, $"about {rounded:0} weeks"),
        };
        return service.WaitAsOf is { } asOf ? $"{said}, as of {PlainDate.Month(asOf)}" : said;
    }

    /// <summary>Each line's days and its hours: "Monday to Friday", "9am to 5pm, in term time".</summary>
    public static IEnumerable<(string Days, string Hours)> Hours(Service service) => service.Hours
        .OrderBy(h => h.Days.Select(d => (int)d).DefaultIfEmpty(Days).First()).ThenBy(h => h.OpensMinute).ThenBy(h => h.Id)
        .Select(h => (Of(h.Days), Of(h)));

    /// <summary>"Monday to Friday", "Monday, Tuesday and Thursday", "Every day".</summary>
    public static string Of(EnumSet<Weekday> days)
    {
        var list = days.ToList();
        var run = list.Count > 2 && list[^1] - list[0] == list.Count - 1;
        return list switch
        {
            [] => "No day",
            { Count: Days } => "Every day",
            _ when run => $"{list[0]} to {list[^1]}",
            [var only] => only.ToString(),
            _ => $"{string.Join(", ", list.SkipLast(1))} and {list[^1]}",
        };
    }

    /// <summary>One sentence of several phrases: capitals within it are lowered, but for abbreviations.</summary>
    public static string Sentence(IEnumerable<string> phrases) =>
        Capital.Of(PlainWords.List(phrases.Select(phrase =>
            phrase.Length > 1 && char.IsLower(phrase[1]) ? char.ToLowerInvariant(phrase[0]) + phrase[1..] : phrase)));

    private static string Of(OpeningPeriod period)
    {
        var allDay = period.OpensMinute == 0 && period.ClosesMinute == DayMinutes;
        var hours = allDay ? "all day and night" : PlainTime.Between(At(period.OpensMinute), At(period.ClosesMinute));
        var overnight = !allDay && period.ClosesMinute <= period.OpensMinute ? " the next day" : "";
        return $"{hours}{overnight}{(period.TermTimeOnly ? ", in term time" : "")}";
    }

    private static TimeOnly At(int minute) => new(minute % DayMinutes / 60, minute % 60);
}
