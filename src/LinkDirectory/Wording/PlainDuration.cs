namespace LinkDirectory.Wording;

/// <summary>Lengths of time as people say them.</summary>
public static class PlainDuration
{
    /// <summary>"one day", "7 days", "8 hours", "15 minutes": the largest unit that gives a whole number.</summary>
    public static string Format(TimeSpan length) => length switch
    {
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => Count(ticks / TimeSpan.TicksPerDay, "day"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => Count(ticks / TimeSpan.TicksPerHour, "hour"),
        _ => Count((long)Math.Ceiling(length.TotalMinutes), "minute"),
    };

    private static string Count(long number, string unit) => number == 1 ? $"one {unit}" : $"{number} {unit}s";
}
