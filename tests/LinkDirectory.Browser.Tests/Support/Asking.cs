using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>Fills in "who do I contact?" as people do: by the words on the page.</summary>
internal static class Asking
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

    /// <summary>The card of the best route.</summary>
    public static ILocator Best(this Visitor visitor) => visitor.Page.Locator("section[aria-labelledby=best]");

    public static ILocator Emergency(this Visitor visitor) => visitor.Page.Locator(".nhsuk-card--care--emergency");
}
