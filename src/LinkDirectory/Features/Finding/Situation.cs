using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding;

/// <summary>What is known about the child, and who is referring. Used only to answer; never stored or logged.</summary>
/// <param name="Age">Years, <see cref="YoungestAge"/> to <see cref="OldestAge"/>.</param>
/// <param name="Needs">Every one must be served; empty where nothing particular is named.</param>
public sealed record Situation(int Age, EnumSet<Need> Needs)
{
    /// <summary>The youngest age that can be asked about.</summary>
    public const int YoungestAge = 0;

    /// <summary>
    /// The oldest: services for children and young people run to 25 (NHS Long Term Plan, section 3.29; SEND code of practice).
    /// </summary>
    public const int OldestAge = 25;

    public Urgency Urgency { get; init; } = Urgency.Routine;

    internal bool SaysItCanWait => Urgency == Urgency.Routine;

    public Ask Ask { get; init; } = Ask.Support;

    /// <summary>Who refers; derived from the school where it is not given.</summary>
    public ReferrerKind? Referrer { get; init; }

    /// <summary>Where the child lives.</summary>
    public PlaceReference? Home { get; init; }

    /// <summary>The ODS code of the child's GP practice.</summary>
    public string? PracticeOdsCode { get; init; }

    /// <summary>When it is asked for; now where it is not given.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The practice's code as it is kept, upper case without spaces; null where none is given.</summary>
    internal string? Practice => string.IsNullOrWhiteSpace(PracticeOdsCode) ? null : PracticeOdsCode.Trim().ToUpperInvariant();

    /// <summary>Says nothing, so that no log can hold a child's situation.</summary>
    public override string ToString() => nameof(Situation);
}
