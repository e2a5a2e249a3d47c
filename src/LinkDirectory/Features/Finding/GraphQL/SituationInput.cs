using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Finding.GraphQL;

/// <summary>What is known about the child and who refers. Used to answer, never stored or logged.</summary>
/// <param name="Age">The child's age in years, 0 to 25.</param>
/// <param name="Needs">What help is needed with; empty where nothing particular is known.</param>
/// <param name="Urgency">How soon.</param>
/// <param name="Ask">Advice for the school, or support for the child.</param>
/// <param name="Referrer">Who refers; derived from the school where it is left out.</param>
/// <param name="Home">Where the child lives.</param>
/// <param name="PracticeOdsCode">The ODS code of the child's GP practice.</param>
/// <param name="At">When it is asked for; now where it is left out.</param>
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
    internal Situation Situation() => new(Age, EnumSet<Need>.Of(Needs))
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
