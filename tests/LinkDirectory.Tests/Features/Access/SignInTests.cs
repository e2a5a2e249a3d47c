using System.Net;
using System.Text.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>Signing in with a password and an authenticator, on the pages.</summary>
public sealed class SignInTests : IAsyncDisposable
{
    private const string Password = "herring lamp tuesday";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SignInTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_person_who_must_sign_in_lands_where_they_were_going()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);

        await reader.OpenAsync("/account/tokens");
        Assert.Equal("Sign in", reader.Heading);
        await reader.SendAsync("sign-in", ("email", account.Email.ToUpperInvariant()), ("password", Password));

        Assert.Equal(("/account/tokens", "Your access tokens"), (reader.Place, reader.Heading));
        Assert.Contains(account.Name, reader.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("password", (await LineAsync("sign in")).Detail);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    public async Task A_link_to_sign_in_leads_nowhere_else(string address)
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);

        await reader.OpenAsync($"/sign-in?return={Uri.EscapeDataString(address)}");
        await reader.SendAsync("sign-in", ("email", account.Email), ("password", Password));

        Assert.Equal("/", reader.Place);
    }

    [Fact]
    public async Task An_unknown_address_is_answered_as_a_wrong_password_is()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);

        var wrong = Summary(await reader.SignInAsync(account.Email, "not the password"));
        var unknown = Summary(await reader.SignInAsync("nobody@staff.example", "not the password"));

        Assert.Equal(wrong, unknown);
        Assert.Contains("wrong", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_failures_lock_an_account_for_a_quarter_of_an_hour_whatever_comes_then()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        for (var i = 0; i < new AccountLockoutOptions().Failures; i++)
        {
            await reader.SignInAsync(account.Email, "not the password");
        }

        Assert.Equal("Sign in", (await reader.SignInAsync(account.Email, Password)).Heading);
        Assert.Equal("5 failed attempts", (await LineAsync("lock account")).Detail);
        app.Clock.Now += new AccountLockoutOptions().Duration - TimeSpan.FromSeconds(1);
        Assert.Equal("Sign in", (await reader.SignInAsync(account.Email, Password)).Heading);
        app.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("/", (await reader.SignInAsync(account.Email, Password)).Place);
    }

    [Fact]
    public async Task Trying_on_and_on_is_refused_with_the_time_to_wait()
    {
        using var reader = Reader.For(app);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await reader.SignInAsync("nobody@staff.example", "anything")).Status);
        }

        await reader.SignInAsync("nobody@staff.example", "anything");

        Assert.Equal(HttpStatusCode.TooManyRequests, reader.Status);
        Assert.InRange(reader.RetryAfter!.Value.TotalSeconds, 1, 300);
        Assert.Contains("too many attempts. Wait", Summary(reader), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.SignInAsync("somebody@staff.example", "anything")).Status);
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("unconfirmed")]
    public async Task An_account_that_is_not_open_is_answered_as_a_wrong_password_is(string what)
    {
        var account = await PersonAsync(a =>
        {
            a.ClosedAt = what == "closed" ? app.Clock.Now : null;
            a.EmailConfirmedAt = what == "closed" ? app.Clock.Now : null;
        });
        using var reader = Reader.For(app);

        Assert.Contains("is wrong", Summary(await reader.SignInAsync(account.Email, Password)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authenticator_is_proven_then_asked_for_and_each_code_is_good_once()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        var (key, codes) = await AddAuthenticatorAsync(reader, account);

        using var other = Reader.For(app);
        await other.SignInAsync(account.Email, Password);
        Assert.Equal("Type the code from your app", other.Heading);
        await other.OpenAsync("/account");
        Assert.Equal("Sign in", other.Heading);

        await other.OpenAsync("/sign-in/code");
        await other.SendAsync("code", ("code", CodeAt(key, app.Clock.Now)));
        Assert.Contains("not the code", Summary(other), StringComparison.Ordinal); // it was used to prove the app
        app.Clock.Now += TimeSpan.FromSeconds(30);
        await other.SendAsync("code", ("code", CodeAt(key, app.Clock.Now)));
        Assert.Equal("/", other.Place);

        using var third = Reader.For(app);
        await third.SignInAsync(account.Email, Password);
        await third.SendAsync("code", ("code", CodeAt(key, app.Clock.Now)));
        Assert.Contains("not the code", Summary(third), StringComparison.Ordinal);
        await third.OpenAsync("/sign-in/code?lost=1");
        await third.SendAsync("code", ("code", codes[0].ToUpperInvariant()));
        Assert.Equal("/", third.Place);

        using var fourth = Reader.For(app);
        await fourth.SignInAsync(account.Email, Password);
        await fourth.OpenAsync("/sign-in/code?lost=1");
        await fourth.SendAsync("code", ("code", codes[0]));
        Assert.Contains("has been used", Summary(fourth), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in/code")]
    [InlineData("/sign-in/code?lost=yes")]
    public async Task Wrong_codes_lock_the_account_as_wrong_passwords_do(string page)
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        var (key, _) = await AddAuthenticatorAsync(reader, account);
        using var other = Reader.For(app);
        await other.SignInAsync(account.Email, Password);
        for (var i = 0; i < new AccountLockoutOptions().Failures; i++)
        {
            await other.OpenAsync(page);
            await other.SendAsync("code", ("code", "000000"));
        }

        app.Clock.Now += TimeSpan.FromSeconds(30);
        await other.OpenAsync("/sign-in/code");
        await other.SendAsync("code", ("code", CodeAt(key, app.Clock.Now)));

        Assert.Contains("not the code", Summary(other), StringComparison.Ordinal);
        Assert.NotNull(await LineAsync("lock account"));
    }

    [Fact]
    public async Task A_passkey_that_stands_for_the_code_too_must_know_who_holds_it()
    {
        using var client = app.CreateClient();
        using var answer = await client.PostAsync("/sign-in/passkey-options", content: null, Cancellation);
        using var asked = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal("required", asked.RootElement.GetProperty("userVerification").GetString());
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, Password);

        await reader.SendAsync("sign-out");
        await reader.OpenAsync("/account");

        Assert.Equal("Sign in", reader.Heading);
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_without_use()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, Password);

        app.Clock.Now += TimeSpan.FromHours(5);
        Assert.Equal("Your account", (await reader.OpenAsync("/account")).Heading);
        app.Clock.Now += TimeSpan.FromHours(5);
        Assert.Equal("Your account", (await reader.OpenAsync("/account")).Heading);
        app.Clock.Now += TimeSpan.FromHours(8.1);
        Assert.Equal("Sign in", (await reader.OpenAsync("/account")).Heading);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        await using var live = new DirectoryApp { Environment = "Production" };
        var account = await live.AccountWithPasswordAsync(new TestData(live.Db), Password, role: null);
        using var client = live.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        using var reader = new Reader(client);
        await reader.OpenAsync("/sign-in");

        await reader.SignInAsync(account.Email, Password);

        var cookie = reader.Cookies.Single(c => c.StartsWith("__Host-linkdirectory=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.All(new[] { "httponly", "samesite=lax", "secure" }, said => Assert.Contains(said, cookie, StringComparison.Ordinal));
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
    }

    private static string CodeAt(byte[] key, DateTimeOffset at) => Totp.Code(key, Totp.StepAt(at));

    private static string Summary(Reader reader) => reader.Page.QuerySelector(".nhsuk-error-summary")?.TextContent ?? "";

    private Task<Account> PersonAsync(Action<Account>? with = null) => app.AccountWithPasswordAsync(data, Password, with: with);

    private async Task<(byte[] Key, string[] Codes)> AddAuthenticatorAsync(Reader reader, Account account)
    {
        await reader.SignInAsync(account.Email, Password);
        await reader.OpenAsync("/account/authenticator");
        var key = Base32.Read(reader.Page.QuerySelector(".app-key")!.TextContent);
        await reader.SendAsync("prove", ("code", CodeAt(key, app.Clock.Now)));
        Assert.Equal("Keep these recovery codes", reader.Heading);
        return (key, [.. reader.Page.QuerySelectorAll(".app-codes code").Select(c => c.TextContent)]);
    }

    private async Task<LinkDirectory.Features.Audit.AuditLine> LineAsync(string act)
    {
        await using var db = app.Db.OpenToRead();
        return await db.AuditLines.Where(l => l.Act == act).OrderBy(l => l.Id).LastAsync(Cancellation);
    }
}
