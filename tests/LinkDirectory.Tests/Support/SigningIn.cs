using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
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
        var text = $"ld_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
        await using var db = app.Db.Open();
        db.AccessTokens.Add(new AccessToken
        {
            AccountId = account.Id,
            Name = "test",
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Ending = text[^4..],
            Scope = scope,
            CreatedAt = app.Clock.Now,
            ExpiresAt = app.Clock.Now.AddDays(days),
        });
        await db.SaveChangesAsync(Cancellation);
        return text;
    }

    /// <summary>
    /// A browser without JavaScript that the account has signed in with; as anyone where there is none. Keeps cookies, follows no redirect
    /// unless told.
    /// </summary>
    public static HttpClient SignedIn(this DirectoryApp app, Account? account, bool followRedirects = false) =>
        app.SignedInBy(account is null ? null : app.SessionOf(account), followRedirects);

    /// <summary>A browser that holds a session's cookie.</summary>
    public static HttpClient SignedInBy(this DirectoryApp app, Session? session, bool followRedirects = false)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = followRedirects });
        if (session is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", app.CookieOf(session));
        }

        return client;
    }

    /// <summary>The cookie that signing in would give the account, as a request carries it.</summary>
    public static string CookieOf(this DirectoryApp app, Account account) => app.CookieOf(app.SessionOf(account));

    private static string CookieOf(this DirectoryApp app, Session session)
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var issued = new AuthenticationProperties { IssuedUtc = app.Clock.Now, ExpiresUtc = app.Clock.Now + options.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(
            session.AsPrincipal(IdentityConstants.ApplicationScheme), issued, IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>An account that a password signs in to: an administrator's unless it has another role.</summary>
    public static Task<Account> AccountWithPasswordAsync(
        this DirectoryApp app, TestData data, string password, UserRole? role = UserRole.Administrator, Action<Account>? with = null) =>
        data.AccountAsync(role, with: account =>
        {
            account.PasswordHash = app.Services.GetRequiredService<Passwords>().Hash(account, password);
            with?.Invoke(account);
        });

    /// <summary>A session of the account that begins now.</summary>
    public static Session SessionOf(this DirectoryApp app, Account account) =>
        Task.Run(() => app.SessionOfAsync(account)).GetAwaiter().GetResult();

    private static async Task<Session> SessionOfAsync(this DirectoryApp app, Account account)
    {
        await using var db = app.Db.Open();
        var begun = new SignInSession { AccountId = account.Id, StartedAt = app.Clock.Now };
        db.SignInSessions.Add(begun);
        await db.SaveChangesAsync(Cancellation);
        return new Session(account.Id, account.SecurityStamp, begun.Id);
    }

    /// <summary>The actor that the account is now, for asking a feature service itself.</summary>
    public static async Task<Actor> ActorOfAsync(this DirectoryApp app, Account account) =>
        (await app.Services.GetRequiredService<Actors>()
            .FindBySessionAsync(app.SessionOf(account), Cancellation))!.Actor;
}
