using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Finding.Pages;

/// <summary>What a family can turn to itself is said as such, beneath what the school can refer to.</summary>
public sealed class FamilyRoutesTests : NorthmoorTests
{
    [Fact]
    public async Task What_takes_the_child_from_the_family_and_not_from_the_school_is_beneath_the_routes_and_not_under_why_not()
    {
        await Data.ServiceAsync();
        var chat = await Data.ServiceAsync(with: s => (s.Name, s.Kind, s.AcceptsReferralsFrom, s.ReferralMethods, s.Website) = (
            "Night Owls Online", ServiceKind.OnlineSupport, EnumSet<ReferrerKind>.From(ReferrerKind.Self),
            EnumSet<ReferralMethod>.From(ReferralMethod.NoReferralNeeded), new Uri("https://owls.example")));
        var parents = await Data.ServiceAsync(with: s => (s.Name, s.AcceptsReferralsFrom) = (
            "Parents First", EnumSet<ReferrerKind>.From(ReferrerKind.ParentOrCarer, ReferrerKind.GeneralPractice)));
        using var client = App.CreateClient();

        var page = await client.AskPageAsync().ReadAsync();

        var cards = page.QuerySelectorAll("section[aria-labelledby=family] .app-route").ToDictionary(
            card => card.QuerySelector("h3")!.TextContent, StringComparer.Ordinal);
        Assert.Contains("No referral needed: the child can get in touch.", cards["Night Owls Online"].TextContent, StringComparison.Ordinal);
        Assert.NotNull(cards["Night Owls Online"].QuerySelector("a[href^='https://owls.example']"));
        Assert.Contains("A parent or carer can refer the child.", cards["Parents First"].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#why-not"));
        Assert.Equal([chat.Id, parents.Id], (await AskAsync(Anxious())).RuledOut.Select(r => r.Service.Id).Order());
    }

    [Fact]
    public async Task What_does_not_fit_the_child_is_not_offered_to_the_family_either()
    {
        await Data.ServiceAsync(with: s => (s.AcceptsReferralsFrom, s.MinimumAge) = (EnumSet<ReferrerKind>.From(ReferrerKind.Self), 11));
        await Data.ServiceAsync(with: s => (s.AcceptsReferralsFrom, s.Needs) = (
            EnumSet<ReferrerKind>.From(ReferrerKind.Self), EnumSet<Need>.From(Need.Psychosis)));
        await Data.ServiceAsync(with: s => (s.AcceptsReferralsFrom, s.Status) = (
            EnumSet<ReferrerKind>.From(ReferrerKind.Self), ServiceStatus.PausedToReferrals));
        await Data.ServiceAsync(with: s => s.AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(ReferrerKind.GeneralPractice));
        using var client = App.CreateClient();

        var page = await client.AskPageAsync().ReadAsync();

        Assert.Null(page.QuerySelector("#family"));
        Assert.Equal(4, page.QuerySelectorAll(".app-ruled-out li").Length);
    }
}
