using LinkDirectory.Features.Access;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>How long sessions last, when accounts are locked and how long links work are settings; pages and mails say the same.</summary>
public sealed class SignInSettingsTests : IAsyncDisposable
{
    private const string Password = "herring lamp tuesday";

    private readonly DirectoryApp app = new()
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SignIn:Session:Length"] = "00:30:00",
            ["SignIn:Lockout:Failures"] = "2",
            ["SignIn:Lockout:Duration"] = "00:20:00",
            ["Links:NewPassword"] = "02:00:00",
            ["Links:Invitation"] = "1.00:00:00",
        },
    };

    private readonly TestData data;

    public SignInSettingsTests() => data = new TestData(app.Db);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_session_ends_when_it_has_not_been_used_for_as_long_as_is_set()
    {
        using var reader = Reader.For(app);
        await reader.SignInAsync((await PersonAsync()).Email, Password);

        app.Clock.Now += TimeSpan.FromMinutes(29);
        Assert.Equal("Your account", (await reader.OpenAsync("/account")).Heading);
        app.Clock.Now += TimeSpan.FromMinutes(31);
        Assert.Equal("Sign in", (await reader.OpenAsync("/account")).Heading);
    }

    [Fact]
    public async Task An_account_is_locked_after_as_many_failures_and_for_as_long_as_is_set()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, "not the password");
        await reader.SignInAsync(account.Email, "not the password");
        Assert.Contains("wait 20 minutes", Words(reader), StringComparison.Ordinal);

        Assert.Equal("Sign in", (await reader.SignInAsync(account.Email, Password)).Heading);
        app.Clock.Now += TimeSpan.FromMinutes(20);
        Assert.Equal("/", (await reader.SignInAsync(account.Email, Password)).Place);
    }

    [Fact]
    public async Task A_link_to_a_new_password_works_for_as_long_as_is_set_and_its_mail_says_so()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.OpenAsync("/forgot-password");
        await reader.SendAsync("forgot", ("email", account.Email));
        Assert.Contains("within 2 hours", Words(reader), StringComparison.Ordinal);
        Assert.Contains("2 hours", Assert.Single(await app.MailsAsync()).Closing, StringComparison.Ordinal);

        var link = await app.LinkInMailAsync();
        app.Clock.Now += TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1);
        Assert.Equal("Choose a password", (await reader.OpenAsync(link)).Heading);
        app.Clock.Now += TimeSpan.FromSeconds(2);
        Assert.NotEqual("Choose a password", (await reader.OpenAsync(link)).Heading);
    }

    [Fact]
    public async Task An_invitation_works_for_as_long_as_is_set_and_its_mail_says_so()
    {
        using var reader = Reader.For(app);
        await reader.SignInAsync((await PersonAsync()).Email, Password);
        await reader.OpenAsync("/people/invite");
        await reader.SendAsync("invite", ("name", "Sam"), ("email", "sam@staff.example"), ("role", "Administrator"));
        await app.SecondPersonAgreesAsync(data);
        Assert.Contains("one day", Assert.Single(await app.MailsAsync()).Closing, StringComparison.Ordinal);

        var link = await app.LinkInMailAsync();
        app.Clock.Now += TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1);
        using var sam = Reader.For(app);
        Assert.NotEqual("You are invited to LinkDirectory", (await sam.OpenAsync(link)).Heading);
    }

    // A page's text as it is read, whatever its lines.
    private static string Words(Reader reader) => string.Join(' ', reader.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<Account> PersonAsync() => app.AccountWithPasswordAsync(data, Password);
}
