using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Demo;

/// <summary>What a newcomer asks the demo first is answered as the area's own people would.</summary>
[Collection(SeededDemo.Name)]
public sealed class DemoAnswersTests(SeededDemo seeded)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_anxious_child_of_nine_at_a_linked_school_goes_to_the_schools_own_team()
    {
        var advice = await AskAsync("Kelder Lane Primary School", 9, Need.Anxiety);
        Assert.Equal(("northmoor-mhst", FoundBy.AgreedLink), (advice.Routes[0].Service.Reference, advice.Routes[0].FoundBy));
        Assert.True(advice.Routes[0].OpenNow);
        Assert.Contains(advice.Routes, route => route.Service.Reference == "northmoor-spa");
    }

    [Fact]
    public async Task A_girl_of_fifteen_who_harms_herself_goes_to_the_crisis_team_first()
    {
        var advice = await AskAsync("Marlsea Academy", 15, Need.SelfHarm, urgency: Urgency.Urgent);
        Assert.Equal(ServiceKind.CrisisTeam, advice.Routes[0].Service.Kind);
        Assert.Equal(2, advice.Routes.Count(route => route.Service.Kind == ServiceKind.CrisisTeam));
        Assert.Contains("999", advice.Emergency, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Eastmere_nobody_treats_an_eating_disorder_at_nine_and_the_answer_says_so()
    {
        var advice = await AskAsync("Marlsea Primary School", 9, Need.EatingDifficulties);
        var clinic = Assert.Single(advice.RuledOut, service => service.Service.Reference == "eastmere-eating-disorders");
        Assert.Contains("takes ages 11 to 18; this child is 9", clinic.Reasons);
        Assert.Contains(advice.Routes, route => route.Service.Reference == "eastmere-spa");
    }

    [Fact]
    public async Task A_pupil_of_the_border_school_who_lives_over_the_border_belongs_to_the_other_side()
    {
        var advice = await AskAsync("Meresbridge Primary School", 10, Need.LowMood, home: "ZD1 1AA");
        var northmoor = Assert.Single(advice.Routes, route => route.Service.Reference == "northmoor-spa");
        Assert.Equal(RouteCertainty.Fits, northmoor.Certainty);
    }

    [Fact]
    public async Task What_is_paused_not_open_or_ended_is_said_to_be()
    {
        var autism = await AskAsync("Wickerby High School", 12, Need.Autism);
        Assert.Contains(autism.RuledOut, service => service.Service.Reference == "eastmere-neurodevelopmental"
            && service.Reasons.Any(reason => reason.Contains("not taking referrals", StringComparison.Ordinal)));
        var team = await AskAsync("Marlsea Academy", 14, Need.Anxiety);
        Assert.Contains(team.RuledOut, service => service.Service.Reference == "eastmere-mhst");
    }

    private async Task<ContactAdvice> AskAsync(string school, int age, Need need, Urgency urgency = Urgency.Routine, string? home = null)
    {
        await using var db = seeded.App.Db.OpenToRead();
        var urn = await db.Schools.Where(s => s.Name == school).Select(s => s.Urn).SingleAsync(Cancellation);
        var advice = await seeded.App.Services.GetRequiredService<WhoToContact>().AskAsync(
            Actor.Anonymous(Channel.Page),
            new PlaceReference(Urn: urn),
            new Situation(age, EnumSet<Need>.From(need))
            {
                Urgency = urgency,
                Home = home is null ? null : new PlaceReference(Postcode: home),
            },
            Cancellation);
        foreach (var route in advice.Routes)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{route.Service.Reference}: {string.Join("; ", route.Reasons)}");
        }

        foreach (var service in advice.RuledOut)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"not {service.Service.Reference}: {string.Join("; ", service.Reasons)} → {service.GoInsteadTo?.Reference}");
        }

        return advice;
    }
}
