using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>Why a route is in the answer, what to check first, and what to do if nobody answers. No person is named.</summary>
internal static class RouteReasons
{
    /// <param name="referrer">Null where it is not known who refers.</param>
    /// <param name="doors">What the route's card shows.</param>
    public static IReadOnlyList<string> Create(
        Candidate candidate, Place? place, Situation situation, ReferrerKind? referrer, PointOfContact? contact, RouteDoors doors,
        DateOnly today) =>
    [
        Why(candidate, place),
        Fit(candidate.Service, situation),
        .. Checks(candidate, referrer),
        .. Way(candidate.Service, doors),
        .. Hours(candidate, situation, doors),
        .. ContactChoice.Reasons(candidate.Service, contact, doors, today, EmergencyRule.CrisisFirst(situation) || candidate.IsCrisisTeam),
        .. Record(candidate.Service, today),
    ];

    private static string Why(Candidate candidate, Place? place) => candidate switch
    {
        { AgreedLink: true, Link: { } link } when place?.School is { } school && link.SchoolId != school.Id =>
            $"{link.School.Name}, which {place.Label} followed, had an agreed link with it: check that it still holds",
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
            var whom = Phrases.List(candidate.Service.AcceptsReferralsFrom.Select(from => from.InSentence()));
            yield return candidate.Service.NeedsNoReferral ? $"Check that it is open to you: it is for {whom}"
                : $"Check that it takes referrals from you: it takes them from {whom}";
        }
    }

    private static IEnumerable<string> Way(Service service, RouteDoors doors)
    {
        if (doors.IsNowhere)
        {
            yield return RouteDoors.Nowhere;
        }
        else if (doors.SinglePoint is { } single)
        {
            yield return service.IsOnlyThroughSinglePoint
                ? $"Refer through its single point of access, {RouteDoors.Describe(single)}"
                : $"It can also be reached through its single point of access, {RouteDoors.Describe(single)}";
        }
    }

    private static string Closed(Service service, Situation situation, RouteDoors doors) =>
        EmergencyRule.CrisisFirst(situation) ? $"Closed now: do not wait, {EmergencyWords.CallNhs111}"
        : situation.Urgency != Urgency.Routine ? $"Closed now: if it cannot wait, {EmergencyWords.CallNhs111}"
        : service.NeedsNoReferral ? "Closed now: it needs no referral, so get in touch when it opens"
        : service.IsOnlyThroughSinglePoint ? "Closed now: it is reached through its single point of access"
        : doors.TakesWriting(service) ? "Closed now: refer in writing, and it is read when the service opens"
        : doors.Telephone is not null ? "Closed now: ring when it opens"
        : "Closed now: get in touch when it opens";

    private static IEnumerable<string> Hours(Candidate candidate, Situation situation, RouteDoors doors)
    {
        yield return candidate.OpenNow switch
        {
            true => "Open now",
            null when candidate.Service.Hours.Count > 0 => doors.Telephone is null
                ? "May be closed for the bank holiday" : "May be closed for the bank holiday: ring to check",
            null => "Its opening hours are not recorded",
            false => Closed(candidate.Service, situation, doors),
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
