using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Finding;

public sealed class CatchmentTests : NorthmoorTests
{
    [Fact]
    public async Task An_agreed_link_comes_before_a_catchment_and_that_before_the_nearest()
    {
        var near = await Data.ServiceAsync(at: SchoolGate, with: s => Catchment(s, EligibilityBasis.HomeAddress, Southvale));
        var covering = await Data.ServiceAsync(at: NorthmoorHome, with: s => Catchment(s, EligibilityBasis.HomeAddress, Northmoor));
        var linked = await Data.ServiceAsync(at: FarAway, with: s => Catchment(s, EligibilityBasis.HomeAddress, Southvale));
        await Data.LinkAsync(School, linked);

        var advice = await AskAsync(Anxious());

        Assert.Equal([linked.Id, covering.Id, near.Id], advice.Routes.Select(r => r.Service.Id));
        Assert.Equal([FoundBy.AgreedLink, FoundBy.Catchment, FoundBy.Distance], advice.Routes.Select(r => r.FoundBy));
        Assert.Contains("Hill Top Primary School has an agreed link with it", advice.Routes[0].Reasons);
        Assert.Contains("Covers Hill Top Primary School", advice.Routes[1].Reasons);
        Assert.InRange(advice.Routes[1].DistanceMetres!.Value, 6_000, 6_200);
    }

    [Theory]
    [InlineData(LinkStatus.Agreed, FoundBy.AgreedLink)]
    [InlineData(LinkStatus.UnderReview, FoundBy.AgreedLink)]
    [InlineData(LinkStatus.Proposed, FoundBy.Distance)]
    [InlineData(LinkStatus.Ended, null)]
    public async Task A_link_counts_while_it_is_agreed(LinkStatus status, FoundBy? expected)
    {
        var elsewhere = await Data.AreaAsync("E06000903", boundary: TestData.Box(53.9, 54.1, -1.6, -1.4));
        var linked = await Data.ServiceAsync(at: FarAway, with: s => Catchment(s, EligibilityBasis.HomeAddress, elsewhere));
        await Data.LinkAsync(School, linked, l => l.Status = status);

        var advice = await AskAsync(Anxious());

        Assert.Equal(expected, advice.Routes.SingleOrDefault()?.FoundBy);
    }

    [Theory]
    [InlineData(null, RouteCertainty.ConfirmHome, FoundBy.Distance)]
    [InlineData("SV1 1AA", RouteCertainty.Fits, FoundBy.Catchment)]
    [InlineData("SV1", RouteCertainty.ConfirmHome, FoundBy.Catchment)]
    [InlineData("NM1", RouteCertainty.ConfirmHome, FoundBy.Distance)]
    [InlineData("ZZ9 9ZZ", RouteCertainty.ConfirmHome, FoundBy.Distance)]
    [InlineData("not a postcode", RouteCertainty.ConfirmHome, FoundBy.Distance)]
    [InlineData("NM1 1AA", null, null)]
    public async Task The_next_councils_service_takes_a_border_schools_pupil_who_lives_there(
        string? home, RouteCertainty? certainty, FoundBy? foundBy)
    {
        await HomesAsync();
        var service = await Data.ServiceAsync(with: s => Catchment(s, EligibilityBasis.HomeAddress, Southvale));

        var advice = await AskAsync(Anxious() with { Home = home is null ? null : new PlaceReference(Postcode: home) });

        var route = advice.Routes.SingleOrDefault();
        Assert.Equal((certainty, foundBy), (route?.Certainty, route?.FoundBy));
        if (certainty is null)
        {
            Assert.Equal(["takes children who live in Southvale"], Assert.Single(advice.RuledOut, r => r.Service.Id == service.Id).Reasons);
        }
        else if (certainty == RouteCertainty.ConfirmHome)
        {
            Assert.Contains(route!.Reasons, r => r.StartsWith("Check that the child lives in Southvale", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_approximate_home_far_from_the_catchment_is_outside_it()
    {
        await Data.OutwardCodeAsync("YK1", FarAway);
        await Data.ServiceAsync(with: s => Catchment(s, EligibilityBasis.HomeAddress, Northmoor));

        var advice = await AskAsync(Anxious() with { Home = new PlaceReference(Postcode: "YK1") });

        Assert.Empty(advice.Routes);
        Assert.Single(advice.RuledOut);
    }

    [Fact]
    public async Task A_service_by_practice_takes_its_own_practices_patients_wherever_they_are()
    {
        var service = await Data.ServiceAsync(at: FarAway, with: s =>
        {
            s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.GpPractice);
            s.CatchmentPractices = ["A81001", "A81002"];
        });
        await Data.LinkAsync(School, service, l => l.Status = LinkStatus.Proposed);

        var named = await AskAsync(Anxious() with { PracticeOdsCode = " a81002 " });
        var another = await AskAsync(Anxious() with { PracticeOdsCode = "B00001" });
        var unknown = await AskAsync(Anxious());

        Assert.Equal((RouteCertainty.Fits, FoundBy.Catchment), (named.Routes[0].Certainty, named.Routes[0].FoundBy));
        Assert.Equal(["takes patients of named GP practices"], another.RuledOut[0].Reasons);
        Assert.Equal(RouteCertainty.ConfirmPractice, unknown.Routes[0].Certainty);
        Assert.Contains("Check that the child's GP practice is one of A81001 or A81002", unknown.Routes[0].Reasons);
    }

    [Fact]
    public async Task A_practices_service_is_found_by_the_practice_alone()
    {
        var service = await Data.ServiceAsync(at: FarAway, with: s =>
        {
            s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress, EligibilityBasis.GpPractice);
            s.CatchmentPractices = ["A81001"];
        });

        Assert.Equal(service.Id, Assert.Single((await AskAsync(Anxious() with { PracticeOdsCode = "A81001" })).Routes).Service.Id);
        Assert.Empty((await AskAsync(Anxious())).Routes);
    }

    [Fact]
    public async Task A_school_is_met_by_the_authority_that_GIAS_names_or_by_its_ground()
    {
        var across = await Data.SchoolAsync(100002, SchoolGate, s => s.LocalAuthorityId = Southvale.Id);
        await Data.StandsInAsync(across, Southvale);
        await Data.IsOnGroundOfAsync(across, Northmoor);
        var north = await Data.ServiceAsync(with: s => Catchment(s, EligibilityBasis.School, Northmoor));
        var south = await Data.ServiceAsync(with: s => Catchment(s, EligibilityBasis.School, Southvale));

        var advice = await AskAsync(Anxious(), new PlaceReference(Urn: 100002));

        Assert.Equal([north.Id, south.Id], advice.Routes.Select(r => r.Service.Id).Order());
        Assert.Contains($"Covers {across.Name}, which is inside the boundary of Northmoor",
            advice.Routes.Single(r => r.Service.Id == north.Id).Reasons);
        Assert.Contains($"Covers {across.Name}", advice.Routes.Single(r => r.Service.Id == south.Id).Reasons);
    }

    [Fact]
    public async Task A_service_of_named_schools_takes_theirs_and_asks_for_the_school_where_none_is_given()
    {
        var service = await Data.ServiceAsync(at: SchoolGate, with: s =>
        {
            s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.School);
            s.CatchmentSchools.Add(School);
        });

        var named = await AskAsync(Anxious());
        var point = await AskAsync(Anxious(), new PlaceReference(Point: SchoolGate));

        Assert.Equal((service.Id, RouteCertainty.Fits), (named.Routes[0].Service.Id, named.Routes[0].Certainty));
        Assert.Equal(["takes pupils of named schools; give the school to be sure"], Assert.Single(point.RuledOut).Reasons);
    }

    [Fact]
    public async Task A_drawn_boundary_covers_what_stands_inside_it()
    {
        var boundary = TestData.Polygon((-0.25, 51.49), (-0.15, 51.49), (-0.20, 51.52));
        await Data.ServiceAsync(with: s => (s.CatchmentBasis, s.CatchmentBoundary, s.CatchmentMinLongitude, s.CatchmentMaxLongitude,
            s.CatchmentMinLatitude, s.CatchmentMaxLatitude) =
            (EnumSet<EligibilityBasis>.From(EligibilityBasis.School), boundary.AsBinary(), -0.25, -0.15, 51.49, 51.52));

        Assert.Equal(FoundBy.Catchment, Assert.Single((await AskAsync(Anxious())).Routes).FoundBy);
        Assert.Single((await AskAsync(Anxious(), new PlaceReference(Point: new Point(51.515, -0.24)))).RuledOut);
        Assert.Empty((await AskAsync(Anxious(), new PlaceReference(Point: FarAway))).RuledOut);
    }

    private async Task HomesAsync()
    {
        await Data.PostcodeAsync("NM1 1AA", NorthmoorHome);
        await Data.PostcodeAsync("SV1 1AA", SouthvaleHome);
        await Data.OutwardCodeAsync("NM1", NorthmoorHome);
        await Data.OutwardCodeAsync("SV1", SouthvaleHome);
    }
}
