using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Finding.GraphQL;

/// <summary>What is known about the child, and who is referring. Used only to answer; never stored or logged.</summary>
/// <param name="Age">The child's age in years, 0 to 25.</param>
/// <param name="Needs">What help is needed with; empty if nothing particular is known.</param>
/// <param name="Urgency">How soon help is needed.</param>
/// <param name="Ask">Advice for the school, or support for the child.</param>
/// <param name="Referrer">Who is referring; worked out from the school by default.</param>
/// <param name="Home">Where the child lives.</param>
/// <param name="PracticeOdsCode">The ODS code of the child's GP practice.</param>
/// <param name="At">When help is wanted; now by default.</param>
public sealed record SituationInput(
    int Age,
    IReadOnlyList<Need> Needs,
    Urgency Urgency = Urgency.Routine,
    Ask Ask = Ask.Support,
    ReferrerKind? Referrer = null,
    [property: Sensitive] PlaceInput? Home = null,
    string? PracticeOdsCode = null,
    DateTimeOffset? At = null)
{
    internal Situation Situation() => new(Age, EnumSet<Need>.From(Needs))
    {
        Urgency = Urgency,
        Ask = Ask,
        Referrer = Referrer,
        Home = Home?.Reference(),
        PracticeOdsCode = PracticeOdsCode,
        At = At,
    };

    /// <summary>Says nothing, so that no log can hold a child's situation.</summary>
    public override string ToString() => nameof(SituationInput);
}
