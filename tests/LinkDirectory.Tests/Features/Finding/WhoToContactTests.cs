using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Finding;

public sealed class WhoToContactTests : NorthmoorTests
{
    [Theory]
    [InlineData(10, ReferrerKind.PrimarySchool)]
    [InlineData(11, ReferrerKind.SecondarySchool)]
    public async Task At_an_all_through_school_the_childs_age_says_who_refers(int age, ReferrerKind accepted)
    {
        await Data.SchoolAsync(100002, SchoolGate, s => s.Phase = SchoolPhase.AllThrough);
        var primary = await Data.ServiceAsync(with: s => s.AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(ReferrerKind.PrimarySchool));
        var secondary = await Data.ServiceAsync(with: s => s.AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(ReferrerKind.SecondarySchool));

        var advice = await AskAsync(Anxious(age), new PlaceReference(Urn: 100002));

        var expected = accepted == ReferrerKind.PrimarySchool ? primary : secondary;
        Assert.Equal(expected.Id, Assert.Single(advice.Routes).Service.Id);
    }

    [Fact]
    public async Task A_referrer_that_is_given_goes_before_the_schools_and_one_that_is_unknown_is_to_be_checked()
    {
        await Data.ServiceAsync(
            with: s => s.AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(ReferrerKind.SchoolNurse, ReferrerKind.GeneralPractice));

        var nurse = await AskAsync(Anxious() with { Referrer = ReferrerKind.SchoolNurse });
        var school = await AskAsync(Anxious());
        var somebody = await AskAsync(Anxious(), new PlaceReference(Point: SchoolGate));

        Assert.Single(nurse.Routes);
        Assert.Equal(["does not take referrals from primary schools, only from school nurses and GPs"],
            Assert.Single(school.RuledOut).Reasons);
        Assert.Contains("Check that it takes referrals from you: it takes them from school nurses and GPs",
            Assert.Single(somebody.Routes).Reasons);
    }

    [Fact]
    public async Task A_service_that_does_not_fit_is_listed_with_each_reason_and_where_to_go_instead()
    {
        var sameKind = await Data.ServiceAsync(at: FarAway, with: s => s.Kind = ServiceKind.EatingDisorder);
        var best = await Data.ServiceAsync(at: SchoolGate);
        var teens = await Data.ServiceAsync(
            with: s => (s.Kind, s.MinimumAge, s.Needs) = (ServiceKind.EatingDisorder, 11, EnumSet<Need>.From(Need.EatingDifficulties)));
        var paused = await Data.ServiceAsync(with: s =>
            (s.Kind, s.Status, s.StatusNote) = (ServiceKind.EarlyHelp, ServiceStatus.PausedToReferrals, "Moving premises until January."));

        var advice = await AskAsync(Anxious());

        Assert.Equal([best.Id, sameKind.Id], advice.Routes.Select(r => r.Service.Id));
        var tooOld = Assert.Single(advice.RuledOut, r => r.Service.Id == teens.Id);
        Assert.Equal(["takes ages 11 to 18; this child is 9", "does not take anxiety"], tooOld.Reasons);
        Assert.Equal(sameKind.Id, tooOld.GoInsteadTo?.Id);
        var closed = Assert.Single(advice.RuledOut, r => r.Service.Id == paused.Id);
        Assert.Equal(["is not taking referrals at present: Moving premises until January"], closed.Reasons);
        Assert.Equal(best.Id, closed.GoInsteadTo?.Id);
    }

    [Fact]
    public async Task Where_nothing_fits_there_is_nowhere_to_go_instead()
    {
        await Data.ServiceAsync(with: s => s.MinimumAge = 16);

        Assert.Null(Assert.Single((await AskAsync(Anxious())).RuledOut).GoInsteadTo);
    }

    [Fact]
    public async Task A_service_beyond_ten_miles_that_does_not_cover_the_place_is_not_mentioned()
    {
        var far = await Data.ServiceAsync(at: new Point(51.70, -0.2), with: s => Catchment(s, EligibilityBasis.HomeAddress));
        var near = await Data.ServiceAsync(at: new Point(51.64, -0.2), with: s => Catchment(s, EligibilityBasis.HomeAddress));

        var advice = await AskAsync(Anxious());

        Assert.Equal([near.Id], advice.Routes.Select(r => r.Service.Id));
        Assert.DoesNotContain(advice.RuledOut, r => r.Service.Id == far.Id);
    }

    [Fact]
    public async Task A_vacant_contact_is_shown_and_the_shared_mailbox_is_offered()
    {
        var service = await Data.ServiceAsync(with: s => s.Email = "team@service.example");
        var contact = await Data.PointOfContactAsync(ContactRole.CypmhsPointOfContact, service: service, heldBy: null);
        await Data.LinkAsync(School, service, l => l.ServiceContactId = contact.Id);

        var route = Assert.Single((await AskAsync(Anxious())).Routes);

        Assert.Equal((contact.Id, Currency.Vacant), (route.PointOfContact?.Id, route.PointOfContact?.Currency));
        Assert.Contains("Nobody is in post as its contact: write to the shared mailbox team@service.example", route.Reasons);
    }

    [Fact]
    public async Task A_current_contact_comes_before_a_vacant_one()
    {
        var vacant = await Data.ServiceAsync();
        await Data.PointOfContactAsync(ContactRole.LinkWorker, service: vacant, heldBy: null);
        var current = await Data.ServiceAsync();
        await Data.PointOfContactAsync(ContactRole.LinkWorker, service: current);

        Assert.Equal([current.Id, vacant.Id], (await AskAsync(Anxious())).Routes.Select(r => r.Service.Id));
    }

    [Fact]
    public async Task Nobody_is_named_to_those_who_may_not_see_people_and_never_in_a_reason()
    {
        var service = await Data.ServiceAsync();
        await Data.PointOfContactAsync(ContactRole.LinkWorker, service: service, heldBy: "Sam Secret",
            with: c => c.AwayUntil = new DateOnly(2026, 12, 1));

        var anyone = Assert.Single((await AskAsync(Anxious())).Routes);
        var signedIn = Assert.Single((await AskAsync(Anxious(), actor: Actor.Operator)).Routes);

        Assert.Null(anyone.PointOfContact?.Holder);
        Assert.Null(anyone.PointOfContact!.Holders);
        Assert.Equal("Sam Secret", signedIn.PointOfContact?.Holder?.Name);
        Assert.DoesNotContain(signedIn.Reasons, r => r.Contains("Secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_that_is_not_found_keeps_the_emergency_and_the_services_for_everywhere()
    {
        var everywhere = await Data.ServiceAsync();
        await Data.ServiceAsync(at: SchoolGate, with: s => Catchment(s, EligibilityBasis.HomeAddress, Northmoor));

        var advice = await AskAsync(Anxious(), new PlaceReference(Postcode: "ZZ9 9ZZ"));

        Assert.Null(advice.Place);
        Assert.NotNull(advice.Problem);
        Assert.Contains("999", advice.Emergency, StringComparison.Ordinal);
        Assert.Equal(everywhere.Id, Assert.Single(advice.Routes).Service.Id);
        Assert.Null(advice.Routes[0].DistanceMetres);
    }

    [Fact]
    public async Task A_closed_school_names_the_one_that_followed_it()
    {
        var closed = await Data.SchoolAsync(100003, SchoolGate, s =>
            (s.Name, s.Status, s.ClosedOn) = ("Old Mill School", SchoolStatus.Closed, new DateOnly(2025, 8, 31)));
        await Data.SucceedsAsync(closed, School);

        var advice = await AskAsync(Anxious(), new PlaceReference(Urn: 100003));

        Assert.Equal("Old Mill School", advice.Place?.Label);
        Assert.Equal(
            "Old Mill School closed on 31 August 2025. It was followed by Hill Top Primary School (URN 100001): ask for that school "
                + "instead.", advice.Problem);
    }

    [Theory]
    [InlineData(-1, null, "age")]
    [InlineData(26, null, "age")]
    [InlineData(9, "'; DROP TABLE Services", "practiceOdsCode")]
    public async Task What_cannot_be_asked_is_said_at_its_argument_and_the_emergency_stays(int age, string? practice, string argument)
    {
        var advice = await AskAsync(Anxious(age) with { PracticeOdsCode = practice });

        Assert.Equal(argument, advice.Invalid?.Field.Single());
        Assert.Empty(advice.Routes);
        Assert.Contains("999", advice.Emergency, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_nobody_means_is_said_at_its_argument() =>
        Assert.Equal("at", (await AskAsync(Anxious() with { At = DateTimeOffset.MinValue })).Invalid?.Field.Single());

    [Fact]
    public async Task An_empty_place_is_a_problem_that_says_what_to_give()
    {
        var advice = await AskAsync(Anxious() with { Home = new PlaceReference() }, new PlaceReference());

        Assert.Null(advice.Place);
        Assert.NotNull(advice.Problem);
        Assert.Null(advice.Invalid);
    }

    [Fact]
    public void A_situation_does_not_print_itself()
    {
        var situation = Anxious() with { Home = new PlaceReference(Postcode: "NM1 1AA"), PracticeOdsCode = "A81001" };

        Assert.Equal("Situation", situation.ToString());
    }
}
