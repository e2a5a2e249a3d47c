using LinkDirectory.Features.Access;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>Signs in as one of the demo's people, by the words on the page.</summary>
internal static class SigningIn
{
    /// <param name="who">The part of the address before the @, as in "lead".</param>
    public static async Task SignInAsync(this Visitor visitor, string who, string password = DemoAccounts.Password)
    {
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.GetByLabel("Email address").FillAsync($"{who}@demo.example");
        await visitor.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("main")).ToBeVisibleAsync();
    }

    public static Task ShouldBeSignedInAsync(this Visitor visitor, string name) =>
        Assertions.Expect(visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Account" })).ToContainTextAsync(name);

    /// <summary>Gives the browser a device that makes passkeys and says that its owner has unlocked it.</summary>
    public static async Task HoldAuthenticatorAsync(this Visitor visitor)
    {
        var devices = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <summary>Looks at the page on every screen: nothing wider than it, no axe violation; keeps a picture on the two that people have.</summary>
    public static async Task LookAsync(this Visitor visitor, string name)
    {
        foreach (var screen in Screen.All)
        {
            await visitor.TurnToAsync(screen);
            await visitor.ShouldNotScrollSidewaysAsync();
            if (screen == Screen.Desktop || screen == Screen.Phone)
            {
                await visitor.PictureAsync($"access-{name}");
                await visitor.ShouldHaveNoAxeViolationsAsync();
            }
        }

        await visitor.TurnToAsync(Screen.Desktop);
    }
}
