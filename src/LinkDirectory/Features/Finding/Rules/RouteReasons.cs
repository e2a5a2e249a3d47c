using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>Why a route is in the answer, what to check first, and what to do if nobody answers. No person is named.</summary>
internal static class RouteReasons
{
    /// <param name="referrer">Null where it is not known who refers.</param>
    public static IReadOnlyList<string> Create(
        Candidate candidate, Place? place, Situation situation, ReferrerKind? referrer, PointOfContact? contact, DateOnly today) =>
    [
        Why(candidate, place),
        Fit(candidate.Service, situation),
        .. Checks(candidate, referrer),
        .. Hours(candidate, situation),
        .. ContactChoice.Reasons(candidate.Service, contact, today),
        .. Record(candidate.Service, today),
    ];

    private static string Why(Candidate candidate, Place? place) => candidate switch
    {
        { AgreedLink: true, Link.Status: LinkStatus.UnderReview } => $"{place?.Label} has an agreed link with it, which is being reviewed",
        { AgreedLink: true } => $"{place?.Label} has an agreed link with it",
        { Facts.Basis.IsEmpty: true } => "Takes children from anywhere",
        { Catchment.Covers: true, Facts.CoversHome: true } => "Covers where the child lives",
        { Catchment.Covers: true, CoversPlace: true, Facts.Standing: { } ground } => $"Covers {place?.Label}, which is {ground}",
        { Catchment.Covers: true, CoversPlace: true } => $"Covers {place?.Label}",
        { Catchment.Covers: true } => "Covers the child's GP practice",
        { DistanceMetres: { } metres } => $"{PlainNumber.Distance(metres)} from {place?.Label}",
        _ => $"Its catchment is near {place?.Label}",
    };

    private static string Fit(Service service, Situation situation)
    {
        var ages = $"Takes {service.AgeRange.InSentence()}";
        return situation.Needs.IsEmpty ? ages : $"{ages}, with {Phrases.List(situation.Needs.Select(need => need.InSentence()))}";
    }

    private static IEnumerable<string> Checks(Candidate candidate, ReferrerKind? referrer)
    {
        if (candidate.Catchment.Check is { } check)
        {
            yield return check;
        }

        if (candidate.Catchment.Failure is not null)
        {
            yield return $"Usually for {CatchmentRule.Takes(candidate.Facts)}: ring all the same if there is a crisis";
        }

        if (referrer is null && !candidate.IsCrisisTeam && !candidate.Service.AcceptsReferralsFrom.IsEmpty)
        {
            yield return "Check that it takes referrals from you: it takes them from "
                + $"{Phrases.List(candidate.Service.AcceptsReferralsFrom.Select(from => from.InSentence()))}";
        }
    }

    private static IEnumerable<string> Hours(Candidate candidate, Situation situation)
    {
        yield return candidate.OpenNow switch
        {
            true => "Open now",
            null when candidate.Service.Hours.Count > 0 => "May be closed for the bank holiday: ring to check",
            null => "Its opening hours are not recorded",
            false when situation.Urgency != Urgency.Routine || EmergencyRule.CrisisFirst(situation) =>
                $"Closed now: if it cannot wait, {EmergencyWords.CallNhs111}",
            false when candidate.Service.ReferralMethods.Any(
                m => m is ReferralMethod.LinkDirectory or ReferralMethod.Email or ReferralMethod.OnlineForm) =>
                "Closed now: refer in writing, and it is read when the service opens",
            false => "Closed now: ring when it opens",
        };
        var hours = candidate.Service.Hours;
        if (hours.Exists(h => h.TermTimeOnly))
        {
            yield return hours.TrueForAll(h => h.TermTimeOnly) ? "Open in term time only" : "Some of its hours are in term time only";
        }
    }

    private static IEnumerable<string> Record(Service service, DateOnly today)
    {
        if (CurrencyRule.Evaluate(service, today) == Currency.Overdue)
        {
            yield return "The service's details were last confirmed on "
                + $"{PlainDate.Format(service.LastVerifiedAt!.Value)}: check them before you rely on "
                + "them";
        }
    }
}
