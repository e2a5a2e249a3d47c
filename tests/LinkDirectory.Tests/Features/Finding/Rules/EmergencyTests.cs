using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Finding.Rules;

public sealed class EmergencyTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    [Theory]
    [InlineData(Urgency.Emergency, Need.Anxiety, true, true)]
    [InlineData(Urgency.Routine, Need.SuicidalThoughts, true, true)]
    [InlineData(Urgency.Urgent, Need.SelfHarm, false, true)]
    [InlineData(Urgency.Urgent, Need.Psychosis, false, true)]
    [InlineData(Urgency.Routine, Need.SelfHarm, false, false)]
    [InlineData(Urgency.Urgent, Need.Anxiety, false, false)]
    public void Danger_goes_before_everything(Urgency urgency, Need need, bool emergencyFirst, bool crisisFirst)
    {
        var situation = new Situation(14, EnumSet<Need>.From(need)) { Urgency = urgency };

        Assert.Equal(emergencyFirst, EmergencyRule.EmergencyFirst(situation));
        Assert.Equal(crisisFirst, EmergencyRule.CrisisFirst(situation));
    }

    [Theory]
    [InlineData(ServiceStatus.Open, "0800 496 0001", 14, true)]
    [InlineData(ServiceStatus.Open, "0800 496 0001", 19, false)]
    [InlineData(ServiceStatus.Open, " ", 14, false)]
    [InlineData(ServiceStatus.Open, null, 14, false)]
    [InlineData(ServiceStatus.Ended, "0800 496 0001", 14, false)]
    [InlineData(ServiceStatus.PausedToReferrals, "0800 496 0001", 14, false)]
    [InlineData(ServiceStatus.NotYetOpen, "0800 496 0001", 14, false)]
    public void Only_an_open_crisis_team_with_an_urgent_number_is_shown(ServiceStatus status, string? number, int age, bool shown)
    {
        var service = Crisis();
        (service.Status, service.UrgentTelephone) = (status, number);

        Assert.Equal(shown, EmergencyRule.CanShow(service, age));
    }

    [Fact]
    public void Another_kind_of_service_is_never_the_crisis_line()
    {
        var service = Crisis();
        service.Kind = ServiceKind.SpecialistCamhs;

        Assert.False(EmergencyRule.CanShow(service, 14));
    }

    [Fact]
    public void Without_a_local_line_the_national_ones_stand()
    {
        var text = EmergencyRule.Advice(null, null, Today);

        Assert.All(["999", "A&E", "NHS 111", "option 2", "never wait for a reply to an email"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("111")]
    [InlineData("111 option 2")]
    [InlineData("999")]
    public void A_local_line_on_a_national_number_is_said_once(string number)
    {
        var crisis = Crisis();
        crisis.UrgentTelephone = number;

        Assert.Equal(EmergencyRule.Advice(null, null, Today), EmergencyRule.Advice(crisis, false, Today));
    }

    [Theory]
    [InlineData(true, "open now")]
    [InlineData(false, "closed now: call NHS 111 instead")]
    [InlineData(null, "hours are not recorded")]
    public void The_local_line_says_whether_it_answers_now(bool? open, string part)
    {
        var text = EmergencyRule.Advice(Crisis(), open, Today);

        Assert.Contains("Northmoor Crisis Team: 0800 496 0001", text, StringComparison.Ordinal);
        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("confirmed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_nobody_has_confirmed_lately_says_since_when()
    {
        var service = Crisis();
        service.VerifyBy = Today.AddDays(-1);

        Assert.Contains("last confirmed on 3 August 2026", EmergencyRule.Advice(service, true, Today), StringComparison.Ordinal);

        service.LastVerifiedAt = null;
        Assert.Contains("Nobody has confirmed that number yet", EmergencyRule.Advice(service, true, Today), StringComparison.Ordinal);
    }

    private static Service Crisis() => new()
    {
        Reference = "crisis",
        Name = "Northmoor Crisis Team",
        Kind = ServiceKind.CrisisTeam,
        Status = ServiceStatus.Open,
        MinimumAge = 5,
        MaximumAge = 18,
        UrgentTelephone = "0800 496 0001",
        LastVerifiedAt = new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.Zero),
        VerifyBy = new DateOnly(2027, 8, 3),
    };
}
