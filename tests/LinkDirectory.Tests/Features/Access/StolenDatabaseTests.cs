using System.Text;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>A thief of the database's files, or a reader of the log, learns nothing to sign in or to ask with.</summary>
public sealed class StolenDatabaseTests : IAsyncDisposable
{
    private const string Password = "herring lamp tuesday";
    private const string Next = "violet kettle forty";

    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task No_secret_that_was_used_is_in_the_database_or_the_log()
    {
        var data = new TestData(app.Db);
        var account = await app.AccountWithPasswordAsync(data, Password);
        using var heard = new HeardLogs();
        await using var loud = app.WithWebHostBuilder(
            host => host.ConfigureLogging(logs => logs.AddProvider(heard).SetMinimumLevel(LogLevel.Debug)));

        var secrets = await UseEverythingAsync(loud, account, data);

        Assert.Equal(18, secrets.Count);
        var files = Directory.GetFiles(Path.GetDirectoryName(app.DatabaseFile)!, "linkdirectory.db*");
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var bytes in files.Select(ReadShared).Append(Encoding.UTF8.GetBytes(string.Join('\n', heard.Lines))))
        {
            Assert.All(secrets, secret =>
            {
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)));
            });
        }
    }

    // So that the search above is known to see what is there.
    [Fact]
    public async Task What_is_in_the_database_is_found_in_its_bytes()
    {
        var account = await new TestData(app.Db).AccountAsync();
        var files = Directory.GetFiles(Path.GetDirectoryName(app.DatabaseFile)!, "linkdirectory.db*");
        Assert.Contains(files, file => ReadShared(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(account.Email)) >= 0);
    }

    private async Task<IReadOnlyList<string>> UseEverythingAsync(
        WebApplicationFactory<Program> loud, Account account, TestData data)
    {
        using var reader = new Reader(loud.CreateClient());
        await reader.SignInAsync(account.Email, Password);
        await reader.OpenAsync("/account/tokens");
        await reader.SendAsync("make", ("name", "dashboard"));
        var token = reader.Page.QuerySelector(".app-key")!.TextContent;
        using var api = loud.CreateClient();
        api.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var answer = await api.GetAsync("/graphql?query={viewer{name}}", TestContext.Current.CancellationToken);
        Assert.Contains(account.Name, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

        await reader.OpenAsync("/account/authenticator");
        var typed = reader.Page.QuerySelector(".app-key")!.TextContent;
        var key = Base32.Read(typed);
        await reader.SendAsync("prove", ("code", Totp.Code(key, Totp.StepAt(app.Clock.Now))));
        var codes = reader.Page.QuerySelectorAll(".app-codes code").Select(c => c.TextContent).ToList();

        await reader.OpenAsync("/forgot-password");
        await reader.SendAsync("forgot", ("email", account.Email));
        await loud.Services.GetRequiredService<PasswordAsks>().FlushAsync(TestContext.Current.CancellationToken);
        var link = await app.LinkInMailAsync();
        await reader.OpenAsync(link);
        await reader.SendAsync("choose", ("password", Next), ("again", Next));
        await reader.SignInAsync(account.Email, Next);
        await reader.OpenAsync("/sign-in/code?lost=1");
        await reader.SendAsync("code", ("code", codes[0]));
        await reader.OpenAsync("/people/invite");
        await reader.SendAsync("invite", ("name", "Sam Staff"), ("email", "sam@school.example"), ("role", "Administrator"));
        await app.SecondPersonAgreesAsync(data);
        var invitation = await app.LinkInMailAsync();

        return
        [
            Password, Next, token, typed, typed.Replace(" ", "", StringComparison.Ordinal), Convert.ToBase64String(key), .. codes,
            TokenOf(link), TokenOf(invitation),
        ];
    }

    private static string TokenOf(string link) => Uri.UnescapeDataString(link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..]);

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
