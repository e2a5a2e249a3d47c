using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Wording;

/// <summary>Whether somebody answers now, or when, in words and a colour.</summary>
/// <param name="Words">What the tag says.</param>
/// <param name="Then">What follows it, as in "until 5pm" or "opens Monday at 9am"; null where that is unknown.</param>
public sealed record OpeningWording(string Words, string? Then, string Colour)
{
    private const int DaysKnownByName = 6;

    public static OpeningWording From(OpeningState state, DateOnly today) => state switch
    {
        { MayBeClosed: true } => new("May be closed: ring to check", "it is a bank holiday", "yellow"),
        { IsOpen: null } => new("Hours not recorded", null, "grey"),
        { IsOpen: true, ClosesAt: { } closes } => new("Open now", $"until {When(closes, today)}", "green"),
        { IsOpen: true } => new("Open now", "day and night", "green"),
        { OpensAt: { } opens } => new("Closed now", $"opens {When(opens, today)}", "orange"),
        _ => new("Closed now", null, "orange"),
    };

    // Today's needs no day; this week's needs its name; later ones need the date.
    private static string When(DateTime at, DateOnly today)
    {
        var day = DateOnly.FromDateTime(at);
        var time = PlainTime.Format(TimeOnly.FromDateTime(at));
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => time,
            1 => $"tomorrow at {time}",
            <= DaysKnownByName => $"{at.DayOfWeek} at {time}",
            _ => $"on {PlainDate.Format(day)} at {time}",
        };
    }
}
