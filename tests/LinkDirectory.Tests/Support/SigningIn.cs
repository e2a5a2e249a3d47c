using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Access.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LinkDirectory.Tests.Support;

/// <summary>Comes to the application as somebody: to the API with a token, to the pages with a signed-in browser's cookie.</summary>
internal static class SigningIn
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Asks the API with a token of the account; as anyone where there is none.</summary>
    public static async Task<GraphQLAnswer> AskAsAsync(
        this DirectoryApp app, Account? account, string query, object? variables = null, TokenScope scope = TokenScope.Write)
    {
        using var client = account is null ? app.CreateClient() : await app.WithTokenAsync(account, scope);
        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables }, Cancellation);
        return new GraphQLAnswer(await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>A client whose requests to the API carry a new token of the account.</summary>
    public static async Task<HttpClient> WithTokenAsync(this DirectoryApp app, Account account, TokenScope scope = TokenScope.Write) =>
        app.WithToken(await app.TokenAsync(account, scope));

    /// <summary>A client whose requests to the API carry a token.</summary>
    public static HttpClient WithToken(this DirectoryApp app, string token)
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A new personal access token of the account.</summary>
    public static async Task<string> TokenAsync(
        this DirectoryApp app, Account account, TokenScope scope = TokenScope.Write, int days = AccessTokens.UsualDays)
    {
        var tokens = app.Services.GetRequiredService<AccessTokens>();
        return (await tokens.CreateAsync(Actor.Operator, account.Id, "test", scope, days, Cancellation))!.Text;
    }

    /// <summary>
    /// A browser without JavaScript that the account has signed in with; as anyone where there is none. Keeps cookies, follows no redirect
    /// unless told.
    /// </summary>
    public static HttpClient SignedIn(this DirectoryApp app, Account? account, bool followRedirects = false)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = followRedirects });
        if (account is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", app.CookieOf(account));
        }

        return client;
    }

    /// <summary>The cookie that signing in would give the account, as a request carries it.</summary>
    public static string CookieOf(this DirectoryApp app, Account account)
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var who = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, $"{account.Id}"),
                new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, account.SecurityStamp)],
            IdentityConstants.ApplicationScheme);
        var issued = new AuthenticationProperties { IssuedUtc = app.Clock.Now, ExpiresUtc = app.Clock.Now + options.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(who), issued, IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>The actor that the account is now, for asking a feature service itself.</summary>
    public static async Task<Actor> ActorOfAsync(this DirectoryApp app, Account account) =>
        (await app.Services.GetRequiredService<Actors>()
            .FindBySessionAsync(new Session(account.Id, account.SecurityStamp), Cancellation))!.Actor;
}
