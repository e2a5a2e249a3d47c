namespace LinkDirectory.Wording;

/// <summary>Dates as people say them.</summary>
public static class PlainDate
{
    /// <summary>3 December 2026</summary>
    public static string Format(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>3 December 2026, the day that it was in England.</summary>
    public static string Format(DateTimeOffset at) => Format(London.DayAt(at));

    /// <summary>December 2026</summary>
    public static string Month(DateOnly date) => date.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>2026-12-03, for a <c>time</c> element.</summary>
    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
