using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Finding;

public sealed class CrisisTests : NorthmoorTests
{
    private static readonly EnumSet<Weekday> EveryDay = EnumSet<Weekday>.All;

    private static Situation SelfHarm => new(14, EnumSet<Need>.From(Need.SelfHarm)) { Urgency = Urgency.Urgent };

    [Fact]
    public async Task A_crisis_team_is_ruled_out_neither_by_referrer_nor_by_catchment_and_says_whom_it_is_for()
    {
        await Data.PostcodeAsync("NM1 1AA", NorthmoorHome);
        await CrisisAsync("Southvale Crisis Team", "0800 496 0002", s =>
        {
            Catchment(s, EligibilityBasis.HomeAddress, Southvale);
            s.AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(ReferrerKind.GeneralPractice);
        });

        var advice = await AskAsync(SelfHarm with { Home = new PlaceReference(Postcode: "NM1 1AA") });

        var route = Assert.Single(advice.Routes);
        Assert.Equal((FoundBy.Distance, RouteCertainty.ConfirmHome), (route.FoundBy, route.Certainty));
        Assert.Contains(route.Reasons, r => r.StartsWith("Usually for children who live in Southvale", StringComparison.Ordinal));
        Assert.DoesNotContain("0800 496 0002", advice.Emergency, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_danger_the_crisis_team_comes_before_an_agreed_link()
    {
        var crisis = await CrisisAsync("Northmoor Crisis Team", "0800 496 0001",
            s => Catchment(s, EligibilityBasis.HomeAddress, Northmoor));
        var linked = await Data.ServiceAsync();
        await Data.LinkAsync(School, linked);

        var urgent = await AskAsync(SelfHarm);
        var routine = await AskAsync(SelfHarm with { Urgency = Urgency.Routine });
        var suicidal = await AskAsync(new Situation(14, EnumSet<Need>.From(Need.SuicidalThoughts)));

        Assert.Equal([crisis.Id, linked.Id], urgent.Routes.Select(r => r.Service.Id));
        Assert.Equal([linked.Id, crisis.Id], routine.Routes.Select(r => r.Service.Id));
        Assert.Equal([crisis.Id, linked.Id], suicidal.Routes.Select(r => r.Service.Id));
        Assert.Equal((false, false, true), (urgent.EmergencyFirst, routine.EmergencyFirst, suicidal.EmergencyFirst));
        Assert.Contains("Northmoor Crisis Team: 0800 496 0001", routine.Emergency, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suicidal_thoughts_that_are_said_to_wait_still_bring_the_crisis_team_whatever_else_is_needed()
    {
        var crisis = await CrisisAsync("Northmoor Crisis Team", "0800 496 0001", s =>
        {
            Catchment(s, EligibilityBasis.HomeAddress, Northmoor);
            s.Urgencies = EnumSet<Urgency>.From(Urgency.Emergency, Urgency.Urgent);
            s.Needs = EnumSet<Need>.From(Need.SuicidalThoughts, Need.SelfHarm);
        });

        var suicidal = await AskAsync(new Situation(14, EnumSet<Need>.From(Need.SuicidalThoughts, Need.Autism)));
        var autism = await AskAsync(new Situation(14, EnumSet<Need>.From(Need.Autism)));

        Assert.Equal(crisis.Id, Assert.Single(suicidal.Routes).Service.Id);
        Assert.Empty(autism.Routes);
    }

    [Theory]
    [InlineData(ServiceStatus.Ended)]
    [InlineData(ServiceStatus.PausedToReferrals)]
    [InlineData(ServiceStatus.NotYetOpen)]
    public async Task The_number_of_a_crisis_team_that_is_not_open_is_never_shown(ServiceStatus status)
    {
        var crisis = await CrisisAsync("Northmoor Crisis Team", "0800 496 0001", s => s.Status = status);
        await Data.LinkAsync(School, crisis);

        var advice = await AskAsync(SelfHarm);

        Assert.DoesNotContain("0800 496 0001", advice.Emergency, StringComparison.Ordinal);
        Assert.Contains("NHS 111", advice.Emergency, StringComparison.Ordinal);
        Assert.Empty(advice.Routes);
    }

    [Fact]
    public async Task Of_two_lines_the_one_that_is_open_now_is_shown()
    {
        await CrisisAsync("Day Line", "0800 496 0003", s => s.Hours.Add(Hours(9 * 60, 17 * 60)));
        await CrisisAsync("Night Line", "0800 496 0004", s => s.Hours.Add(Hours(17 * 60, 9 * 60)));

        var morning = await AskAsync(SelfHarm);
        var night = await AskAsync(SelfHarm with { At = new DateTimeOffset(2026, 11, 19, 2, 0, 0, TimeSpan.Zero) });

        Assert.Contains("Day Line: 0800 496 0003, open now", morning.Emergency, StringComparison.Ordinal);
        Assert.Contains("Night Line: 0800 496 0004, open now", night.Emergency, StringComparison.Ordinal);
        Assert.Equal([true, false], morning.Routes.Select(r => r.OpenNow!.Value));
    }

    [Fact]
    public async Task A_line_whose_record_is_overdue_says_when_it_was_last_confirmed()
    {
        await CrisisAsync("Northmoor Crisis Team", "0800 496 0001", s => s.VerifyBy = new DateOnly(2026, 11, 17));

        Assert.Contains("last confirmed on 18 August 2026", (await AskAsync(SelfHarm)).Emergency, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_August_a_service_for_term_time_is_closed_and_says_so()
    {
        var school = await Data.ServiceAsync(with: s => s.Hours.Add(Hours(0, 24 * 60, termTimeOnly: true)));
        var always = await Data.ServiceAsync(with: s => s.Hours.Add(Hours(0, 24 * 60)));

        var term = await AskAsync(Anxious());
        App.Clock.Now = new DateTimeOffset(2026, 8, 12, 10, 0, 0, TimeSpan.Zero);
        var august = await AskAsync(Anxious());

        Assert.Equal([school.Id, always.Id], term.Routes.Select(r => r.Service.Id));
        Assert.Equal([always.Id, school.Id], august.Routes.Select(r => r.Service.Id));
        Assert.False(august.Routes[1].OpenNow);
        Assert.Contains("Open in term time only", august.Routes[1].Reasons);
        Assert.Contains(august.Routes[1].Reasons, r => r.StartsWith("Closed now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_bank_holiday_the_crisis_line_keeps_its_number_and_no_route_vanishes()
    {
        var crisis = await CrisisAsync("Northmoor Crisis Team", "0800 496 0001", s =>
        {
            Catchment(s, EligibilityBasis.HomeAddress, Northmoor);
            s.Hours.Clear();
            s.Hours.Add(Hours(8 * 60, 22 * 60));
        });
        var office = await Data.ServiceAsync(with: s =>
        {
            s.Needs = EnumSet<Need>.All;
            s.Urgencies = EnumSet<Urgency>.All;
            s.Hours.Add(Hours(9 * 60, 17 * 60));
        });
        App.Clock.Now = new DateTimeOffset(2026, 12, 27, 11, 0, 0, TimeSpan.Zero);
        var dayBefore = await AskAsync(SelfHarm);
        App.Clock.Now = new DateTimeOffset(2026, 12, 28, 11, 0, 0, TimeSpan.Zero);

        var advice = await AskAsync(SelfHarm);

        Assert.Equal([crisis.Id, office.Id], dayBefore.Routes.Select(r => r.Service.Id));
        Assert.Equal([crisis.Id, office.Id], advice.Routes.Select(r => r.Service.Id));
        Assert.All(advice.Routes, route => Assert.Null(route.OpenNow));
        Assert.All(advice.Routes, route => Assert.Contains(route.Reasons,
            reason => reason.StartsWith("May be closed for the bank holiday", StringComparison.Ordinal)));
        Assert.Contains("0800 496 0001. It may be closed for the bank holiday: if there is no answer, call NHS 111.", advice.Emergency,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_is_there_for_a_postcode_and_a_point_as_for_a_school()
    {
        await Data.PostcodeAsync("SV1 1AA", SouthvaleHome);
        await CrisisAsync("Southvale Crisis Team", "0800 496 0002", s => Catchment(s, EligibilityBasis.HomeAddress, Southvale));

        Assert.Contains("0800 496 0002", (await AskAsync(SelfHarm, new PlaceReference(Postcode: "SV1 1AA"))).Emergency,
            StringComparison.Ordinal);
        Assert.Contains("0800 496 0002", (await AskAsync(SelfHarm, new PlaceReference(Point: SouthvaleHome))).Emergency,
            StringComparison.Ordinal);
        Assert.DoesNotContain("0800 496 0002", (await AskAsync(SelfHarm)).Emergency, StringComparison.Ordinal);
    }

    private static OpeningPeriod Hours(int opens, int closes, bool termTimeOnly = false) =>
        new() { Days = EveryDay, OpensMinute = opens, ClosesMinute = closes, TermTimeOnly = termTimeOnly };

    private Task<Service> CrisisAsync(string name, string number, Action<Service>? with = null) => Data.ServiceAsync(with: s =>
    {
        (s.Name, s.Kind, s.UrgentTelephone) = (name, ServiceKind.CrisisTeam, number);
        (s.LastVerifiedAt, s.VerifyBy) = (new DateTimeOffset(2026, 8, 18, 9, 0, 0, TimeSpan.Zero), new DateOnly(2027, 8, 18));
        with?.Invoke(s);
    });
}
