using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Web;

/// <summary>The next person at a computer does not find what was asked there before somebody started again or signed out.</summary>
public sealed class SharedComputerTests(App app)
{
    private const string Primary = "Kelder Lane Primary School";

    private const string NotOpen = "This answer is not open in this browser";

    private static readonly string[] Anxious = ["Anxiety or worry"];

    [Theory, InlineData(true), InlineData(false)]
    public async Task After_starting_again_nobody_finds_what_was_asked_by_going_back(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);
        await visitor.Page.GetByLabel("How old is the child?").FillAsync("10");
        await visitor.SendAsync();
        await visitor.Page.ShouldAnswerAsync(age: 10);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Start again" }).ClickAsync();
        await visitor.Page.WaitForURLAsync($"{app.Address}/who-to-contact");
        await visitor.Page.ShouldAskAsync(place: "", age: "");

        for (var answers = 0; answers < 2; answers++)
        {
            await visitor.Page.GoBackAsync();
            await Assertions.Expect(visitor.Page.GetByText(NotOpen)).ToBeVisibleAsync();
            await visitor.Page.ShouldAskAsync(place: "", age: "");
        }

        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync($"{app.Address}/");
        await visitor.Page.ShouldAskAsync(place: "", age: "");
        if (javaScript) await Assertions.Expect(visitor.Page.GetByLabel(Anxious[0])).Not.ToBeCheckedAsync(); // else the browser decides
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task After_signing_out_nobody_finds_what_was_asked_by_going_back(bool javaScript)
    {
        await using var visitor = await app.VisitAsync(javaScript: javaScript);
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);
        var before = visitor.Page.Url;
        await visitor.SignInAsync("lead");
        await visitor.ShouldBeSignedInAsync("Tracey Hargreaves");
        await visitor.AskAsync(Primary, age: "10", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 10);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(visitor.Link("Sign in")).ToBeVisibleAsync();

        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page.GetByText(NotOpen)).ToBeVisibleAsync();
        await visitor.Page.ShouldAskAsync(place: "", age: "");
        await visitor.Page.GoBackAsync(); // to the form
        await visitor.Page.ShouldAskAsync(place: "", age: "");
        await visitor.Page.GotoAsync(before);
        await Assertions.Expect(visitor.Page.GetByText(NotOpen)).ToBeVisibleAsync();
        await visitor.SignInAsync("lead");
        await visitor.Page.GotoAsync(before);
        await Assertions.Expect(visitor.Page.GetByText(NotOpen)).ToBeVisibleAsync();
    }

    // Some browsers show a page as it stood, which this one is told not to do: the page is told that it was.
    [Fact]
    public async Task A_page_that_the_browser_held_on_to_is_asked_for_again_once_somebody_has_started_again()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.AskAsync(Primary, age: "9", Anxious);
        await visitor.Page.ShouldAnswerAsync(age: 9);
        await visitor.Page.WaitForLoadStateAsync(); // with its scripts
        await visitor.Page.EvaluateAsync("""
            async () => {
                const again = document.querySelector('form.app-again');
                again.addEventListener('submit', event => event.preventDefault());
                again.requestSubmit();
                await fetch(again.action, { method: 'POST', redirect: 'manual' });
                setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
            }
            """);

        await Assertions.Expect(visitor.Page.GetByText(NotOpen)).ToBeVisibleAsync();
        await visitor.Page.ShouldAskAsync(place: "", age: "");
    }
}
