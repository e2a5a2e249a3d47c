namespace LinkDirectory.Tests.Support;

/// <summary>A clock that stands still until it is moved. It starts on a Wednesday in term, 10:00 in London.</summary>
public sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
