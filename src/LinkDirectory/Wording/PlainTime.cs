namespace LinkDirectory.Wording;

/// <summary>Times of day as the NHS content guide writes them.</summary>
public static class PlainTime
{
    /// <summary>9am, 9:30am, midday, 5:15pm, midnight</summary>
    public static string Format(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "midday",
        (_, 0) => Clock(time, "%h"),
        _ => Clock(time, "h:mm"),
    };

    /// <summary>9am to 5pm</summary>
    public static string Between(TimeOnly from, TimeOnly until) => $"{Format(from)} to {Format(until)}";

    /// <summary>18 November 2026 at 10am, by clocks in England</summary>
    public static string WithDate(DateTimeOffset at) => $"{PlainDate.Format(at)} at {Format(TimeOnly.FromDateTime(London.TimeAt(at)))}";

    private static string Clock(TimeOnly time, string format) =>
        time.ToString(format, CultureInfo.InvariantCulture) + (time.Hour < 12 ? "am" : "pm");
}
