using System.Text.RegularExpressions;
using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Features.Access.People;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Web;

/// <summary>Back, Forward, loading again and a second tab show what they showed, and lose nothing that was typed.</summary>
public sealed partial class GoingBackTests(App app)
{
    private const string Primary = "Kelder Lane Primary School";

    private static readonly string[] Anxious = ["Anxiety or worry"];

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_answer_is_there_after_Back_Forward_and_loading_again(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await AnsweredAsync(visitor.Page, age: 9);
        await visitor.Link("Change").ClickAsync();
        await visitor.Page.GetByLabel("How old is the child?").FillAsync("10");
        await visitor.SendAsync();
        await AnsweredAsync(visitor.Page, age: 10);

        await visitor.Page.GoBackAsync(); // to the form within the first answer
        await AnsweredAsync(visitor.Page, age: 9);
        await visitor.Page.GoForwardAsync();
        await AnsweredAsync(visitor.Page, age: 10);
        await visitor.Page.ReloadAsync();
        await AnsweredAsync(visitor.Page, age: 10);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "All about" }).First.ClickAsync();
        await Assertions.Expect(visitor.Best()).ToHaveCountAsync(0);
        await visitor.Page.GoBackAsync();
        await AnsweredAsync(visitor.Page, age: 10);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_second_tab_opens_the_answer_and_asks_another_question_beside_it(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await AnsweredAsync(visitor.Page, age: 9);

        var second = await visitor.Page.Context.NewPageAsync();
        await second.GotoAsync(visitor.Page.Url);
        await AnsweredAsync(second, age: 9);
        await second.GetByLabel("How old is the child?").FillAsync("12");
        await second.GetByRole(AriaRole.Button, new() { Name = "Find who to contact" }).ClickAsync();

        await AnsweredAsync(second, age: 12);
        await visitor.Page.ReloadAsync();
        await AnsweredAsync(visitor.Page, age: 9);
    }

    [Fact]
    public async Task A_link_to_an_answer_gives_another_browser_the_empty_form()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await AnsweredAsync(visitor.Page, age: 9);

        await using var colleague = await app.VisitAsync(Screen.Phone);
        await colleague.OpenAsync(new Uri(visitor.Page.Url).AbsolutePath);

        await colleague.ShouldHaveOneTitleAsync("Who to contact");
        await Assertions.Expect(colleague.Page.GetByText("This answer is not open in this browser")).ToBeVisibleAsync();
        await Assertions.Expect(colleague.Page.GetByLabel("Which school, or which postcode?")).ToHaveValueAsync("");
        await Assertions.Expect(colleague.Page.GetByLabel(Anxious[0])).Not.ToBeCheckedAsync();
        await colleague.LookAtAsync("answer-elsewhere");
    }

    [Fact]
    public async Task A_colleague_is_sent_the_schools_page_and_an_empty_form()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.GetByText("Send this to a colleague").ClickAsync();
        var form = visitor.Page.Locator($"details a[href='{app.Address}/who-to-contact?urn=990004']");
        await Assertions.Expect(form).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator($"details a[href='{app.Address}/schools/990004']")).ToBeVisibleAsync();
        await visitor.ShouldHaveNoAxeViolationsAsync();

        await form.ClickAsync();

        await Assertions.Expect(visitor.Page.GetByLabel("Which school, or which postcode?")).ToHaveValueAsync(Primary);
        await Assertions.Expect(visitor.Page.GetByLabel("How old is the child?")).ToHaveValueAsync("");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_choice_between_schools_is_there_again_after_Back_and_loading_again(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync("St Mary’s CofE Primary School", age: "9", Anxious);
        await visitor.ShouldHaveOneTitleAsync("Which school?");
        await visitor.Page.ReloadAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Scarfield" }).ClickAsync();
        await AnsweredAsync(visitor.Page, age: 9);

        await visitor.Page.GoBackAsync();
        await visitor.ShouldHaveOneTitleAsync("Which school?");
        await Assertions.Expect(visitor.Page.Locator(".app-choice")).ToHaveCountAsync(5);
        await visitor.Page.GoForwardAsync();
        await AnsweredAsync(visitor.Page, age: 9);
        await visitor.Page.ReloadAsync();
        await AnsweredAsync(visitor.Page, age: 9);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_form_with_faults_keeps_them_and_what_was_typed(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "nine", Anxious);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("whole number");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("whole number");
        await visitor.OpenAsync("/schools");
        await visitor.Page.GoBackAsync();

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("whole number");
        await Assertions.Expect(visitor.Page.GetByLabel("How old is the child?")).ToHaveValueAsync("nine");
        await Assertions.Expect(visitor.Page.GetByLabel(Anxious[0])).ToBeCheckedAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_a_search_found_is_there_after_Back_Forward_and_loading_again(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(Screen.Phone, javaScript);
        await visitor.OpenAsync("/privacy");
        await visitor.Page.GetByLabel("Search for a school, service or place").FillAsync("ZD1 6YH");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await visitor.ShouldHaveOneTitleAsync("Search");
        await visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = Primary }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync(Primary);

        await visitor.Page.GoBackAsync();
        await FoundAsync(visitor.Page);
        await visitor.Page.ReloadAsync();
        await FoundAsync(visitor.Page);
        await visitor.Page.GoBackAsync();
        await visitor.ShouldHaveOneTitleAsync("Privacy");
        await visitor.Page.GoForwardAsync();
        await FoundAsync(visitor.Page);
        var second = await visitor.Page.Context.NewPageAsync();
        await second.GotoAsync(visitor.Page.Url);
        await FoundAsync(second);
        Assert.DoesNotContain(visitor.Addresses, address => address.Contains("ZD1%206", StringComparison.OrdinalIgnoreCase)
            || address.Contains("ZD1+6", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_was_found_among_contacts_is_there_after_Back_Forward_and_loading_again(bool javaScript)
    {
        var editing = await Editing.OfSchoolsAsync(app, "Larch School", "Lime School", "Maple School");
        await using var editor = await editing.EditorAsync(javaScript: javaScript);
        await editor.OpenAsync("/contacts");
        await editor.Page.GetByLabel("Find an organisation or a person").FillAsync("larch");
        await editor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await ShowsAsync(editor.Page, rows: 1);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Organisation" }).ClickAsync();
        await Assertions.Expect(Sorted(editor.Page)).ToHaveAttributeAsync("aria-sort", "descending");
        await ShowsAsync(editor.Page, rows: 1);

        await editor.Page.GoBackAsync();
        await Assertions.Expect(Sorted(editor.Page)).ToHaveAttributeAsync("aria-sort", "ascending");
        await ShowsAsync(editor.Page, rows: 1);
        await editor.Page.ReloadAsync();
        await ShowsAsync(editor.Page, rows: 1);
        var second = await editor.Page.Context.NewPageAsync();
        await second.GotoAsync(editor.Page.Url);
        await ShowsAsync(second, rows: 1);
        await editor.Page.GoBackAsync();
        await ShowsAsync(editor.Page, rows: 3);
        await editor.Page.GoForwardAsync();
        await ShowsAsync(editor.Page, rows: 1);
        await Assertions.Expect(editor.Page.GetByLabel("Find an organisation or a person")).ToHaveValueAsync("larch");
        Assert.DoesNotContain(editor.Addresses, address => address.Contains("larch", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Signing_in_on_the_way_leads_back_to_the_answer(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await AnsweredAsync(visitor.Page, age: 9);
        var address = visitor.Page.Url;
        await visitor.Link("Sign in").ClickAsync();
        await visitor.Page.GetByLabel("Email address").FillAsync("lead@demo.example");
        await visitor.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoAccounts.Password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await AnsweredAsync(visitor.Page, age: 9);
        Assert.Equal(address, visitor.Page.Url);
    }

    [Fact]
    public async Task A_form_half_filled_is_as_it_was_left()
    {
        await using var visitor = await app.VisitAsync();
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
        await HalfFilledAsync(visitor.Page);
        await visitor.Page.ReloadAsync();
        await HalfFilledAsync(visitor.Page);

        Assert.Equal("990004", await visitor.Page.Locator("input[name=urn]").GetAttributeAsync("value"));
        Assert.DoesNotContain(visitor.Addresses, address => address.Contains("9GB", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_new_question_begins_with_an_empty_form()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await AnsweredAsync(visitor.Page, age: 9);

        await visitor.OpenAsync("/");

        await Assertions.Expect(visitor.Page.GetByLabel("How old is the child?")).ToHaveValueAsync("");
        await Assertions.Expect(visitor.Page.GetByLabel(Anxious[0])).Not.ToBeCheckedAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task After_starting_again_nobody_finds_what_was_asked_by_going_back(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await AnsweredAsync(visitor.Page, age: 9);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Start again" }).ClickAsync();
        await visitor.Page.WaitForURLAsync($"{app.Address}/who-to-contact");
        await EmptyAsync(visitor.Page);

        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page.GetByText("This answer is not open in this browser")).ToBeVisibleAsync();
        await EmptyAsync(visitor.Page);
        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync($"{app.Address}/");
        await EmptyAsync(visitor.Page);
        if (javaScript) await Assertions.Expect(visitor.Page.GetByLabel(Anxious[0])).Not.ToBeCheckedAsync(); // else the browser decides
    }

    private static async Task AnsweredAsync(IPage page, int age)
    {
        await Assertions.Expect(page.GetByText($"Age {age} · Anxiety or worry")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=best]")).ToBeVisibleAsync();
        Assert.Matches(AnswersAddress(), page.Url);
    }

    private static async Task FoundAsync(IPage page)
    {
        await Assertions.Expect(page.GetByText("50 m away · Kelderby · URN 990004")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("School, service, provider, area or postcode")).ToHaveValueAsync("ZD1 6YH");
    }

    private static ILocator Sorted(IPage page) => page.GetByRole(AriaRole.Columnheader, new() { Name = "Organisation" });

    private static Task ShowsAsync(IPage page, int rows) =>
        Assertions.Expect(page.Locator(".app-contacts tbody tr:not(.app-grid__detail)")).ToHaveCountAsync(rows);

    private static async Task HalfFilledAsync(IPage page)
    {
        await Assertions.Expect(page.GetByLabel("Which school, or which postcode?")).ToHaveValueAsync(Primary);
        await Assertions.Expect(page.GetByLabel("How old is the child?")).ToHaveValueAsync("9");
        await Assertions.Expect(page.GetByLabel(Anxious[0])).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByLabel("Postcode where the child lives")).ToHaveValueAsync("ZD2 9GB");
        await Assertions.Expect(page.GetByLabel("Postcode where the child lives")).ToBeVisibleAsync();
    }

    private static async Task EmptyAsync(IPage page)
    {
        await Assertions.Expect(page.GetByLabel("Which school, or which postcode?")).ToHaveValueAsync("");
        await Assertions.Expect(page.GetByLabel("How old is the child?")).ToHaveValueAsync("");
    }

    [GeneratedRegex("/who-to-contact/[A-Za-z0-9_-]{22}(#change)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnswersAddress();
}
