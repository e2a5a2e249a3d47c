using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>Fills in "who do I contact?" as people do: by the words on the page.</summary>
internal static partial class Asking
{
    public static async Task AskAsync(
        this Visitor visitor, string place, string age, string[]? worries = null, string howSoon = "It can wait its turn",
        string help = "Support for the child", string? home = null)
    {
        await visitor.OpenAsync("/");
        await visitor.Page.GetByLabel("Which school, or which postcode?").FillAsync(place);
        await visitor.Page.GetByLabel("How old is the child?").FillAsync(age);
        foreach (var worry in worries ?? [])
        {
            await visitor.Page.GetByLabel(worry).CheckAsync();
        }

        await visitor.Page.GetByLabel(howSoon, new() { Exact = true }).CheckAsync();
        await visitor.Page.GetByLabel(help).CheckAsync();
        if (home is not null)
        {
            await visitor.Page.GetByText("For a more certain answer").ClickAsync();
            await visitor.Page.GetByLabel("Postcode where the child lives").FillAsync(home);
        }

        await visitor.SendAsync();
    }

    public static Task SendAsync(this Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Find who to contact" }).ClickAsync();

    /// <summary>The page answers the question about a child of this age with anxiety, and its address tells nothing of it.</summary>
    public static async Task ShouldAnswerAsync(this IPage page, int age)
    {
        await Assertions.Expect(page.GetByText($"Age {age} · Anxiety or worry")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=best]")).ToBeVisibleAsync();
        Assert.Matches(AnswersAddress(), page.Url);
    }

    /// <summary>The question's first fields hold this.</summary>
    public static async Task ShouldAskAsync(this IPage page, string place, string age)
    {
        await Assertions.Expect(page.GetByLabel("Which school, or which postcode?")).ToHaveValueAsync(place);
        await Assertions.Expect(page.GetByLabel("How old is the child?")).ToHaveValueAsync(age);
    }

    /// <summary>The card of the best route.</summary>
    public static ILocator Best(this Visitor visitor) => visitor.Page.Locator("section[aria-labelledby=best]");

    public static ILocator Emergency(this Visitor visitor) => visitor.Page.Locator(".nhsuk-card--care--emergency");

    [GeneratedRegex("/who-to-contact/[A-Za-z0-9_-]{22}(#change)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnswersAddress();
}
