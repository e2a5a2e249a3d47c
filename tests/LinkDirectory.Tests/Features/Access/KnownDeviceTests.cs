using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>A stranger's wrong passwords do not lock the owner out of a browser that they have used.</summary>
public sealed class KnownDeviceTests : IAsyncDisposable
{
    private const string Password = "herring lamp tuesday";

    private readonly DirectoryApp app = new()
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:SignIn:PerAccount"] = "1000" },
    };

    private readonly TestData data;

    public KnownDeviceTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_owner_comes_in_where_they_have_been_before_and_is_told_once_a_day()
    {
        var account = await PersonAsync();
        using var known = Reader.For(app);
        Assert.Equal("/", (await known.SignInAsync(account.Email, Password)).Place);
        await known.SendAsync("sign-out");
        using var stranger = Reader.For(app);
        await FailAsync(stranger, account);
        using var unknown = Reader.For(app);

        Assert.Equal("Sign in", (await unknown.SignInAsync(account.Email, Password)).Heading);
        Assert.Equal("/", (await known.SignInAsync(account.Email, Password)).Place);
        Assert.Equal("Sign in", (await unknown.SignInAsync(account.Email, Password)).Heading);

        app.Clock.Now += new AccountLockoutOptions().Duration;
        await FailAsync(stranger, account);
        var told = Assert.Single(await app.MailsAsync());
        Assert.Equal((account.Email, "Somebody could not sign in to your account"), (told.To, told.Subject));
    }

    [Fact]
    public async Task A_known_browser_locks_by_failures_of_its_own_and_locks_nobody_else()
    {
        var account = await PersonAsync();
        using var known = Reader.For(app);
        await known.SignInAsync(account.Email, Password);
        await known.SendAsync("sign-out");
        await FailAsync(known, account);

        Assert.Equal("Sign in", (await known.SignInAsync(account.Email, Password)).Heading);
        using var other = Reader.For(app);
        Assert.Equal("/", (await other.SignInAsync(account.Email, Password)).Place);
        Assert.Empty(await app.MailsAsync());
        app.Clock.Now += new AccountLockoutOptions().Duration;
        Assert.Equal("/", (await known.SignInAsync(account.Email, Password)).Place);
    }

    [Fact]
    public async Task A_browser_is_known_for_the_account_that_used_it_alone()
    {
        var (one, other) = (await PersonAsync(), await PersonAsync());
        using var browser = Reader.For(app);
        await browser.SignInAsync(one.Email, Password);
        await browser.SendAsync("sign-out");
        using var stranger = Reader.For(app);
        await FailAsync(stranger, other);

        Assert.Equal("Sign in", (await browser.SignInAsync(other.Email, Password)).Heading);
    }

    [Fact]
    public async Task Twenty_browsers_are_known_of_an_account_the_last_used()
    {
        var account = await PersonAsync();
        for (var number = 0; number <= KnownDevice.Most; number++)
        {
            using var browser = Reader.For(app);
            Assert.Equal("/", (await browser.SignInAsync(account.Email, Password)).Place);
            app.Clock.Now += TimeSpan.FromMinutes(6);
        }

        await using var db = app.Db.OpenToRead();
        var kept = await db.KnownDevices.OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(2, KnownDevice.Most), kept);
    }

    private static async Task FailAsync(Reader reader, Account account)
    {
        for (var i = 0; i < new AccountLockoutOptions().Failures; i++)
        {
            await reader.SignInAsync(account.Email, "not the password");
        }
    }

    private Task<Account> PersonAsync() => app.AccountWithPasswordAsync(data, Password);
}
