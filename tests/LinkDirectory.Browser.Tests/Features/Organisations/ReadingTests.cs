using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Organisations;

public sealed class ReadingTests(App app)
{
    [Fact]
    public async Task A_school_shows_its_lead_and_its_linked_service_by_role_and_says_why_no_names()
    {
        await using var visitor = await app.VisitWithoutJavaScriptAsync(Screen.Phone);
        await visitor.OpenAsync("/schools/990004");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Mental health lead" }))
            .ToContainTextAsync("Confirmed on");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Linked service contact" }))
            .ToContainTextAsync("Link worker, primary schools");
        await Assertions.Expect(visitor.Page.GetByText("You see roles, not names")).ToBeVisibleAsync();
        var page = await visitor.Page.ContentAsync();
        Assert.DoesNotContain("Hargreaves", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wellbeing@", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_without_a_lead_says_that_it_is_a_gap_and_whom_to_ring()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/schools/990003");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Mental health lead" }))
            .ToContainTextAsync("Ring the school on 01632 960 102");
    }

    [Fact]
    public async Task A_closed_school_names_its_successor_first()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/schools/990117");
        await Assertions.Expect(visitor.Heading("This school has closed, on 31 August 2024")).ToBeVisibleAsync();
        await visitor.Link("Gull Street Primary Academy").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Before this school")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_service_that_takes_nobody_at_present_says_so_first()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/services/13");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("Not taking referrals at present");
    }

    [Fact]
    public async Task An_areas_schools_are_turned_page_by_page_and_back()
    {
        await using var visitor = await app.VisitWithoutJavaScriptAsync();
        await visitor.OpenAsync("/areas/E06999001");
        var first = await visitor.Page.Locator("tbody tr").First.InnerTextAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        Assert.NotEqual(first, await visitor.Page.Locator("tbody tr").First.InnerTextAsync());
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Previous page" }).ClickAsync();
        Assert.Equal(first, await visitor.Page.Locator("tbody tr").First.InnerTextAsync());
    }
}
