using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features;

/// <summary>What every page for finding and reading has in common.</summary>
public sealed class PagesTests(App app)
{
    [Theory]
    [InlineData("/", "Find who to contact about a child’s mental health")]
    [InlineData("/who-to-contact", "Who to contact")]
    [InlineData("/search", "Search")]
    [InlineData("/schools", "Schools")]
    [InlineData("/schools/990004", "Kelder Lane Primary School")]
    [InlineData("/schools/990006", "Castle Garth Primary Academy")]
    [InlineData("/schools/990117", "Gull Street Primary School")]
    [InlineData("/services", "Services")]
    [InlineData("/services/3", "Northmoor Child and Adolescent Mental Health Service")]
    [InlineData("/services/5", "Northmoor Children and Young People's Crisis Team")]
    [InlineData("/services/13", "Eastmere Neurodevelopmental Pathway")]
    [InlineData("/services/18", "Lantern Drop-in: community counselling")]
    [InlineData("/providers/1", "Kelder Valley NHS Foundation Trust")]
    [InlineData("/areas", "Areas")]
    [InlineData("/areas/E06999001", "Northmoor")]
    [InlineData("/development/mail", "Mails on this computer")]
    public async Task A_page_reads_well_on_every_screen(string path, string heading)
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync(path);
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync(heading);
        await visitor.LookAtAsync($"page{path.Replace('/', '-')}");
    }

    [Theory]
    [InlineData("/schools/1"), InlineData("/services/999999"), InlineData("/providers/999999"), InlineData("/areas/E99999999")]
    public async Task What_the_directory_does_not_hold_is_not_found_and_says_what_to_try(string path)
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync(path, expectStatus: 404);
        await visitor.ShouldHaveOneTitleAsync("Page not found");
        await Assertions.Expect(visitor.Page.GetByLabel("Search for a school, service, place or postcode")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/schools/990004", 2), InlineData("/services/3", 4), InlineData("/services/18", 2), InlineData("/areas/E06999001", 60)]
    public async Task A_map_draws_what_the_page_lists(string path, int atLeast)
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync(path);
        var map = visitor.Page.Locator("[data-map]");
        await Assertions.Expect(map).ToHaveAttributeAsync("data-drawn", new System.Text.RegularExpressions.Regex(@"^\d+$"));
        Assert.True(int.Parse((await map.GetAttributeAsync("data-drawn"))!, System.Globalization.CultureInfo.InvariantCulture) >= atLeast);
    }

    [Fact]
    public async Task A_very_long_name_stays_on_the_screen()
    {
        await using var visitor = await app.VisitAsync(Screen.Narrow);
        await visitor.OpenAsync("/search");
        await visitor.Page.GetByLabel("School, service, provider, area or postcode").FillAsync("Worshipful Company of Netmakers");
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await visitor.ShouldNotScrollSidewaysAsync();
        await visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Netmakers" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Blessed Virgin Mary");
        await visitor.ShouldNotScrollSidewaysAsync();
    }
}
