
namespace LinkDirectory.Features.Organisations;

/// <summary>Where a service is in its hours.</summary>
/// <param name="IsOpen">Whether it is open now; null if its hours are not known, or if it may be closed for a bank holiday.</param>
/// <param name="ClosesAt">When it closes, local time; null while closed, or where it does not close within a week.</param>
/// <param name="OpensAt">When it opens next, local time; null while open, or where it does not open within ten weeks.</param>
public sealed record OpeningState(bool? IsOpen, DateTime? ClosesAt, DateTime? OpensAt)
{
    public static OpeningState Unknown { get; } = new(null, null, null);

    public static OpeningState BankHoliday { get; } = new(null, null, null) { MayBeClosed = true };

    /// <summary>It is a bank holiday, and its hours do not say whether it opens on one.</summary>
    public bool MayBeClosed { get; private init; }
}

/// <summary>Says whether a service answers now, until when, and when it does next.</summary>
public sealed class OpeningTimes(SchoolTerms terms, TimeProvider clock)
{
    /// <summary>Longer than any school holiday, so that a service open in term time says when it is back.</summary>
    private const int DaysAhead = 70;

    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    public OpeningState StateOf(Service service)
    {
        var now = clock.GetUtcNow();
        return OpeningHours.IsOpen(service.Hours, now, terms) is null && service.Hours.Count > 0
            ? OpeningState.BankHoliday
            : StateOf(service.Hours, London.TimeAt(now));
    }

    private OpeningState StateOf(List<OpeningPeriod> hours, DateTime now)
    {
        if (hours.Count == 0)
        {
            return OpeningState.Unknown;
        }

        // Beginning yesterday, for a period that runs past midnight.
        var spans = Enumerable.Range(-1, DaysAhead).Select(days => DateOnly.FromDateTime(now).AddDays(days))
            .SelectMany(day => (OpeningHours.On(hours, day, terms) ?? []).Select(h => SpanOf(h, day)))
            .OrderBy(s => s.Opens).ThenBy(s => s.Closes).ToList();
        if (!spans.Exists(s => s.Opens <= now && now < s.Closes))
        {
            return new OpeningState(false, null, spans.Where(s => s.Opens > now).Select(s => (DateTime?)s.Opens).FirstOrDefault());
        }

        // What opens before the last has closed is the same stretch.
        var closes = now;
        foreach (var span in spans.Where(s => s.Closes > now).TakeWhile(s => s.Opens <= closes || s.Opens <= now))
        {
            closes = span.Closes > closes ? span.Closes : closes;
        }

        return new OpeningState(true, closes - now <= Soon ? closes : null, null);
    }

    private static (DateTime Opens, DateTime Closes) SpanOf(OpeningPeriod period, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var closes = midnight.AddMinutes(period.ClosesMinute);
        return (midnight.AddMinutes(period.OpensMinute), period.ClosesMinute <= period.OpensMinute ? closes.AddDays(1) : closes);
    }
}
