using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Finding.Pages;

/// <summary>What the answer's page must say and in which order, with and without a screen.</summary>
public sealed class AnswerPageTests : NorthmoorTests
{
    [Theory]
    [InlineData("SuicidalThoughts", "Routine")]
    [InlineData("Anxiety", "Emergency")]
    public async Task In_danger_what_to_do_at_once_is_before_anything_else(string need, string urgency)
    {
        await Data.ServiceAsync();
        using var client = App.CreateClient();

        var main = (await client.AskPageAsync(("needs", need), ("urgency", urgency)).ReadAsync()).QuerySelector("main")!;

        Assert.Contains("Keep the child safe first", main.QuerySelector("h1, h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:999", main.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(main.QuerySelector(".app-best"));
    }

    [Fact]
    public async Task In_danger_a_place_that_is_not_found_or_a_field_left_out_changes_nothing_of_that()
    {
        using var client = App.CreateClient();

        foreach (var (field, value) in new[] { ("place", "Zzyzx"), ("age", ""), ("home", "nowhere") })
        {
            var main = (await client.AskPageAsync(("needs", "SuicidalThoughts"), (field, value)).ReadAsync()).QuerySelector("main")!;
            Assert.Equal("tel:999", main.QuerySelector("a")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task An_answer_is_headed_by_its_school_and_says_when_it_was_given_and_to_ask_again()
    {
        App.Clock.Now = new DateTimeOffset(2026, 7, 1, 8, 5, 0, TimeSpan.Zero);
        using var client = App.CreateClient();

        var page = await client.AskPageAsync().ReadAsync();

        Assert.Contains("Hill Top Primary School", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var given = page.QuerySelector(".app-given")!;
        Assert.Equal("Answered on 1 July 2026 at 9:05am. Contacts change: ask again before you use a copy.", given.TextContent);
        Assert.Null(given.Closest(".app-no-print"));
    }

    [Fact]
    public async Task Every_answer_has_the_national_routes_also_on_paper()
    {
        await Data.ServiceAsync();
        using var client = App.CreateClient();

        var worse = (await client.AskPageAsync().ReadAsync()).QuerySelector(".app-worse")!;

        Assert.All(["999", "NHS 111", "option 2"], part => Assert.Contains(part, worse.TextContent, StringComparison.Ordinal));
        Assert.Null(worse.Closest(".app-no-print"));
    }

    [Fact]
    public async Task A_service_is_reached_through_its_own_trusts_single_point_of_access_and_no_other()
    {
        var (here, across) = (await Data.ProviderAsync(), await Data.ProviderAsync());
        var camhs = await Data.ServiceAsync(here,
            s => s.ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.ThroughSinglePointOfAccess));
        await Data.LinkAsync(School, camhs);
        await Data.ServiceAsync(across, s => (s.Name, s.Kind) = ("Southvale Access", ServiceKind.SinglePointOfAccess));
        using var client = App.CreateClient();

        var alone = (await client.AskPageAsync().ReadAsync()).QuerySelector(".app-best .app-ways li")!.TextContent.Trim();
        await Data.ServiceAsync(here,
            s => (s.Name, s.Kind, s.Telephone) = ("Northmoor Access", ServiceKind.SinglePointOfAccess, "01632960001"));
        var both = (await client.AskPageAsync().ReadAsync()).QuerySelector(".app-best .app-ways")!.TextContent.Trim();

        Assert.Equal("Through the area’s single point of access", alone);
        Assert.Equal("Through Northmoor Access, 01632 960 001", string.Join(' ', both.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(" ,", ",", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_offers_whatever_door_there_is_and_none_to_which_mail_came_back()
    {
        var service = await Data.ServiceAsync(with: s =>
        {
            s.Email = "team@trust.example";
            s.ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.NoReferralNeeded, ReferralMethod.Email);
            s.Website = new Uri("https://trust.example/team");
        });
        using var client = App.CreateClient();
        Assert.NotNull((await client.AskPageAsync().ReadAsync()).QuerySelector(".app-best a[href='mailto:team@trust.example']"));

        await Data.PointOfContactAsync(ContactRole.CypmhsPointOfContact, service: service,
            with: c => (c.SharedEmail, c.UndeliverableSince) = ("Team@trust.example", App.Clock.Now));

        var card = (await client.AskPageAsync().ReadAsync()).QuerySelector(".app-best")!;
        Assert.Empty(card.QuerySelectorAll("a[href^='mailto:']"));
        Assert.NotNull(card.QuerySelector("a[href='https://trust.example/team']"));
        Assert.Contains("Mail to its contact came back: see https://trust.example/team", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_service_fits_a_child_in_danger_nobody_is_told_to_ask_for_less()
    {
        using var client = App.CreateClient();

        var said = await client.AskPageAsync().ReadAsync();
        var inDanger = await client.AskPageAsync(("needs", "SuicidalThoughts")).ReadAsync();

        Assert.Contains("fewer worries", said.QuerySelector(".nhsuk-card--warning")!.TextContent, StringComparison.Ordinal);
        var card = inDanger.QuerySelector(".nhsuk-card--warning")!.TextContent;
        Assert.DoesNotContain("fewer worries", card, StringComparison.Ordinal);
        Assert.DoesNotContain("can wait", card, StringComparison.Ordinal);
        Assert.Contains("Needed now", inDanger.QuerySelector(".app-asked")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_of_a_postcode_is_said_to_be_approximate()
    {
        await Data.OutwardCodeAsync("NM1", NorthmoorHome);
        using var client = App.CreateClient();

        var page = await client.AskPageAsync(("place", "NM1")).ReadAsync();

        Assert.Contains("NM1 is only part of a postcode, so the place is approximate", page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schools_of_one_name_are_told_apart_by_their_town_and_none_is_taken_for_granted()
    {
        await Data.SchoolAsync(100101, SchoolGate, s => (s.Name, s.Town) = ("St Mary's Primary School", "Kelderby"));
        await Data.SchoolAsync(100102, SouthvaleHome, s => (s.Name, s.Town) = ("St Mary's Primary School", "Marlsea"));
        using var client = App.CreateClient();

        var page = await client.AskPageAsync(("place", "St Mary's Primary School")).ReadAsync();

        Assert.Equal(["Kelderby", "Marlsea"],
            page.QuerySelectorAll(".app-choice__where").Select(where => where.TextContent).Order(StringComparer.Ordinal));
        Assert.Null(page.QuerySelector(".app-best"));
    }
}
