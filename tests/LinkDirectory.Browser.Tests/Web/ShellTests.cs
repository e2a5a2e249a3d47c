using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Web;

public sealed class ShellTests(App app)
{
    public static TheoryData<string, string, string> Pages()
    {
        var pages = new TheoryData<string, string, string>();
        foreach (var screen in new[] { Screen.Desktop.Name, Screen.Phone.Name })
        {
            pages.Add("/accessibility", "Accessibility", screen);
            pages.Add("/privacy", "Privacy", screen);
            pages.Add("/clinical-safety", "Clinical safety", screen);
            pages.Add("/about-the-data", "About the data", screen);
        }
        return pages;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_reads_well(string path, string heading, string screen)
    {
        await using var visitor = await app.VisitAsync(Screen.Named(screen));
        await visitor.OpenAsync(path);
        await visitor.PictureAsync(path.Trim('/'));
        await visitor.ShouldHaveOneTitleAsync(heading);
        await visitor.ShouldHaveNoAxeViolationsAsync();
        await visitor.ShouldNotScrollSidewaysAsync();
    }

    [Theory, InlineData("desktop"), InlineData("phone")]
    public async Task An_address_that_is_not_there_says_what_to_try(string screen)
    {
        await using var visitor = await app.VisitAsync(Screen.Named(screen));
        await visitor.OpenAsync("/schools/of/thought", expectStatus: 404);
        await visitor.PictureAsync("not-found");
        await visitor.ShouldHaveOneTitleAsync("Page not found");
        await Assertions.Expect(visitor.Page.GetByLabel("Search for a school, service, place or postcode")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("call 999")).ToBeVisibleAsync();
        await visitor.ShouldHaveNoAxeViolationsAsync();
        await visitor.ShouldNotScrollSidewaysAsync();
    }

    [Theory, InlineData("desktop"), InlineData("phone")]
    public async Task The_page_for_when_something_failed_puts_safety_first(string screen)
    {
        await using var visitor = await app.VisitAsync(Screen.Named(screen));
        await visitor.OpenAsync("/error");
        await visitor.PictureAsync("error");
        await Assertions.Expect(visitor.Link("999")).ToHaveAttributeAsync("href", "tel:999");
        await Assertions.Expect(visitor.Page.GetByText("give them this reference")).ToBeVisibleAsync();
        await visitor.ShouldHaveNoAxeViolationsAsync();
        await visitor.ShouldNotScrollSidewaysAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_the_main_part_first()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/privacy");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Link("Skip to main content")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("main")).ToBeFocusedAsync();
        Assert.EndsWith("/privacy#maincontent", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_skip_link_stays_on_the_page_without_JavaScript()
    {
        await using var visitor = await app.VisitWithoutJavaScriptAsync();
        await visitor.OpenAsync("/nowhere?at=all", expectStatus: 404);
        await visitor.Link("Skip to main content").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("/nowhere?at=all#maincontent", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.ShouldHaveOneTitleAsync("Page not found");
    }

    [Fact]
    public async Task The_foot_says_how_old_the_data_is_and_leads_to_what_people_are_owed()
    {
        await using var visitor = await app.VisitWithoutJavaScriptAsync(Screen.Phone);
        await visitor.OpenAsync("/privacy");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Contentinfo)).ToContainTextAsync("Open Government Licence");
        await visitor.Link("Clinical safety").ClickAsync();
        await visitor.ShouldHaveOneTitleAsync("Clinical safety");
    }
}
