using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Finding.Rules;

public sealed class EligibilityRulesTests
{
    private static Service Ordinary => new()
    {
        Reference = "service",
        Name = "Service",
        MinimumAge = 11,
        MaximumAge = 18,
        Needs = EnumSet<Need>.From(Need.Anxiety, Need.LowMood),
        Asks = EnumSet<Ask>.From(Ask.Support),
        Urgencies = EnumSet<Urgency>.From(Urgency.Routine),
        AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(ReferrerKind.SecondarySchool, ReferrerKind.GeneralPractice),
    };

    [Theory]
    [InlineData(ServiceStatus.Open, null)]
    [InlineData(ServiceStatus.PausedToReferrals, "is not taking referrals at present: opens again in January")]
    [InlineData(ServiceStatus.NotYetOpen, "is not open yet: opens again in January")]
    [InlineData(ServiceStatus.Ended, "has ended: opens again in January")]
    public void A_service_must_be_open(ServiceStatus status, string? reason)
    {
        var service = Ordinary;
        (service.Status, service.StatusNote) = (status, "opens again in January.");

        Assert.Equal(reason, EligibilityRules.Open(service));
    }

    [Theory]
    [InlineData(10, "takes ages 11 to 18; this child is 10")]
    [InlineData(11, null)]
    [InlineData(18, null)]
    [InlineData(19, "takes ages 11 to 18; this child is 19")]
    public void The_age_must_be_in_range_both_ends_included(int age, string? reason) =>
        Assert.Equal(reason, EligibilityRules.Age(Ordinary, age));

    [Theory]
    [InlineData(new Need[0], null)]
    [InlineData(new[] { Need.Anxiety }, null)]
    [InlineData(new[] { Need.Anxiety, Need.LowMood }, null)]
    [InlineData(new[] { Need.Anxiety, Need.Psychosis }, "does not take psychosis")]
    [InlineData(new[] { Need.Adhd, Need.Psychosis, Need.Trauma }, "does not take ADHD, trauma or psychosis")]
    public void Every_need_must_be_served_and_those_that_are_not_are_named(Need[] needs, string? reason) =>
        Assert.Equal(reason, EligibilityRules.Needs(Ordinary, new Situation(12, EnumSet<Need>.From(needs))));

    [Fact]
    public void What_is_asked_must_be_given()
    {
        var adviser = Ordinary;
        adviser.Asks = EnumSet<Ask>.From(Ask.Advice);

        Assert.Null(EligibilityRules.Asked(Ordinary, Ask.Support));
        Assert.Equal("does not give advice; it takes referrals for support", EligibilityRules.Asked(Ordinary, Ask.Advice));
        Assert.Equal("gives advice only; it does not support children itself", EligibilityRules.Asked(adviser, Ask.Support));
    }

    [Theory]
    [InlineData(Urgency.Routine, null)]
    [InlineData(Urgency.Urgent, "takes routine referrals only; this one is urgent")]
    public void The_urgency_must_be_taken(Urgency urgency, string? reason) =>
        Assert.Equal(reason, EligibilityRules.Urgency(Ordinary, new Situation(12, default) { Urgency = urgency }));

    [Theory]
    [InlineData(ReferrerKind.SecondarySchool, null)]
    [InlineData(null, null)]
    [InlineData(ReferrerKind.PrimarySchool, "does not take referrals from primary schools, only from secondary schools and GPs")]
    public void The_referrer_must_be_accepted_where_it_is_known(ReferrerKind? referrer, string? reason) =>
        Assert.Equal(reason, EligibilityRules.Referrer(Ordinary, referrer));

    [Fact]
    public void A_crisis_team_answers_anybody_who_refers()
    {
        var crisis = Ordinary;
        crisis.Kind = ServiceKind.CrisisTeam;

        Assert.Null(EligibilityRules.Referrer(crisis, ReferrerKind.PrimarySchool));
    }

    [Fact]
    public void Each_failing_test_gives_one_reason()
    {
        var situation = new Situation(9, EnumSet<Need>.From(Need.Autism)) { Urgency = Urgency.Urgent, Ask = Ask.Advice };
        var ended = Ordinary;
        ended.Status = ServiceStatus.Ended;

        Assert.Equal(6, EligibilityRules.Failures(ended, situation, ReferrerKind.PrimarySchool).Count);
        Assert.Empty(EligibilityRules.Failures(Ordinary, new Situation(12, default), ReferrerKind.SecondarySchool));
    }
}
