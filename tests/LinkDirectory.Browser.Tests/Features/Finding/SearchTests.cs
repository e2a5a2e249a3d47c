using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Finding;

public sealed class SearchTests(App app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_name_typed_wrongly_is_found_and_the_page_says_what_it_was_taken_for(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(Screen.Phone, javaScript);
        await FindAsync(visitor, "keldr lane");
        await Assertions.Expect(visitor.Page.GetByText("Showing results for")).ToContainTextAsync("kelder lane");
        await visitor.Link("Kelder Lane Primary School").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Kelder Lane Primary School");
    }

    [Fact]
    public async Task A_postcode_finds_the_schools_near_it_and_the_services_that_cover_it_and_is_in_no_address()
    {
        await using var visitor = await app.VisitAsync();
        await FindAsync(visitor, "ZD1 6YH");
        await visitor.PictureAsync("search-postcode");
        await Assertions.Expect(visitor.Page.GetByText("50 m away · Kelderby · URN 990004")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Link("Northmoor Child and Adolescent Mental Health Service")).ToBeVisibleAsync();
        await visitor.ShouldHaveNoAxeViolationsAsync();
        Assert.DoesNotContain(visitor.Addresses, address => address.Contains("ZD1", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task When_nothing_is_found_the_page_says_what_to_do()
    {
        await using var visitor = await app.VisitAsync();
        await FindAsync(visitor, "zzzqqq");
        await Assertions.Expect(visitor.Heading("Nothing found for “zzzqqq”")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Link("find who to contact about a child")).ToBeVisibleAsync();
        await visitor.ShouldHaveNoAxeViolationsAsync();
    }

    private static async Task FindAsync(Visitor visitor, string text)
    {
        await visitor.OpenAsync("/privacy");
        await visitor.Page.GetByLabel("Search for a school, service or place").FillAsync(text);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await visitor.ShouldHaveOneTitleAsync("Search");
    }
}
