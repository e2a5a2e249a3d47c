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

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_being_typed_is_suggested_and_chosen_by_keyboard(bool onPhone)
    {
        await using var visitor = await app.VisitAsync(onPhone ? Screen.Phone : Screen.Desktop);
        await visitor.OpenAsync("/privacy");
        var box = visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search for a school, service or place" });
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");

        await box.PressSequentiallyAsync("kelder la");

        var list = visitor.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" });
        var option = list.GetByRole(AriaRole.Option).First;
        await Assertions.Expect(option).ToContainTextAsync("Kelder Lane Primary School");
        await Assertions.Expect(option).ToContainTextAsync("Kelderby");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(visitor.Page.Locator("[aria-live=polite]").Filter(new() { HasText = "suggestion" })).ToHaveCountAsync(1);
        await visitor.PictureAsync("suggestions");
        await visitor.ShouldHaveNoAxeViolationsAsync();

        await box.PressAsync("ArrowDown");
        await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", await option.GetAttributeAsync("id") ?? "");
        await box.PressAsync("Enter");

        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Kelder Lane Primary School");
    }

    [Fact]
    public async Task Escape_puts_suggestions_away_and_keeps_what_was_typed()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/");
        var box = visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Which school, or which postcode?" });
        await box.PressSequentiallyAsync("kelder");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();

        await box.PressAsync("Escape");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await Assertions.Expect(box).ToHaveValueAsync("kelder");
    }

    [Fact]
    public async Task A_school_that_is_chosen_is_the_one_that_is_asked_about()
    {
        await using var visitor = await app.VisitAsync(Screen.Phone);
        await visitor.OpenAsync("/");
        await visitor.Page.GetByLabel("Which school, or which postcode?").PressSequentiallyAsync("kelder");
        await visitor.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Kelder Lane Primary School" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByLabel("Which school, or which postcode?")).ToHaveValueAsync("Kelder Lane Primary School");
        await visitor.Page.GetByLabel("How old is the child?").FillAsync("9");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Find who to contact" }).ClickAsync();

        Assert.Equal("990004", await visitor.Page.Locator("input[name=urn]").First.GetAttributeAsync("value"));
    }

    private static async Task FindAsync(Visitor visitor, string text)
    {
        await visitor.OpenAsync("/privacy");
        await visitor.Page.GetByLabel("Search for a school, service or place").FillAsync(text);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await visitor.ShouldHaveOneTitleAsync("Search");
    }
}
