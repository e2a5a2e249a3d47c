using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding;

/// <summary>A service that has to do with the child, and all that the rules need to know of it.</summary>
/// <param name="Link">The school's with it, unless it ended.</param>
/// <param name="DistanceMetres">Metres from the place to its nearest location; null if it has none.</param>
/// <param name="OpenNow">Whether it is open now; null if its hours are not known, or if it may be closed for a bank holiday.</param>
internal sealed record Candidate(
    Service Service, Link? Link, CatchmentFacts Facts, CatchmentVerdict Catchment, double? DistanceMetres, bool? OpenNow)
{
    /// <summary>
    /// A link that is under review was agreed and still holds until it is ended; one that is only proposed does not yet.
    /// </summary>
    public bool AgreedLink => Link?.Status is LinkStatus.Agreed or LinkStatus.UnderReview;

    public FoundBy FoundBy => AgreedLink ? FoundBy.AgreedLink : Catchment.Covers ? FoundBy.Catchment : FoundBy.Distance;

    /// <summary>The catchment takes in the place itself, whatever decides.</summary>
    public bool CoversPlace => Facts.Basis.IsEmpty || Facts.CoversPlace || Facts.NamesThisSchool;

    public bool CoversHome => Facts.Basis.IsEmpty || Facts.CoversHome;

    public bool IsCrisisTeam => Service.Kind == ServiceKind.CrisisTeam;

    /// <summary>Why it does not take this child; empty where it does. A crisis team's catchment rules nobody out.</summary>
    public IReadOnlyList<string> Failures(Situation situation, ReferrerKind? referrer)
    {
        var failures = EligibilityRules.Failures(Service, situation, referrer);
        return Catchment.Failure is { } outside && !IsCrisisTeam ? [.. failures, outside] : failures;
    }

    /// <summary>
    /// A crisis team outside whose catchment the child seems to be stays, to be confirmed on the basis that it goes by; where
    /// only the school decides there is nothing to confirm, and the reasons say whom it is for.
    /// </summary>
    public RouteCertainty Certainty => Catchment.Certainty
        ?? (Facts.Basis.Contains(EligibilityBasis.HomeAddress) ? RouteCertainty.ConfirmHome
            : Facts.Basis.Contains(EligibilityBasis.GpPractice) ? RouteCertainty.ConfirmPractice
            : RouteCertainty.Fits);
}
