using System.Buffers.Binary;
using System.Net;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Support;
using LinkDirectory.Wording;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using System.Text;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>Choosing, forgetting and changing passwords.</summary>
public sealed class PasswordTests : IAsyncDisposable
{
    private const string Old = "herring lamp tuesday";
    private const string New = "violet kettle forty";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public PasswordTests() => data = new TestData(app.Db);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("elevenchars", nameof(AccessProblems.TooShort))]
    [InlineData("Password123456!", nameof(AccessProblems.TooCommon))]
    [InlineData("123456789012", nameof(AccessProblems.TooCommon))]
    [InlineData("aaaaaaaaaaaaaa", nameof(AccessProblems.TooCommon))]
    [InlineData("qwertyuiop12", nameof(AccessProblems.TooCommon))]
    [InlineData("Sam.Staff@school.example", nameof(AccessProblems.IsAddress))]
    [InlineData("sam.staff2026", nameof(AccessProblems.IsAddress))]
    [InlineData("herring lamp tuesday", null)]
    [InlineData("grüße aus der küche", null)]
    public void Only_length_and_what_is_guessed_first_count(string password, string? expected) =>
        Assert.Equal(expected is null ? null : typeof(AccessProblems).GetProperty(expected)!.GetValue(null),
            Passwords.ProblemOf(password, "sam.staff@school.example"));

    // RFC 6238, appendix B: the last six of the eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code,
            Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public async Task A_password_hashed_in_fewer_rounds_is_hashed_again_when_it_signs_in_and_ends_no_session()
    {
        var account = await PersonAsync();
        var fewer = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 500 }));
        await using var db = app.Db.Open();
        await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, fewer.HashPassword(account, Old)), Cancellation);
        using var before = app.SignedIn(account);

        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, "not the password");
        Assert.Equal(500, RoundsOf(await HashAsync(account)));
        await reader.SignInAsync(account.Email, Old);

        var again = await HashAsync(account);
        Assert.Equal(app.HashRounds, RoundsOf(again));
        Assert.Equal("Your account", (await reader.OpenAsync("/account")).Heading);
        using var open = await before.GetAsync("/account", Cancellation);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        await reader.SignInAsync(account.Email, Old);
        Assert.Equal(again, await HashAsync(account));
    }

    [Fact]
    public async Task In_use_a_password_is_hashed_in_as_many_rounds_as_OWASP_asks_for()
    {
        await using var inUse = new DirectoryApp { HashRounds = Passwords.Rounds };
        var account = await inUse.AccountWithPasswordAsync(new TestData(inUse.Db), Old);

        Assert.Equal(210_000, RoundsOf(account.PasswordHash!));
        using var reader = await Reader.For(inUse).SignInAsync(account.Email, Old);
        Assert.Equal("Your account", (await reader.OpenAsync("/account")).Heading);
    }

    // The framework's third format: a mark, the function, then the rounds, each number in four bytes.
    private static int RoundsOf(string hash) => BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));

    private async Task<string> HashAsync(Account account)
    {
        await using var db = app.Db.OpenToRead();
        return (await db.Accounts.SingleAsync(a => a.Id == account.Id, Cancellation)).PasswordHash!;
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_mailed_link_that_works_once()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, Old);
        using var other = Reader.For(app);
        await other.OpenAsync("/forgot-password");
        await other.SendAsync("forgot", ("email", account.Email));
        Assert.Equal("Check your email", other.Heading);
        var link = await app.LinkInMailAsync();

        await other.OpenAsync(link);
        await other.SendAsync("choose", ("password", New), ("again", New));

        Assert.Equal("Sign in", other.Heading);
        Assert.Equal("Sign in", (await reader.OpenAsync("/account")).Heading);
        Assert.Equal("Sign in", (await other.SignInAsync(account.Email, Old)).Heading);
        Assert.Equal("/", (await other.SignInAsync(account.Email, New)).Place);
        Assert.Equal("This link has expired", (await other.OpenAsync(link)).Heading);
        Assert.Equal("Your password was changed", (await app.MailsAsync())[^1].Subject);
    }

    [Fact]
    public async Task A_link_is_good_for_an_hour()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.OpenAsync("/forgot-password");
        await reader.SendAsync("forgot", ("email", account.Email));
        var link = await app.LinkInMailAsync();

        app.Clock.Now += TimeSpan.FromMinutes(59);
        Assert.Equal("Choose a password", (await reader.OpenAsync(link)).Heading);
        app.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal("This link has expired", (await reader.OpenAsync(link)).Heading);
        Assert.Equal("This link has expired", (await reader.OpenAsync(link + "x")).Heading);
    }

    [Fact]
    public async Task An_address_without_an_account_is_answered_alike_and_mailed_nothing()
    {
        using var reader = Reader.For(app);
        await reader.OpenAsync("/forgot-password");
        await reader.SendAsync("forgot", ("email", "nobody@staff.example"));

        Assert.Equal("Check your email", reader.Heading);
        Assert.Empty(await app.MailsAsync());
    }

    [Fact]
    public async Task Asking_does_the_same_for_every_address_before_it_is_answered()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.OpenAsync("/forgot-password");
        // Nobody answers the queue meanwhile: what is counted is what the page itself does.
        await app.Services.GetRequiredService<PasswordAsks>().StopAsync(TestContext.Current.CancellationToken);
        var statements = new List<int>();
        foreach (var email in new[] { "warm@staff.example", account.Email, "nobody@staff.example" })
        {
            statements.Add((await app.Statements.DuringAsync(async () =>
            {
                await reader.OpenAsync("/forgot-password");
                await reader.SendAsync("forgot", ("email", email));
            })).Count);
        }

        Assert.Equal(statements[1], statements[2]);
        Assert.Single(await app.MailsAsync());
    }

    [Fact]
    public async Task One_account_is_mailed_three_links_an_hour()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        for (var asked = 0; asked < 5; asked++)
        {
            await reader.OpenAsync("/forgot-password");
            await reader.SendAsync("forgot", ("email", account.Email));
            Assert.Equal("Check your email", reader.Heading);
        }

        Assert.Equal(PasswordLinks.MostInAnHour, (await app.MailsAsync()).Count);
        app.Clock.Now += TimeSpan.FromHours(1);
        await reader.OpenAsync("/forgot-password");
        await reader.SendAsync("forgot", ("email", account.Email));
        Assert.Equal(PasswordLinks.MostInAnHour + 1, (await app.MailsAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_offers_to_revoke_tokens_and_does_unless_told_not_to(bool revokes)
    {
        var account = await PersonAsync();
        using var client = app.WithToken(await app.TokenAsync(account));
        using var reader = Reader.For(app);
        await reader.OpenAsync("/forgot-password");
        await reader.SendAsync("forgot", ("email", account.Email));
        await reader.OpenAsync(await app.LinkInMailAsync());
        Assert.Contains("Revoke my 1 access token too", string.Join(' ', reader.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        await reader.SendAsync("choose", [("password", New), ("again", New), .. revokes ? [] : new[] { ("revoke", "false") }]);
        Assert.Equal("Sign in", reader.Heading);

        using var answer = await client.GetAsync("/graphql?query={viewer{name}}", TestContext.Current.CancellationToken);
        Assert.Equal(revokes ? System.Net.HttpStatusCode.Unauthorized : System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Changing_it_takes_the_present_one_keeps_this_session_and_ends_the_others()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, Old);
        using var other = Reader.For(app);
        await other.SignInAsync(account.Email, Old);
        await reader.OpenAsync("/account/password");
        await reader.SendAsync("password", ("current", "not the password"), ("password", New), ("again", New));
        Assert.Contains("not your present password", reader.Text, StringComparison.Ordinal);

        await reader.SendAsync("password", ("current", Old), ("password", New), ("again", New));

        Assert.Equal("Your password has been changed", reader.Heading);
        Assert.Equal("Your account", (await reader.OpenAsync("/account")).Heading);
        Assert.Equal("Sign in", (await other.OpenAsync("/account")).Heading);
        Assert.Equal(NotificationKind.SecurityNotice, Assert.Single(await app.MailsAsync()).Kind);
    }

    [Fact]
    public async Task A_new_address_counts_once_its_own_link_was_followed_and_the_old_one_is_told()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, Old);
        await reader.OpenAsync("/account/address");
        await reader.SendAsync("address", ("email", "new@staff.example"), ("current", Old));
        Assert.Equal("new@staff.example", (await app.MailsAsync())[^1].To);
        using var other = Reader.For(app);
        Assert.Equal("Sign in", (await other.SignInAsync("new@staff.example", Old)).Heading);

        await other.OpenAsync(await app.LinkInMailAsync());
        await other.SendAsync("confirm");

        Assert.Equal("Your address has been changed", other.Heading);
        Assert.Equal(account.Email, (await app.MailsAsync())[^1].To);
        Assert.Equal("/", (await other.SignInAsync("new@staff.example", Old)).Place);
    }

    private Task<Account> PersonAsync() => app.AccountWithPasswordAsync(data, Old, role: null);
}
