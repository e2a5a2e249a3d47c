using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Access;

/// <summary>Signing in as people do: with a password, an authenticator, a recovery code, a passkey; with the keyboard alone.</summary>
public sealed class SignInTests(App app)
{
    // The application's clock stands still at this, and so do its codes.
    private static readonly long Step = Totp.StepAt(new DateTimeOffset(2026, 11, 18, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task With_the_keyboard_alone_to_where_one_was_going()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync("/account");
        await visitor.ShouldHaveOneTitleAsync("Sign in");
        await visitor.Page.GetByLabel("Email address").FocusAsync();

        await visitor.Page.Keyboard.TypeAsync("editor@demo.example");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.TypeAsync(DemoAccounts.Password);
        await visitor.Page.Keyboard.PressAsync("Enter");

        await visitor.ShouldHaveOneTitleAsync("Your account");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Account" })).ToContainTextAsync("Edie Demo");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(visitor.Link("Sign in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_what_was_typed_stays()
    {
        await using var visitor = await app.VisitWithoutJavaScriptAsync();
        await visitor.SignInAsync("editor", "not the password");

        await visitor.ShouldHaveOneTitleAsync("Sign in", title: "Error: Sign in");
        await Assertions.Expect(visitor.Page.GetByLabel("Email address")).ToHaveValueAsync("editor@demo.example");
        await Assertions.Expect(visitor.Page.GetByLabel("Password", new() { Exact = true })).ToHaveValueAsync("");
    }

    [Fact]
    public async Task With_an_authenticator_and_without_it_with_a_recovery_code()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.SignInAsync("commissioner");
        await visitor.OpenAsync("/account/authenticator");
        await visitor.LookAsync("authenticator");
        var key = Base32(await visitor.Page.Locator(".app-key").InnerTextAsync());
        await visitor.Page.GetByLabel("Six digits").FillAsync(Totp.Code(key, Step));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Use this app" }).ClickAsync();
        await visitor.ShouldHaveOneTitleAsync("Keep these recovery codes");
        await visitor.LookAsync("recovery-codes");
        var recovery = await visitor.Page.Locator(".app-codes code").First.InnerTextAsync();

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.SignInAsync("commissioner");
        await visitor.LookAsync("code");
        await visitor.Page.GetByLabel("Six digits").FillAsync(Totp.Code(key, Step + 1));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await visitor.ShouldBeSignedInAsync("Chris Demo");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.SignInAsync("commissioner");
        await visitor.Page.GetByText("use a recovery code").ClickAsync();
        await visitor.Page.GetByLabel("Recovery code").FillAsync(recovery);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await visitor.ShouldBeSignedInAsync("Chris Demo");
    }

    [Fact]
    public async Task With_a_passkey_in_place_of_the_password()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.HoldAuthenticatorAsync();
        await visitor.SignInAsync("camhs");
        await visitor.OpenAsync("/account/passkeys");
        await visitor.Page.GetByLabel("What to call it").FillAsync("School laptop");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove School laptop" })).ToBeVisibleAsync();
        await visitor.LookAsync("passkeys");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.OpenAsync("/sign-in?return=%2Faccount%2Fpasskeys");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await visitor.ShouldHaveOneTitleAsync("Your passkeys");
        await Assertions.Expect(visitor.Page.GetByText("last used 18 November 2026")).ToBeVisibleAsync();

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove School laptop" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("You have none yet.")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("That passkey is not known here").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/sign-in", null), InlineData("/forgot-password", null), InlineData("/choose-password?token=x",
        null), InlineData("/invitation?token=x", null), InlineData("/confirm-address?token=x", null)]
    [InlineData("/account", "admin"), InlineData("/account/password", "admin"), InlineData("/account/address",
        "admin"), InlineData("/account/passkeys", "admin"), InlineData("/account/tokens", "admin")]
    [InlineData("/people", "admin"), InlineData("/people/1", "admin"), InlineData("/people/invite",
        "admin"), InlineData("/people", "editor")]
    public async Task A_page_reads_well_on_every_screen(string path, string? account)
    {
        await using var visitor = await app.VisitAsync();
        if (account is not null) await visitor.SignInAsync(account);
        await visitor.OpenAsync(path);
        await visitor.LookAsync($"{path.Split('?')[0].Trim('/').Replace('/', '-')}{(account == "editor" ? "-editor" : "")}");
    }

    private static byte[] Base32(string text)
    {
        var bits = text.Where(c => c != ' ')
            .SelectMany(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0'));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
