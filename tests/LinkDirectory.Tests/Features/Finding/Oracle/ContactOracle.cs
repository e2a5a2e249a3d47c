using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Finding.Oracle;

internal sealed record ExpectedRoute(int ServiceId, FoundBy FoundBy, RouteCertainty Certainty, bool? OpenNow, int? ContactId);

internal sealed record ExpectedRuledOut(int ServiceId, int Reasons, int? GoInsteadTo);

internal sealed record Expected(
    IReadOnlyList<ExpectedRoute> Routes, IReadOnlyList<ExpectedRuledOut> RuledOut, string? CrisisNumber, bool EmergencyFirst);

/// <summary>Answers by looking at every service, from the rules as they are written down and not as the application has them.</summary>
internal sealed class ContactOracle(RandomDirectory directory, DateOnly today)
{
    private sealed record Where(Point At, bool Approximate, School? School, HashSet<int> Areas);

    private sealed record Judged(Service Service, FoundBy FoundBy, RouteCertainty? Certainty, int Failures, bool? Open, double? Metres,
        PointOfContact? Contact, bool CoversPlace, bool CoversHome);

    public Expected Answer(PlaceReference placeReference, Situation situation)
    {
        var place = Find(placeReference);
        var home = situation.Home is null ? null : Find(situation.Home);
        var emergency = EmergencyFirst(situation);
        var crisisFirst = CrisisFirst(situation);

        var judged = directory.Services.Where(s => IsCandidate(s, place, home, situation))
            .Select(s => Judge(s, place, home, situation)).ToList();
        var fitting = judged.Where(j => j.Failures == 0)
            .OrderByDescending(j => crisisFirst && j.Service.Kind == ServiceKind.CrisisTeam)
            .ThenBy(j => situation.Needs.IsEmpty && j.Service.CatchmentBasis.IsEmpty && j.FoundBy != FoundBy.AgreedLink)
            .ThenBy(j => (int)j.FoundBy)
            .ThenBy(j => j.Open == true ? 0 : j.Open == null ? 1 : 2)
            .ThenBy(j => Order(j.Contact))
            .ThenBy(j => j.Metres ?? 1e9)
            .ThenBy(j => j.Service.Id)
            .ToList();
        var ruledOut = judged.Where(j => j.Failures > 0).Select(j => new ExpectedRuledOut(
            j.Service.Id,
            j.Failures,
            (fitting.FirstOrDefault(f => f.Service.Kind == j.Service.Kind) ?? fitting.FirstOrDefault())?.Service.Id));
        return new Expected(
            [.. fitting.Select(f => new ExpectedRoute(f.Service.Id, f.FoundBy, f.Certainty!.Value, f.Open, f.Contact?.Id))],
            [.. ruledOut.OrderBy(r => r.ServiceId)],
            CrisisNumber(judged, situation),
            emergency);
    }

    private Where? Find(PlaceReference reference)
    {
        if (reference.Urn is { } urn)
        {
            var school = directory.Schools.Single(s => s.Urn == urn);
            return new Where(school.Location!.Value, false, school, directory.AreasOf(school));
        }

        if (reference.Point is { } point)
        {
            return At(point, false);
        }

        return directory.Postcodes.TryGetValue(reference.Postcode!, out var exact) ? At(exact, false)
            : directory.OutwardCodes.TryGetValue(reference.Postcode!, out var centroid) ? At(centroid, true)
            : null;
    }

    private Where At(Point point, bool approximate) =>
        new(point, approximate, null, [.. directory.AreaGrounds.Where(g => g.Value.Holds(point)).Select(g => g.Key)]);

    private bool Covers(Service service, Where? where) => where is not null
        && (service.CatchmentAreas.Exists(a => where.Areas.Contains(a.Id))
            || (directory.DrawnGrounds.TryGetValue(service.Id, out var drawn) && drawn.Holds(where.At)));

    private static bool EmergencyFirst(Situation situation) =>
        situation.Urgency == Urgency.Emergency || situation.Needs.Contains(Need.SuicidalThoughts);

    private static bool CrisisFirst(Situation situation) => EmergencyFirst(situation)
        || (situation.Urgency == Urgency.Urgent && (situation.Needs.Contains(Need.SelfHarm) || situation.Needs.Contains(Need.Psychosis)));

    private static bool Names(Service service, Where? place) =>
        place?.School is { } school && service.CatchmentSchools.Exists(s => s.Id == school.Id);

    private Link? LinkOf(Service service, Where? place) => place?.School is not { } school ? null
        : directory.Links.Find(l => l.SchoolId == school.Id && l.ServiceId == service.Id && l.Status != LinkStatus.Ended);

    private bool IsCandidate(Service service, Where? place, Where? home, Situation situation)
    {
        var basis = service.CatchmentBasis;
        if (basis.IsEmpty || LinkOf(service, place) is not null || Names(service, place) || Covers(service, place) || Covers(service, home))
        {
            return true;
        }

        if (basis.Contains(EligibilityBasis.GpPractice)
            && situation.PracticeOdsCode is { } code
            && service.CatchmentPractices.Contains(code))
        {
            return true;
        }

        return place is not null && (Metres(service, place) <= 16_000 || Sides(service).Any(g => g.MetresToSide(place.At) <= 5_000));
    }

    private IEnumerable<Ground> Sides(Service service) =>
        service.CatchmentAreas.Where(a => directory.AreaGrounds.ContainsKey(a.Id)).Select(a => directory.AreaGrounds[a.Id])
        .Concat(directory.DrawnGrounds.TryGetValue(service.Id, out var drawn) ? [drawn] : []);

    private static double? Metres(Service service, Where place) =>
        service.Locations.Count == 0 ? null : service.Locations.Min(l => place.At.MetresTo(l.Location!.Value));

    private Judged Judge(Service service, Where? place, Where? home, Situation situation)
    {
        var link = LinkOf(service, place);
        var agreed = link is { Status: LinkStatus.Agreed or LinkStatus.UnderReview };
        var (certainty, covers) = Catchment(service, place, home, situation);
        var crisis = service.Kind == ServiceKind.CrisisTeam;
        var outside = certainty is null;
        if (outside && crisis)
        {
            certainty = service.CatchmentBasis.Contains(EligibilityBasis.HomeAddress) ? RouteCertainty.ConfirmHome
                : service.CatchmentBasis.Contains(EligibilityBasis.GpPractice) ? RouteCertainty.ConfirmPractice : RouteCertainty.Fits;
        }

        var referrer = situation.Referrer ?? (place?.School is { } school ? Referrer(school, situation.Age) : null);
        var calledFor = crisis && CrisisFirst(situation);
        var emergency = EmergencyFirst(situation);
        bool[] failures =
        [
            service.Status != ServiceStatus.Open,
            situation.Age < service.MinimumAge || situation.Age > service.MaximumAge,
            calledFor
                ? !situation.Needs.IsEmpty && !situation.Needs.Any(n => service.Needs.Contains(n))
                : situation.Needs.Any(n => !service.Needs.Contains(n)),
            !service.Asks.Contains(situation.Ask),
            !calledFor && !service.Urgencies.Contains(situation.Urgency)
                && !(situation.Urgency == Urgency.Routine && emergency && !service.Urgencies.IsEmpty),
            referrer is { } r && !crisis && !service.AcceptsReferralsFrom.Contains(r),
            outside && !crisis,
        ];
        var open = service.Hours.Count == 0 ? (bool?)null : service.Hours[0].Days.Contains(Weekday.Wednesday);
        return new Judged(
            service, agreed ? FoundBy.AgreedLink : covers ? FoundBy.Catchment : FoundBy.Distance, certainty, failures.Count(f => f), open,
            place is null ? null : Metres(service, place), Contact(service, agreed ? link : null),
            service.CatchmentBasis.IsEmpty || Covers(service, place) || Names(service, place),
            service.CatchmentBasis.IsEmpty || Covers(service, home));
    }

    private (RouteCertainty? Certainty, bool Covers) Catchment(Service service, Where? place, Where? home, Situation situation)
    {
        if (service.CatchmentBasis.IsEmpty)
        {
            return (RouteCertainty.Fits, true);
        }

        var results = new List<(RouteCertainty? Certainty, bool Covers)>();
        var hasGround = service.CatchmentAreas.Count > 0 || directory.DrawnGrounds.ContainsKey(service.Id);
        foreach (var basis in service.CatchmentBasis)
        {
            results.Add(basis switch
            {
                EligibilityBasis.HomeAddress => Home(service, place, home, hasGround),
                EligibilityBasis.GpPractice => Practice(service, place, home, hasGround, situation.PracticeOdsCode),
                _ => (Covers(service, place) || Names(service, place)) ? (RouteCertainty.Fits, true) : (null, false),
            });
        }

        return (results.Min(r => r.Certainty), results.Exists(r => r.Covers));
    }

    private (RouteCertainty?, bool) Home(Service service, Where? place, Where? home, bool hasGround)
    {
        if (!hasGround)
        {
            return (RouteCertainty.ConfirmHome, false);
        }

        if (home is null)
        {
            return (RouteCertainty.ConfirmHome, Covers(service, place));
        }

        if (Covers(service, home))
        {
            return (home.Approximate ? RouteCertainty.ConfirmHome : RouteCertainty.Fits, true);
        }

        var unmapped = service.CatchmentAreas.Exists(a => !directory.AreaGrounds.ContainsKey(a.Id));
        var close = home.Approximate && Sides(service).Any(g => g.MetresToSide(home.At) <= 10_000);
        return (unmapped || close ? RouteCertainty.ConfirmHome : null, false);
    }

    private (RouteCertainty?, bool) Practice(Service service, Where? place, Where? home, bool hasGround, string? code)
    {
        if (code is not null && service.CatchmentPractices.Contains(code))
        {
            return (RouteCertainty.Fits, true);
        }

        return code is not null && !hasGround && service.CatchmentPractices.Count > 0
            ? (null, false)
            : (RouteCertainty.ConfirmPractice, Covers(service, home ?? place));
    }

    private static ReferrerKind Referrer(School school, int age)
    {
        Dictionary<SettingKind, ReferrerKind> kinds = new()
        {
            [SettingKind.SpecialSchool] = ReferrerKind.SpecialSchool,
            [SettingKind.PupilReferralUnit] = ReferrerKind.PupilReferralUnit,
            [SettingKind.AlternativeProvision] = ReferrerKind.AlternativeProvision,
            [SettingKind.SixthFormCollege] = ReferrerKind.College,
            [SettingKind.FurtherEducationCollege] = ReferrerKind.College,
            [SettingKind.NurserySchool] = ReferrerKind.EarlyYears,
        };
        Dictionary<SchoolPhase, ReferrerKind> phases = new()
        {
            [SchoolPhase.Nursery] = ReferrerKind.EarlyYears,
            [SchoolPhase.Primary] = ReferrerKind.PrimarySchool,
            [SchoolPhase.MiddleDeemedPrimary] = ReferrerKind.PrimarySchool,
            [SchoolPhase.Secondary] = ReferrerKind.SecondarySchool,
            [SchoolPhase.MiddleDeemedSecondary] = ReferrerKind.SecondarySchool,
            [SchoolPhase.SixteenPlus] = ReferrerKind.College,
        };
        return kinds.TryGetValue(school.Kind, out var kind) ? kind
            : phases.TryGetValue(school.Phase, out var phase) ? phase
            : age < 11 ? ReferrerKind.PrimarySchool : ReferrerKind.SecondarySchool;
    }

    private PointOfContact? Contact(Service service, Link? agreed)
    {
        var own = directory.Contacts.Where(c => c.ServiceId == service.Id).ToList();
        List<ContactRole> roles =
        [
            ContactRole.CypmhsPointOfContact, ContactRole.SinglePointOfAccess, ContactRole.LinkWorker,
            ContactRole.MentalHealthSupportTeamLead, ContactRole.TeamManager,
        ];
        return own.Find(c => c.Id == agreed?.ServiceContactId)
            ?? own.OrderBy(Order).ThenBy(c => roles.Contains(c.Role) ? roles.IndexOf(c.Role) : 9).ThenBy(c => c.Id).FirstOrDefault();
    }

    private int Order(PointOfContact? contact) => contact switch
    {
        null => 4,
        { Holders.Count: 0 } or { UndeliverableSince: not null } => 4,
        _ => Order(contact.LastVerifiedAt, contact.VerifyBy),
    };

    private int Order(DateTimeOffset? verified, DateOnly? by) => verified is null ? 2 : by < today ? 3 : by <= today.AddDays(21) ? 1 : 0;

    private string? CrisisNumber(IEnumerable<Judged> judged, Situation situation) => judged
        .Where(j => j.Service is { Kind: ServiceKind.CrisisTeam, Status: ServiceStatus.Open, UrgentTelephone: not null })
        .Where(j => situation.Age >= j.Service.MinimumAge && situation.Age <= j.Service.MaximumAge && (j.CoversPlace || j.CoversHome))
        .OrderByDescending(j => j.CoversPlace)
        .ThenBy(j => j.Open == true ? 0 : j.Open == null ? 1 : 2)
        .ThenBy(j => j.Service.CatchmentBasis.IsEmpty)
        .ThenBy(j => Order(j.Service.LastVerifiedAt, j.Service.VerifyBy))
        .ThenBy(j => j.Metres ?? 1e9)
        .ThenBy(j => j.Service.Id)
        .FirstOrDefault()?.Service.UrgentTelephone;
}
