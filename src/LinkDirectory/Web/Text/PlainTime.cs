using System.Globalization;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Web.Text;

/// <summary>Times of day as the NHS content guide writes them.</summary>
public static class PlainTime
{
    /// <summary>9am, 9:30am, midday, 5:15pm, midnight</summary>
    public static string Of(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "midday",
        (_, 0) => Clock(time, "%h"),
        _ => Clock(time, "h:mm"),
    };

    /// <summary>9am to 5pm</summary>
    public static string Between(TimeOnly from, TimeOnly until) => $"{Of(from)} to {Of(until)}";

    /// <summary>18 November 2026 at 10am, as clocks in England say</summary>
    public static string WithDate(DateTimeOffset at)
    {
        var there = London.TimeAt(at);
        return $"{PlainDate.Of(DateOnly.FromDateTime(there))} at {Of(TimeOnly.FromDateTime(there))}";
    }

    private static string Clock(TimeOnly time, string format) =>
        time.ToString(format, CultureInfo.InvariantCulture) + (time.Hour < 12 ? "am" : "pm");
}
