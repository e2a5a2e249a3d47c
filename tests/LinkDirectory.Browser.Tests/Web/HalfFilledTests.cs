using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Web;

/// <summary>What somebody has typed and not yet sent is there when they come back, and nowhere else.</summary>
public sealed class HalfFilledTests(App app)
{
    private const string Primary = "Kelder Lane Primary School";

    private static readonly string[] Anxious = ["Anxiety or worry"];

    [Fact]
    public async Task A_form_half_filled_is_as_it_was_left()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/privacy");
        await visitor.OpenAsync("/");
        await visitor.Page.GetByLabel("Which school, or which postcode?").PressSequentiallyAsync("kelder");
        await visitor.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = Primary }).ClickAsync();
        await visitor.Page.GetByLabel("How old is the child?").FillAsync("9");
        await visitor.Page.GetByLabel(Anxious[0]).CheckAsync();
        await visitor.Page.GetByText("For a more certain answer").ClickAsync();
        await visitor.Page.GetByLabel("Postcode where the child lives").FillAsync("ZD2 9GB");
        await visitor.Page.GetByLabel("Postcode where the child lives").BlurAsync();

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "I work in a school" }).ClickAsync();
        await visitor.ShouldHaveOneTitleAsync("Schools");
        await visitor.Page.GoBackAsync();
        await ShouldBeHalfFilledAsync(visitor.Page);
        await visitor.Page.ReloadAsync();
        await ShouldBeHalfFilledAsync(visitor.Page);
        await visitor.Page.GoBackAsync();
        await visitor.ShouldHaveOneTitleAsync("Privacy");
        await visitor.Page.GoForwardAsync();
        await ShouldBeHalfFilledAsync(visitor.Page);

        Assert.Equal("990004", await visitor.Page.Locator("input[name=urn]").GetAttributeAsync("value"));
        var second = await visitor.Page.Context.NewPageAsync();
        await second.GotoAsync(visitor.Page.Url);
        await second.ShouldAskAsync(place: "", age: "");
        await Assertions.Expect(second.GetByLabel(Anxious[0])).Not.ToBeCheckedAsync();
        Assert.DoesNotContain(visitor.Addresses, address => address.Contains("9GB", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_was_being_changed_in_an_answer_is_there_after_signing_in_on_the_way()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);
        await visitor.Page.GetByLabel("How old is the child?").FillAsync("11");
        await visitor.Page.GetByLabel("Low mood").CheckAsync();
        await visitor.Page.ReloadAsync();
        await visitor.Page.ShouldAskAsync(Primary, age: "11");

        await visitor.Link("Sign in").ClickAsync();
        await visitor.Page.GetByLabel("Email address").FillAsync("lead@demo.example");
        await visitor.Page.GoBackAsync();

        await visitor.Page.ShouldAnswerAsync(age: 9);
        await visitor.Page.ShouldAskAsync(Primary, age: "11");
        await Assertions.Expect(visitor.Page.GetByLabel("Low mood")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_search_and_a_find_half_typed_are_as_they_were_left()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Rowan School");
        await using var editor = await editing.EditorAsync();
        foreach (var (page, box) in new[]
        {
            ("/search", "School, service, provider, area or postcode"), ("/contacts", "Find an organisation or a person"),
        })
        {
            await editor.OpenAsync(page);
            await editor.Page.GetByLabel(box).FillAsync("row");
            await editor.Page.GetByLabel(box).BlurAsync();
            await editor.Page.ReloadAsync();
            await Assertions.Expect(editor.Page.GetByLabel(box)).ToHaveValueAsync("row");
            await editor.OpenAsync("/privacy");
            await editor.Page.GoBackAsync();
            await Assertions.Expect(editor.Page.GetByLabel(box)).ToHaveValueAsync("row");
        }
    }

    [Fact]
    public async Task A_new_question_begins_with_an_empty_form()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);

        await visitor.OpenAsync("/");

        await visitor.Page.ShouldAskAsync(place: "", age: "");
        await Assertions.Expect(visitor.Page.GetByLabel(Anxious[0])).Not.ToBeCheckedAsync();
    }

    // Answered as by a browser that keeps no cookies: the answer's address, and nothing kept for it.
    [Fact]
    public async Task A_browser_that_refuses_cookies_says_so_once_and_loses_nothing_that_was_typed()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.Page.RouteAsync("**/who-to-contact", route => route.Request.Method == "POST"
            ? route.FulfillAsync(new()
            {
                Status = 303,
                Headers = [new("Location", $"/who-to-contact/{new string('A', 22)}")],
            })
            : route.ContinueAsync());

        await visitor.AskAsync(Primary, age: "9", Anxious);

        await visitor.ShouldHaveOneTitleAsync("Who to contact");
        await Assertions.Expect(visitor.Page.Locator("#not-kept")).ToContainTextAsync("Allow cookies for this website");
        await Assertions.Expect(visitor.Page.Locator(".app-crisis + #not-kept, .app-crisis ~ #not-kept")).ToBeVisibleAsync();
        await visitor.Page.GoBackAsync();
        await visitor.Page.ShouldAskAsync(Primary, age: "9");
        await Assertions.Expect(visitor.Page.GetByLabel(Anxious[0])).ToBeCheckedAsync();
    }

    private static async Task ShouldBeHalfFilledAsync(IPage page)
    {
        await page.ShouldAskAsync(Primary, age: "9");
        await Assertions.Expect(page.GetByLabel(Anxious[0])).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByLabel("Postcode where the child lives")).ToHaveValueAsync("ZD2 9GB");
        await Assertions.Expect(page.GetByLabel("Postcode where the child lives")).ToBeVisibleAsync();
    }
}
