using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>A browser that was left open, or a stolen cookie, gives nobody a way in that lasts.</summary>
public sealed class FreshProofTests : IAsyncDisposable
{
    private const string Password = "herring lamp tuesday";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public FreshProofTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("/account/tokens", "make", "An access token was made for your account")]
    [InlineData("/account/authenticator", "prove", "An authenticator app was added")]
    [InlineData("/account/authenticator", "change", "Your authenticator app was removed")]
    [InlineData("/account/passkeys", "remove", "A passkey was removed")]
    [InlineData("/account/address", "address", "Confirm your email address for LinkDirectory")]
    public async Task How_to_sign_in_is_changed_just_after_signing_in_or_with_the_password_and_told(string page, string form, string told)
    {
        foreach (var (minutes, password, done) in new[] { (9, null, true), (11, null, false), (11, "wrong", false), (11, Password, true) })
        {
            var account = await PersonAsync();
            using var reader = Reader.For(app);
            await reader.SignInAsync(account.Email, Password);
            await PrepareAsync(reader, account, form);
            var mails = (await app.MailsAsync()).Count;
            app.Clock.Now += TimeSpan.FromMinutes(minutes);
            await reader.OpenAsync(page);
            var field = form == "remove" ? "removing" : "current";
            Assert.Equal(minutes > 10, reader.Page.QuerySelector($"#{field}") is not null);

            await reader.SendAsync(form, [.. Fields(reader, form, app.Clock.Now), (field, password ?? "")]);

            var written = (await app.MailsAsync()).Skip(mails).ToList();
            Assert.Equal(done ? [told] : [], written.Select(m => m.Subject));
            Assert.Equal(!done, reader.Page.QuerySelector($".nhsuk-error-summary a[href$='#{field}']") is not null);
        }
    }

    [Fact]
    public async Task Wrong_passwords_given_while_signed_in_end_the_session_and_lock_nothing()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, Password);
        for (var i = 0; i < new AccountLockoutOptions().Failures; i++)
        {
            await reader.OpenAsync("/account/address");
            Assert.Equal("Change your email address", reader.Heading);
            await reader.SendAsync("address", ("email", "new@staff.example"), ("current", "not the password"));
        }

        Assert.Equal("Sign in", (await reader.OpenAsync("/account/address")).Heading);
        Assert.Equal("/", (await reader.SignInAsync(account.Email, Password)).Place);
        await using var db = app.Db.OpenToRead();
        Assert.Equal("5 wrong passwords", (await db.AuditLines.SingleAsync(l => l.Act == "end session", Cancellation)).Detail);
    }

    [Fact]
    public async Task Changing_the_password_takes_the_one_until_now_however_lately_they_signed_in()
    {
        var account = await PersonAsync();
        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, Password);
        await reader.OpenAsync("/account/password");
        await reader.SendAsync("password", ("current", ""), ("password", "violet kettle forty"), ("again", "violet kettle forty"));

        Assert.Equal("Change your password", reader.Heading);
        Assert.Empty(await app.MailsAsync());
    }

    private static (string, string)[] Fields(Reader reader, string form, DateTimeOffset now) => form switch
    {
        "make" => [("name", "dashboard")],
        "change" => [("act", "remove")],
        "remove" => [("passkey", reader.Page.QuerySelector("button[name=passkey]")!.GetAttribute("value")!)],
        "address" => [("email", "new@staff.example")],
        _ => [("code", Totp.Code(Base32.Read(reader.Page.QuerySelector(".app-key")!.TextContent), Totp.StepAt(now)))],
    };

    private async Task PrepareAsync(Reader reader, Account account, string form)
    {
        await using var db = app.Db.Open();
        if (form == "remove")
        {
            db.Add(new Passkey
            {
                AccountId = account.Id,
                CredentialId = [(byte)account.Id],
                Name = "laptop",
                Credential = "{}",
                CreatedAt = app.Clock.Now,
            });
        }
        else if (form == "change")
        {
            await db.Accounts.Where(a => a.Id == account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, true), Cancellation);
        }

        await db.SaveChangesAsync(Cancellation);
        await reader.OpenAsync("/account");
    }

    private Task<Account> PersonAsync() => app.AccountWithPasswordAsync(data, Password);
}
