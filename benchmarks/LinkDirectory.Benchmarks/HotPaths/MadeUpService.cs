using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>A made-up service by its number.</summary>
internal static class MadeUpService
{
    private const double BoxDegrees = 0.1;

    private static readonly string Words = string.Concat(Enumerable.Repeat("It listens, advises and treats. ", 10));

    /// <param name="areas">Those that a catchment may be.</param>
    /// <param name="schools">Those that a catchment may name.</param>
    public static Service Of(int number, int providerId, Point at, IReadOnlyList<Area> areas, IReadOnlyList<School> schools)
    {
        var service = new Service
        {
            Reference = $"service-{number}",
            ProviderId = providerId,
            Name = $"Service {number} for children",
            Kind = (ServiceKind)(number % Enum.GetValues<ServiceKind>().Length),
            Status = number % 33 == 0 ? ServiceStatus.PausedToReferrals : ServiceStatus.Open,
            Description = Words,
            Criteria = Words[..160],
            Needs = number % 3 == 0 ? EnumSet<Need>.All : EnumSet<Need>.From(Need.Anxiety, (Need)(number % 19), (Need)(number * 7 % 19)),
            MinimumAge = number % 4 == 0 ? 11 : 5,
            MaximumAge = number % 5 == 0 ? 25 : 18,
            Asks = EnumSet<Ask>.All,
            AcceptsReferralsFrom = EnumSet<ReferrerKind>.All,
            Urgencies = EnumSet<Urgency>.From(Urgency.Routine, Urgency.Urgent),
            ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.Email, ReferralMethod.Telephone),
            Telephone = $"01632{960_000 + (number % 1000)}",
            UrgentTelephone = $"01632{961_000 + (number % 1000)}",
            Email = $"referrals@service{number}.example",
            Website = new Uri($"https://service{number}.example"),
            VerifyBy = new DateOnly(2027, 3, 31),
            LastVerifiedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero),
        };
        service.Locations.Add(new ServiceLocation { Street = "1 High Street", Town = "Elmton", Latitude = at.Latitude, Longitude = at.Longitude });
        service.Hours.Add(Hours(Weekday.Monday, Weekday.Thursday, 9 * 60, 17 * 60));
        service.Hours.Add(Hours(Weekday.Friday, Weekday.Friday, 9 * 60, 16 * 60));
        Catch(service, number, at, areas, schools);
        return service;
    }

    private static OpeningPeriod Hours(Weekday from, Weekday until, int opens, int closes) => new()
    {
        Days = EnumSet<Weekday>.From(Enumerable.Range((int)from, until - from + 1).Select(day => (Weekday)day)),
        OpensMinute = opens,
        ClosesMinute = closes,
    };

    // Six in ten by council, two by integrated care board, one by twenty named schools, one by a drawn boundary; one in five hundred takes
    // children from anywhere.
    private static void Catch(Service service, int number, Point at, IReadOnlyList<Area> areas, IReadOnlyList<School> schools)
    {
        service.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress);
        switch (number % 10)
        {
            case 0 when number % 500 == 0:
                service.CatchmentBasis = default;
                break;
            case < 6:
                service.CatchmentAreas.Add(Around(AreaKind.LocalAuthority));
                break;
            case < 8:
                service.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.GpPractice);
                service.CatchmentAreas.Add(Around(AreaKind.IntegratedCareBoard));
                break;
            case 8:
                service.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.School);
                service.CatchmentSchools.AddRange(schools.Skip(number % 450).Take(20));
                break;
            default:
                var (south, west) = (at.Latitude - BoxDegrees, at.Longitude - BoxDegrees);
                service.CatchmentBoundary = MadeUpEngland.Box(south, south + (2 * BoxDegrees), west, west + (2 * BoxDegrees));
                (service.CatchmentMinLatitude, service.CatchmentMaxLatitude) = (south, south + (2 * BoxDegrees));
                (service.CatchmentMinLongitude, service.CatchmentMaxLongitude) = (west, west + (2 * BoxDegrees));
                break;
        }

        Area Around(AreaKind kind) => areas.First(a => a.Kind == kind && a.MinLatitude <= at.Latitude && a.MaxLatitude >= at.Latitude
            && a.MinLongitude <= at.Longitude && a.MaxLongitude >= at.Longitude);
    }
}
