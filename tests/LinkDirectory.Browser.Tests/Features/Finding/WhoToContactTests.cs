using System.Text.RegularExpressions;
using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Finding;

public sealed partial class WhoToContactTests(App app)
{
    private const string Primary = "Kelder Lane Primary School";

    private static readonly string[] Suicidal = ["Thoughts of ending their life"];
    private static readonly string[] Anxious = ["Anxiety or worry"];

    [Theory, InlineData("desktop", true), InlineData("phone", true), InlineData("phone", false)]
    public async Task A_teacher_worried_about_an_anxious_child_is_told_whom_to_ring_and_how(string screen, bool javaScript)
    {
        await using var visitor = await app.VisitAsync(Screen.Named(screen), javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        if (javaScript) await visitor.PictureAsync("answer");

        await visitor.ShouldHaveOneTitleAsync($"{Primary} – Who to contact", title: "Who to contact");
        var best = visitor.Best();
        await Assertions.Expect(best.GetByRole(AriaRole.Heading)).ToContainTextAsync("Kelderby and Scarfield Mental Health Support Team");
        await Assertions.Expect(best).ToContainTextAsync("Ask for the link worker, primary schools");
        await Assertions.Expect(best.GetByRole(AriaRole.Link, new() { Name = "Call 01632 960 003" })).ToHaveAttributeAsync("href",
            "tel:+441632960003");
        await Assertions.Expect(best).ToContainTextAsync("Open now until 4:30pm");
        await Assertions.Expect(best).ToContainTextAsync("Consent from a parent");
        await Assertions.Expect(best).ToContainTextAsync("weeks, as of");
        await Assertions.Expect(best).ToContainTextAsync($"{Primary} has an agreed link with it");
        await Assertions.Expect(best).ToContainTextAsync("Confirmed on");
        Assert.True((await best.GetByText("Call 01632").BoundingBoxAsync())!.Y < Screen.Named(screen).Height,
            "The number to ring is not in the first screen.");
    }

    [Fact]
    public async Task Each_service_that_does_not_fit_says_why_and_where_to_go_instead()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious);
        var tooYoung = visitor.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "this child is 9" }).First;
        await Assertions.Expect(tooYoung).ToContainTextAsync("It takes ages 1");
        await Assertions.Expect(tooYoung).ToContainTextAsync("Go instead to");
    }

    [Theory, InlineData("desktop"), InlineData("phone")]
    public async Task A_suicidal_child_puts_what_to_do_at_once_before_anything(string screen)
    {
        await using var visitor = await app.VisitAsync(Screen.Named(screen));
        await visitor.AskAsync("ZD1 6YH", age: "15", Suicidal, howSoon: "Now");
        await visitor.PictureAsync("answer-emergency");

        await Assertions.Expect(visitor.Page.Locator("main").GetByRole(AriaRole.Heading).First)
            .ToContainTextAsync("Keep the child safe first");
        await Assertions.Expect(visitor.Emergency().GetByRole(AriaRole.Link, new() { Name = "Call 999" }))
            .ToHaveAttributeAsync("href", "tel:999");
        await Assertions.Expect(visitor.Emergency()).ToContainTextAsync("choose option 2");
        await Assertions.Expect(visitor.Emergency().Locator("a[href='tel:+448081570001']")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Best().GetByRole(AriaRole.Heading)).ToContainTextAsync("Crisis Team");
        await visitor.ShouldHaveNoAxeViolationsAsync();
        await visitor.ShouldNotScrollSidewaysAsync();
    }

    [Fact]
    public async Task A_place_that_cannot_be_found_keeps_what_to_do_at_once_and_all_that_was_said()
    {
        await using var visitor = await app.VisitAsync(Screen.Phone);
        await visitor.AskAsync("Zzyzx Qwrtp", age: "15", Suicidal);
        await visitor.PictureAsync("place-not-found");

        await Assertions.Expect(visitor.Emergency()).ToContainTextAsync("call 999");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("type the school’s postcode");
        await Assertions.Expect(visitor.Page.GetByLabel("Which school, or which postcode?")).ToHaveValueAsync("Zzyzx Qwrtp");
        await Assertions.Expect(visitor.Page.GetByLabel("How old is the child?")).ToHaveValueAsync("15");
        await Assertions.Expect(visitor.Page.GetByLabel(Suicidal[0])).ToBeCheckedAsync();
        await visitor.ShouldHaveNoAxeViolationsAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Several_schools_of_one_name_are_offered_and_the_situation_is_kept(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(Screen.Phone, javaScript);
        await visitor.AskAsync("St Mary’s CofE Primary School", age: "9", Anxious);
        await visitor.ShouldHaveOneTitleAsync("Which school?");
        await Assertions.Expect(visitor.Page.Locator(".app-choice")).ToHaveCountAsync(5);
        if (javaScript)
        {
            await visitor.PictureAsync("which-school");
            await visitor.ShouldHaveNoAxeViolationsAsync();
        }

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Scarfield" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("St Mary's CofE Primary School");
        await Assertions.Expect(visitor.Page.GetByText("Age 9 · Anxiety or worry")).ToBeVisibleAsync();
        Assert.Matches(AnswersAddress(), visitor.Page.Url);
    }

    [Fact]
    public async Task A_school_that_closed_leads_to_the_one_that_followed_it()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync("Gull Street Primary School", age: "9", Anxious);
        await Assertions.Expect(visitor.Page.GetByText("closed on 31 August 2024")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Gull Street Primary Academy" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Gull Street Primary Academy");
    }

    [Fact]
    public async Task A_form_sent_empty_says_what_each_field_needs_and_leads_there()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/");
        await visitor.SendAsync();
        var alert = visitor.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert.GetByRole(AriaRole.Link)).ToHaveTextAsync(
            ["Enter the name of the school, or a postcode", "Enter the child’s age in years", "Choose how soon help is needed",
                "Choose whether you want advice or support for the child"]);
        await alert.GetByRole(AriaRole.Link, new() { Name = "Choose how soon" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByLabel("Now", new() { Exact = true })).ToBeFocusedAsync();
        Assert.StartsWith("Error: ", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        await visitor.ShouldHaveNoAxeViolationsAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_was_asked_can_be_put_right_and_changed_on_the_answers_own_page(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(Screen.Desktop, javaScript);
        await visitor.AskAsync(Primary, age: "nine", Anxious);
        await visitor.Page.GetByLabel("How old is the child?").FillAsync("9");
        await visitor.SendAsync();
        await Assertions.Expect(visitor.Page.GetByText("Age 9 · Anxiety or worry")).ToBeVisibleAsync();
        await visitor.Link("Change").ClickAsync();
        await visitor.Page.GetByLabel("How old is the child?").FillAsync("10");
        await visitor.SendAsync();
        await Assertions.Expect(visitor.Page.GetByText("Age 10 · Anxiety or worry")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Links_within_the_answer_keep_it()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Link("Skip to main content").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(visitor.Best()).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/");
        var keyboard = visitor.Page.Keyboard;
        await visitor.Page.GetByLabel("Which school, or which postcode?").FocusAsync();
        await keyboard.TypeAsync("ZD1 6YH");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("9");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Space");
        await visitor.Page.GetByLabel("Within days").FocusAsync();
        await keyboard.PressAsync("Space");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Space");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByText("Age 9 · Anxiety or worry · Within days · Advice for the school"))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task Neither_the_home_nor_the_situation_is_in_an_address_a_title_or_a_cookie()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious, home: "ZD2 9GB");
        await Assertions.Expect(visitor.Best()).ToBeVisibleAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var addresses = visitor.Addresses.Select(address => AnswersAddress().Replace(address, "")); // by chance a number holds anything
        Assert.DoesNotMatch(Private(), string.Join('\n', [.. addresses, await visitor.Page.TitleAsync()]));
        Assert.Matches(AnswersAddress(), visitor.Page.Url);
        Assert.All(await visitor.CookieTextsAsync(), text => Assert.DoesNotContain("Anxiety", text, StringComparison.Ordinal));
        Assert.All(await visitor.CookieTextsAsync(), text => Assert.DoesNotContain("ZD2 9GB", text, StringComparison.Ordinal));
    }

    [Theory, InlineData("9", "Anxiety or worry"), InlineData("15", "Thoughts of ending their life")]
    public async Task The_answer_prints_on_one_page_with_what_matters(string age, string worry)
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age, [worry]);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(visitor.Best()).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("call 999").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Banner)).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Heading("Change what you asked")).ToBeHiddenAsync();
        var sheet = await visitor.Page.PdfAsync(new() { Format = "A4" });
        Assert.Single(SheetOfPdf().Matches(System.Text.Encoding.Latin1.GetString(sheet)));
    }

    [Fact]
    public async Task A_school_can_be_brought_along_from_its_page()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/schools/990004");
        await visitor.Link("Find who to contact about a child here").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByLabel("Which school, or which postcode?")).ToHaveValueAsync(Primary);
    }

    [GeneratedRegex("/who-to-contact/[A-Za-z0-9_-]{22}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnswersAddress();

    [GeneratedRegex("ZD2|9GB|anxi|Routine|Support", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Private();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SheetOfPdf();
}
