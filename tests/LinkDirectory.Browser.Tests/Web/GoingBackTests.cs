using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Features.Access.People;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Web;

/// <summary>Back, Forward, loading again and a second tab show what they showed, and lose nothing that was typed.</summary>
public sealed class GoingBackTests(App app)
{
    private const string Primary = "Kelder Lane Primary School";

    private static readonly string[] Anxious = ["Anxiety or worry"];

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_answer_is_there_after_Back_Forward_and_loading_again(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);
        await visitor.Link("Change").ClickAsync();
        await visitor.Page.GetByLabel("How old is the child?").FillAsync("10");
        await visitor.SendAsync();
        await visitor.Page.ShouldAnswerAsync(age: 10);

        await visitor.Page.GoBackAsync(); // to the form within the first answer
        await visitor.Page.ShouldAnswerAsync(age: 9);
        await visitor.Page.GoForwardAsync();
        await visitor.Page.ShouldAnswerAsync(age: 10);
        await visitor.Page.ReloadAsync();
        await visitor.Page.ShouldAnswerAsync(age: 10);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "All about" }).First.ClickAsync();
        await Assertions.Expect(visitor.Best()).ToHaveCountAsync(0);
        await visitor.Page.GoBackAsync();
        await visitor.Page.ShouldAnswerAsync(age: 10);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_second_tab_opens_the_answer_and_asks_another_question_beside_it(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);

        var second = await visitor.Page.Context.NewPageAsync();
        await second.GotoAsync(visitor.Page.Url);
        await second.ShouldAnswerAsync(age: 9);
        await second.GetByLabel("How old is the child?").FillAsync("12");
        await second.GetByRole(AriaRole.Button, new() { Name = "Find who to contact" }).ClickAsync();

        await second.ShouldAnswerAsync(age: 12);
        await visitor.Page.ReloadAsync();
        await visitor.Page.ShouldAnswerAsync(age: 9);
    }

    [Fact]
    public async Task A_link_to_an_answer_gives_another_browser_the_empty_form()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);

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
        await visitor.Page.ShouldAnswerAsync(age: 9);

        await visitor.Page.GoBackAsync();
        await visitor.ShouldHaveOneTitleAsync("Which school?");
        await Assertions.Expect(visitor.Page.Locator(".app-choice")).ToHaveCountAsync(5);
        var choice = visitor.Page.Url;
        await visitor.Page.GoForwardAsync();
        await visitor.Page.ShouldAnswerAsync(age: 9);
        await visitor.Page.ReloadAsync();
        await visitor.Page.ShouldAnswerAsync(age: 9);
        var second = await visitor.Page.Context.NewPageAsync();
        await second.GotoAsync(choice);
        await Assertions.Expect(second.Locator(".app-choice")).ToHaveCountAsync(5);
        await ShouldBeEmptyElsewhereAsync(choice, "This answer is not open", "Which school, or which postcode?", javaScript);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_form_with_faults_keeps_them_and_what_was_typed(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "ten", Anxious);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("whole number");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("whole number");
        await visitor.OpenAsync("/schools");
        await visitor.Page.GoBackAsync();

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("whole number");
        await Assertions.Expect(visitor.Page.GetByLabel("How old is the child?")).ToHaveValueAsync("ten");
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
        await ShouldBeEmptyElsewhereAsync(
            visitor.Page.Url, "This search is not open", "School, service, provider, area or postcode", javaScript);
        Assert.DoesNotContain(visitor.Addresses, address => address.Contains("ZD1%206", StringComparison.OrdinalIgnoreCase)
            || address.Contains("ZD1+6", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Signing_in_on_the_way_leads_back_to_the_answer(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);
        var address = visitor.Page.Url;
        await visitor.Link("Sign in").ClickAsync();
        await visitor.Page.GetByLabel("Email address").FillAsync("lead@demo.example");
        await visitor.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoAccounts.Password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await visitor.Page.ShouldAnswerAsync(age: 9);
        Assert.Equal(address, visitor.Page.Url);
        await visitor.ShouldBeSignedInAsync("Tracey Hargreaves");
        await visitor.Page.ReloadAsync();
        await visitor.Page.ShouldAnswerAsync(age: 9);
        var second = await visitor.Page.Context.NewPageAsync();
        await second.GotoAsync(address);
        await second.ShouldAnswerAsync(age: 9);
        await visitor.Page.GoBackAsync(); // to the form that was signed in by
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Sign in");
        await visitor.Page.GoBackAsync();
        await visitor.Page.ShouldAnswerAsync(age: 9);
        await visitor.Page.GoForwardAsync();
        await visitor.Page.GoForwardAsync();
        await visitor.Page.ShouldAnswerAsync(age: 9);
        await ShouldBeEmptyElsewhereAsync(address, "This answer is not open", "Which school, or which postcode?", javaScript);
    }

    // A browser keeps some 180 cookies of a website, and gives up those that it has not sent for longest.
    [Fact]
    public async Task Two_hundred_questions_are_asked_without_being_signed_out_or_losing_the_last_answers()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.SignInAsync("lead");
        await visitor.Page.EvaluateAsync("""
            async () => {
                for (let asked = 0; asked < 200; asked++) {
                    await fetch('/search', { method: 'POST', body: new URLSearchParams({ q: `moor ${asked}` }), redirect: 'manual' });
                }
            }
            """);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);
        await visitor.AskAsync(Primary, age: "10", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 10);
        await visitor.ShouldBeSignedInAsync("Tracey Hargreaves");

        await visitor.Page.GoBackAsync();
        await visitor.Page.GoBackAsync();
        await visitor.Page.ShouldAnswerAsync(age: 9);
    }

    private async Task ShouldBeEmptyElsewhereAsync(string address, string says, string box, bool javaScript)
    {
        await using var elsewhere = await app.VisitAsync(javaScript: javaScript);
        await elsewhere.OpenAsync(new Uri(address).AbsolutePath);
        await Assertions.Expect(elsewhere.Page.Locator("#not-kept")).ToContainTextAsync(says);
        await Assertions.Expect(elsewhere.Page.GetByLabel(box)).ToHaveValueAsync("");
    }

    private static async Task FoundAsync(IPage page)
    {
        await Assertions.Expect(page.GetByText("50 m away · Kelderby · URN 990004")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("School, service, provider, area or postcode")).ToHaveValueAsync("ZD1 6YH");
    }
}
