using System.Diagnostics;
using System.Net;
using System.Text.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;

namespace LinkDirectory.Tests.Web.Requests;

/// <summary>The directory knows where it is on the web by its setting, whatever a request says.</summary>
public sealed class SiteHostTests : IAsyncDisposable
{
    private const string Ours = "https://links.example";

    private readonly DirectoryApp app = new()
    {
        Environment = "Production",
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["PublicAddress"] = Ours },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("links.example", HttpStatusCode.OK)]
    [InlineData("links.example:8080", HttpStatusCode.OK)]
    [InlineData("localhost:8080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("links.example.evil.example", HttpStatusCode.BadRequest)]
    public async Task A_request_for_another_host_is_refused(string host, HttpStatusCode expected)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/privacy", host);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_redirect_leads_to_our_own_address()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/account", "127.0.0.1:8080");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"{Ours}/sign-in?return=%2Faccount", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_browser_comes_by_HTTPS_alone_for_a_year()
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(Ours) });
        using var answer = await client.GetAsync("/privacy", Cancellation);

        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task A_passkey_is_bound_to_our_own_name()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/sign-in/passkey-options", "127.0.0.1:8080");
        using var asked = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal("links.example", asked.RootElement.GetProperty("rpId").GetString());
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://links.example", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData(Ours, HttpStatusCode.OK)]
    public async Task Only_our_own_pages_open_a_circuit(string? origin, HttpStatusCode expected)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", "links.example", ("Origin", origin));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData(null)]
    public async Task Only_our_own_pages_open_a_websocket(string? origin)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/_blazor?id=x", "links.example", ("Origin", origin), ("Upgrade", "websocket"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Every_cookie_is_this_hosts_alone()
    {
        await using var live = new DirectoryApp { Environment = "Production" };
        var account = await new TestData(live.Db).AccountAsync(with: a =>
        {
            a.PasswordHash = Passwords.Hash(live, a);
            a.TwoFactorEnabled = true;
        });
        using var client = live.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        using var reader = new Reader(client);
        await reader.OpenAsync("/sign-in");
        var given = reader.Cookies.ToList();
        await reader.SignInAsync(account.Email, Passwords.Right);
        given.AddRange(reader.Cookies);
        using var passkey = await client.PostAsync("/sign-in/passkey-options", content: null, Cancellation);
        given.AddRange(passkey.Headers.GetValues("Set-Cookie"));

        var names = given.Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal))
            .Select(cookie => cookie.Split('=')[0]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["__Host-linkdirectory-code", "__Host-linkdirectory-form", "__Host-linkdirectory-passkey"], names);
        Assert.All(given, cookie =>
        {
            var parts = cookie.ToLowerInvariant().Split("; ");
            Assert.Contains("secure", parts);
            Assert.Contains("path=/", parts);
            Assert.DoesNotContain(parts, part => part.StartsWith("domain", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://links.example")]
    [InlineData("https://links.example/directory")]
    [InlineData("links.example")]
    public async Task A_live_server_that_is_not_told_its_address_says_so_and_does_not_start(string? set)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Server).Assembly.Location])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["PublicAddress"] = set;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            Assert.StartsWith("PublicAddress must be the directory’s address on the web, as in https://directory.example", await said,
                StringComparison.Ordinal);
            await process.WaitForExitAsync(patience.Token);
            Assert.Equal(1, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string host, params (string Name, string? Value)[] headers)
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = host;
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Cancellation);
    }

    private static class Passwords
    {
        public const string Right = "herring lamp tuesday";

        public static string Hash(DirectoryApp of, Account account) =>
            ((LinkDirectory.Features.Access.Credentials.Passwords)of.Services.GetService(
                typeof(LinkDirectory.Features.Access.Credentials.Passwords))!).Hash(account, Right);
    }
}
