using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Finding.Oracle;

/// <summary>A box of ground in degrees.</summary>
internal sealed record Ground(double South, double North, double West, double East)
{
    public bool Holds(Point p) => p.Latitude >= South && p.Latitude <= North && p.Longitude >= West && p.Longitude <= East;

    /// <summary>Metres to the nearest side, from inside or outside.</summary>
    public double MetresToSide(Point p)
    {
        if (!Holds(p))
        {
            return p.MetresTo(new Point(Math.Clamp(p.Latitude, South, North), Math.Clamp(p.Longitude, West, East)));
        }

        Point[] sides = [p with { Latitude = South }, p with { Latitude = North }, p with { Longitude = West },
            p with { Longitude = East }];
        return sides.Min(p.MetresTo);
    }
}

/// <summary>A directory made by a seed, kept in the database and beside it for the oracle to read.</summary>
internal sealed class RandomDirectory(int seed)
{
    private readonly Random random = new(seed);

    public Dictionary<int, Ground> AreaGrounds { get; } = [];

    public Dictionary<int, Ground> DrawnGrounds { get; } = [];

    public List<Area> Areas { get; } = [];

    public List<School> Schools { get; } = [];

    public List<Service> Services { get; } = [];

    public List<PointOfContact> Contacts { get; } = [];

    public List<Link> Links { get; } = [];

    public Dictionary<string, Point> Postcodes { get; } = [];

    public Dictionary<string, Point> OutwardCodes { get; } = [];

    private IEnumerable<Area> LocalAuthorities => Areas.Where(a => a.Kind == AreaKind.LocalAuthority);

    /// <summary>The areas that a school is in: its local authority by GIAS's word, every other kind by its ground.</summary>
    public HashSet<int> AreasOf(School school) =>
        [school.LocalAuthorityId!.Value,
            .. Areas.Where(a => a.Kind != AreaKind.LocalAuthority && AreaGrounds[a.Id].Holds(school.Location!.Value)).Select(a => a.Id)];

    public async Task MakeAsync(TestData data)
    {
        for (var i = 0; i < 6; i++)
        {
            await AreaAsync(data, AreaKind.LocalAuthority,
                new Ground(51.4 + (i / 3 * 0.1), 51.5 + (i / 3 * 0.1), -0.6 + (i % 3 * 0.16), -0.44 + (i % 3 * 0.16)));
        }

        await AreaAsync(data, AreaKind.LocalAuthority, null);
        await AreaAsync(data, AreaKind.IntegratedCareBoard, new Ground(51.4, 51.6, -0.6, -0.28));
        for (var i = 0; i < 10; i++)
        {
            var at = Anywhere();
            var standsIn = LocalAuthorities.FirstOrDefault(a => AreaGrounds.TryGetValue(a.Id, out var g) && g.Holds(at));
            var stated = standsIn is null || Chance(0.2) ? Any(LocalAuthorities) : standsIn;
            var school = await data.SchoolAsync(200000 + i, at, s => (s.LocalAuthorityId, s.Phase, s.Kind) =
                (stated.Id, Any(Enum.GetValues<SchoolPhase>()),
                    Chance(0.6) ? SettingKind.MainstreamSchool : Any(Enum.GetValues<SettingKind>())));
            Schools.Add(school);
            await data.StandsInAsync(school, Areas.Where(a => AreasOf(school).Contains(a.Id)));
            Postcodes[$"AB{i} 1AB"] = Anywhere();
            await data.PostcodeAsync($"AB{i} 1AB", Postcodes[$"AB{i} 1AB"]);
            OutwardCodes[$"EF{i}"] = Anywhere();
            await data.OutwardCodeAsync($"EF{i}", OutwardCodes[$"EF{i}"]);
        }

        var provider = await data.ProviderAsync();
        for (var i = 0; i < 40; i++)
        {
            await ServiceAsync(data, provider);
        }

        foreach (var school in Schools)
        {
            foreach (var service in Services.Where(_ => Chance(0.1)))
            {
                var own = Contacts.Where(c => c.ServiceId == service.Id).Select(c => (int?)c.Id).ToList();
                Links.Add(await data.LinkAsync(school, service, l =>
                    (l.Status, l.ServiceContactId) = (Any(Enum.GetValues<LinkStatus>()), own.Count > 0 && Chance(0.7) ? Any(own) : null)));
            }
        }
    }

    public (PlaceReference Place, Situation Situation) Question()
    {
        var situation = new Situation(random.Next(0, 20),
            EnumSet<Need>.From(Enumerable.Range(0, random.Next(0, 3)).Select(_ => (Need)random.Next(0, 5))))
        {
            Urgency = Chance(0.6) ? Urgency.Routine : Any(Enum.GetValues<Urgency>()),
            Ask = Chance(0.8) ? Ask.Support : Ask.Advice,
            Referrer = Chance(0.3) ? Any(Enum.GetValues<ReferrerKind>()) : null,
            Home = Chance(0.5) ? Where() : null,
            PracticeOdsCode = Chance(0.4) ? $"A8100{random.Next(0, 5)}" : null,
        };
        return (Chance(0.5) ? new PlaceReference(Urn: Any(Schools).Urn) : Where(), situation);
    }

    private PlaceReference Where() => random.Next(0, 10) switch
    {
        < 4 => new PlaceReference(Postcode: Any(Postcodes.Keys)),
        < 6 => new PlaceReference(Postcode: Any(OutwardCodes.Keys)),
        < 8 => new PlaceReference(Point: Anywhere()),
        8 => new PlaceReference(Urn: Any(Schools).Urn),
        _ => new PlaceReference(Postcode: "ZZ99 9ZZ"),
    };

    private async Task AreaAsync(TestData data, AreaKind kind, Ground? ground)
    {
        var area = await data.AreaAsync($"E0600{Areas.Count:D4}", kind,
            ground is null ? null : TestData.Box(ground.South, ground.North, ground.West, ground.East));
        Areas.Add(area);
        if (ground is not null)
        {
            AreaGrounds[area.Id] = ground;
        }
    }

    private async Task ServiceAsync(TestData data, Provider provider)
    {
        Ground? drawn = null;
        var service = await data.ServiceAsync(provider, s =>
        {
            s.Kind = Chance(0.25) ? ServiceKind.CrisisTeam : (ServiceKind)random.Next(3, 8);
            s.Status = Chance(0.8) ? ServiceStatus.Open : Any(Enum.GetValues<ServiceStatus>());
            (s.MinimumAge, s.MaximumAge) = (random.Next(0, 12), random.Next(12, 26));
            s.Needs = EnumSet<Need>.From(Enum.GetValues<Need>().Where(n => Chance(0.85)));
            s.Asks = Chance(0.8) ? EnumSet<Ask>.All : EnumSet<Ask>.From(Any(Enum.GetValues<Ask>()));
            s.Urgencies = Chance(0.6) ? EnumSet<Urgency>.All : EnumSet<Urgency>.From(Any(Enum.GetValues<Urgency>()));
            s.AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(Enum.GetValues<ReferrerKind>().Where(r => Chance(0.8)));
            s.UrgentTelephone = Chance(0.8) ? $"0800 496 {s.Reference.Split('-')[^1].PadLeft(4, '0')}" : null;
            (s.LastVerifiedAt, s.VerifyBy) = (Chance(0.3) ? null : new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero),
                new DateOnly(2026, 11, 1).AddDays(random.Next(0, 80)));
            s.CatchmentBasis = new EnumSet<EligibilityBasis>(random.Next(0, 8));
            s.CatchmentAreas.AddRange(Areas.Where(a => Chance(0.18)));
            s.CatchmentSchools.AddRange(Schools.Where(a => Chance(0.1)));
            s.CatchmentPractices = [.. Enumerable.Range(0, 5).Where(_ => Chance(0.2)).Select(n => $"A8100{n}")];
            Hours(s);
            if (Chance(0.25))
            {
                var at = Anywhere();
                drawn = new Ground(at.Latitude, at.Latitude + 0.05, at.Longitude, at.Longitude + 0.08);
                s.CatchmentBoundary = TestData.Box(drawn.South, drawn.North, drawn.West, drawn.East).AsBinary();
                (s.CatchmentMinLatitude, s.CatchmentMaxLatitude, s.CatchmentMinLongitude, s.CatchmentMaxLongitude) = (drawn.South,
                    drawn.North, drawn.West, drawn.East);
            }
        }, Enumerable.Range(0, random.Next(0, 3)).Select(_ => Anywhere()).ToList());
        Services.Add(service);
        if (drawn is not null)
        {
            DrawnGrounds[service.Id] = drawn;
        }

        foreach (var role in Enum.GetValues<ContactRole>().Where(r => r >= ContactRole.CypmhsPointOfContact && Chance(0.2)))
        {
            Contacts.Add(await data.PointOfContactAsync(role, service: service, heldBy: Chance(0.8) ? "Alex Holder" : null, with: c =>
            {
                c.VerifyBy = new DateOnly(2026, 11, 1).AddDays(random.Next(0, 80));
                c.LastVerifiedAt = Chance(0.2) ? null : c.LastVerifiedAt;
                c.UndeliverableSince = Chance(0.1) ? c.LastVerifiedAt ?? DateTimeOffset.UnixEpoch : null;
            }));
        }
    }

    // The clock stands at 10:00 on a Wednesday in term.
    private void Hours(Service service)
    {
        if (random.Next(0, 3) is > 0 and var kind)
        {
            var days = kind == 1 ? EnumSet<Weekday>.All : EnumSet<Weekday>.From(Weekday.Sunday);
            service.Hours.Add(new OpeningPeriod { Days = days, OpensMinute = 0, ClosesMinute = 1440, TermTimeOnly = Chance(0.3) });
        }
    }

    private Point Anywhere() => new(51.35 + (random.NextDouble() * 0.3), -0.7 + (random.NextDouble() * 0.7));

    private bool Chance(double share) => random.NextDouble() < share;

    private T Any<T>(IEnumerable<T> of) => of.ElementAt(random.Next(of.Count()));
}
