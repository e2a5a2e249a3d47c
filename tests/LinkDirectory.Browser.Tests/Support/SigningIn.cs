using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>Signs in as one of the demo's people, by the words on the page.</summary>
internal static class SigningIn
{
    private static int made;

    /// <summary>
    /// A visitor who has signed in with an account of their own that has this membership, by its cookie and without the form.
    /// </summary>
    public static async Task<Visitor> VisitAsAsync(this App app, Membership membership, Screen? screen = null, bool javaScript = true)
    {
        var number = Interlocked.Increment(ref made);
        var account = new Account
        {
            Name = $"Keeper {number}",
            Email = $"keeper{number}@keep.example",
            NormalizedEmail = $"KEEPER{number}@KEEP.EXAMPLE",
            SecurityStamp = $"stamp-{number}",
            CreatedAt = membership.GrantedAt,
            EmailConfirmedAt = membership.GrantedAt,
        };
        account.Memberships.Add(membership);
        var begun = new SignInSession { StartedAt = app.Services.GetRequiredService<TimeProvider>().GetUtcNow() };
        await using (var db = app.Services.GetRequiredService<DirectoryDb>().Open())
        {
            db.Add(account);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            begun.AccountId = account.Id;
            db.Add(begun);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var visitor = await app.VisitAsync(screen, javaScript);
        var (name, value) = Cookie(app, new Session(account.Id, account.SecurityStamp, begun.Id));
        await visitor.Page.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = app.Address }]);
        return visitor;
    }

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

    /// <summary>Looks at a page about signing in and accounts on every screen.</summary>
    public static Task LookAsync(this Visitor visitor, string name) => visitor.LookAtAsync($"access-{name}");

    private static (string Name, string Value) Cookie(App app, Session session)
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            session.AsPrincipal(IdentityConstants.ApplicationScheme), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan },
            IdentityConstants.ApplicationScheme);
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }
}
