using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Benchmarks.England;

/// <summary>A made-up service by its number.</summary>
internal static class MadeUpService
{
    // Of some five kilometres, with 200 corners.
    private const double DrawnDegrees = 0.06;
    private const int CornersOfAQuarter = 50;

    /// <summary>One in so many takes children from anywhere, in a directory of one England.</summary>
    public const int AnywhereAmong = 250;

    private static readonly string Words = string.Concat(Enumerable.Repeat("It listens, advises and treats. ", 10));

    /// <param name="number">Its key in the database too.</param>
    /// <param name="at">A school that stands where the service is.</param>
    /// <param name="times">How many Englands there are.</param>
    public static Service Of(int number, int providerId, School at, int times, DateOnly today)
    {
        var kind = (ServiceKind)(number / 10 % Enum.GetValues<ServiceKind>().Length);
        var service = new Service
        {
            Id = number,
            Reference = $"service-{number}",
            ProviderId = providerId,
            Name = $"Young People {kind} {number}",
            Kind = kind,
            Status = number % 33 == 0 ? ServiceStatus.PausedToReferrals : ServiceStatus.Open,
            Description = Words,
            Criteria = Words[..160],
            ThriveGroups = EnumSet<ThriveGroup>.All,
            Needs = number % 3 == 0 ? EnumSet<Need>.All : EnumSet<Need>.From(Need.Anxiety, (Need)(number % 19), (Need)(number * 7 % 19)),
            MinimumAge = number % 4 == 0 ? 11 : 5,
            MaximumAge = number % 5 == 0 ? 25 : 18,
            Asks = EnumSet<Ask>.All,
            AcceptsReferralsFrom = EnumSet<ReferrerKind>.All,
            Urgencies = EnumSet<Urgency>.From(Urgency.Routine, Urgency.Urgent),
            ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.Email, ReferralMethod.Telephone),
            Delivery = EnumSet<Delivery>.All,
            Audience = EnumSet<Audience>.All,
            Requires = ["A name", "A reason"],
            Telephone = $"01632{960_000 + (number % 1000)}",
            UrgentTelephone = $"01632{961_000 + (number % 1000)}",
            Email = $"referrals@service{number}.example",
            Website = new Uri($"https://service{number}.example"),
            VerifyBy = today.AddDays((number % 400) - 100),
            LastVerifiedAt = new DateTimeOffset(today.AddDays(-90), new TimeOnly(9, 0), TimeSpan.Zero),
        };
        service.Locations.Add(new ServiceLocation
        {
            Name = "Clinic",
            Street = "1 High Street",
            Town = at.Town,
            Postcode = at.Postcode,
            Latitude = at.Latitude,
            Longitude = at.Longitude,
        });
        service.Hours.Add(Hours(Weekday.Monday, Weekday.Thursday, 9 * 60, 17 * 60));
        service.Hours.Add(Hours(Weekday.Friday, Weekday.Friday, 9 * 60, 16 * 60));
        Catch(service, at.Location!.Value, times);
        return service;
    }

    private static OpeningPeriod Hours(Weekday from, Weekday until, int opens, int closes) => new()
    {
        Days = EnumSet<Weekday>.From(Enumerable.Range((int)from, until - from + 1).Select(day => (Weekday)day)),
        OpensMinute = opens,
        ClosesMinute = closes,
    };

    // Of ten, seven take an authority's children, one a board's, one those within a drawn boundary, and one those of sixty named schools;
    // twenty in all take children from anywhere. MadeUpServices adds areas and schools.
    private static void Catch(Service service, Point at, int times)
    {
        if (service.Id % (AnywhereAmong * times) == 0)
        {
            return;
        }

        service.CatchmentBasis = EnumSet<EligibilityBasis>.From((service.Id % 10) switch
        {
            7 => EligibilityBasis.GpPractice,
            9 => EligibilityBasis.School,
            _ => EligibilityBasis.HomeAddress,
        });
        if (service.Id % 10 == 8)
        {
            var circle = new NetTopologySuite.Geometries.Point(at.Longitude, at.Latitude).Buffer(DrawnDegrees, CornersOfAQuarter);
            var box = circle.EnvelopeInternal;
            service.CatchmentBoundary = circle.AsBinary();
            (service.CatchmentMinLongitude, service.CatchmentMaxLongitude) = (box.MinX, box.MaxX);
            (service.CatchmentMinLatitude, service.CatchmentMaxLatitude) = (box.MinY, box.MaxY);
        }
    }
}
