namespace LinkDirectory;

/// <summary>The day and hour in England, whatever the server's own time zone.</summary>
public static class London
{
    public static TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateTime TimeAt(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZone).DateTime;

    public static DateOnly DayAt(DateTimeOffset at) => DateOnly.FromDateTime(TimeAt(at));

    public static DateOnly? DayAt(DateTimeOffset? at) => at is { } known ? DayAt(known) : null;

    public static DateOnly Today(TimeProvider clock) => DayAt(clock.GetUtcNow());
}
