using System.Diagnostics;
using LinkDirectory.Clients.Tests.Support;
using LinkDirectory.Data;
using LinkDirectory.Features.Notifications;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Clients.Tests;

/// <summary>The server's own process is killed while it sends 500 mails, and started again.</summary>
public sealed class KilledServerTests : IAsyncDisposable
{
    private const int Mails = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("linkdirectory-").FullName;
    private readonly ServiceProvider _services;

    public KilledServerTests()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings()).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddDirectory(configuration)
            .BuildServiceProvider();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string MailFolder => Path.Combine(_folder, "mail");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_mail_reaches_the_mail_server_once_or_is_shown_as_in_doubt()
    {
        await using var server = await MailServer.StartAsync();
        await WriteMailsAsync();
        var smtp = Settings(
            ("Notifications:Transport", "smtp"), ("Notifications:From", "links@directory.example"),
            ("Notifications:Smtp:Host", "127.0.0.1"),
            ("Notifications:Smtp:Port", $"{server.Port}"), ("Notifications:Smtp:Security", "none"));

        await KillAsync(smtp, () => server.Taken.Count >= 100);
        await KillAsync(smtp, () => server.Taken.Count >= 300);
        var mails = await FinishAsync(smtp);

        var taken = server.Taken.CountBy(mail => mail.Id).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(Mails, mails.Count);
        Assert.All(mails.Where(m => m.State == NotificationState.Sent), mail => Assert.Equal(1, taken.GetValueOrDefault(mail.MessageId)));
        Assert.All(mails.Where(m => m.State != NotificationState.Sent), mail =>
        {
            Assert.Equal(NotificationState.InDoubt, mail.State);
            Assert.InRange(taken.GetValueOrDefault(mail.MessageId), 0, 1);
        });
        Assert.InRange(mails.Count(m => m.State == NotificationState.InDoubt), 0, 8); // of two killings, with four conversations at once
        TestContext.Current.SendDiagnosticMessage("{0} in doubt", mails.Count(m => m.State == NotificationState.InDoubt));
    }

    [Fact]
    public async Task Each_mail_is_in_the_folder_once_and_none_in_doubt()
    {
        await WriteMailsAsync();
        var folder = Settings(("Notifications:Transport", "folder"), ("Notifications:Folder", MailFolder));

        await KillAsync(folder, () => FilesInFolder().Count >= 100);
        await KillAsync(folder, () => FilesInFolder().Count >= 300);
        var mails = await FinishAsync(folder);

        Assert.All(mails, mail => Assert.Equal(NotificationState.Sent, mail.State));
        Assert.Equal(mails.Select(mail => mail.MessageId.Split('@')[0] + ".eml").Order(StringComparer.Ordinal),
            FilesInFolder().Order(StringComparer.Ordinal));
    }

    private IReadOnlyList<string> FilesInFolder() =>
        Directory.Exists(MailFolder) ? [.. Directory.GetFiles(MailFolder, "*.eml").Select(file => Path.GetFileName(file))] : [];

    private async Task WriteMailsAsync()
    {
        await _services.GetRequiredService<DirectoryMigrator>().MigrateAsync(Cancellation);
        var outbox = _services.GetRequiredService<Outbox>();
        await using var db = _services.GetRequiredService<DirectoryDb>().Open();
        for (var number = 1; number <= Mails; number++)
        {
            await outbox.AddAsync(db, new Mail(NotificationKind.VerificationDue, $"lead{number}@school.example", $"Mail {number}",
                ["Please look."]), Cancellation);
        }

        await db.SaveChangesAsync(Cancellation);
    }

    // Kill sends SIGKILL: nothing of the process runs any more, and no transaction is ended.
    private async Task KillAsync(Dictionary<string, string?> settings, Func<bool> far)
    {
        using var process = Start(settings);
        await UntilAsync(process, () => Task.FromResult(far()));
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
        Assert.Contains(await MailsAsync(), mail => mail.State is NotificationState.Waiting or NotificationState.Sending);
    }

    private async Task<IReadOnlyList<Notification>> FinishAsync(Dictionary<string, string?> settings)
    {
        using var process = Start(settings);
        await UntilAsync(process,
            async () => !(await MailsAsync()).Any(mail => mail.State is NotificationState.Waiting or NotificationState.Sending));
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
        return await MailsAsync();
    }

    private async Task<IReadOnlyList<Notification>> MailsAsync()
    {
        await using var db = _services.GetRequiredService<DirectoryDb>().OpenToRead();
        return await db.Notifications.ToListAsync(Cancellation);
    }

    private static async Task UntilAsync(Process process, Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.False(process.HasExited, "The server ended by itself.");
            Assert.True(waited.Elapsed < Patience, "It did not come to hold.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
        }
    }

    private static Process Start(Dictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Server).Assembly.Location]) { UseShellExecute = false };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    private Dictionary<string, string?> Settings(params (string Name, string Value)[] more) =>
        new(more.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)), StringComparer.Ordinal)
        {
            ["ConnectionStrings:LinkDirectory"] = $"Data Source={Path.Combine(_folder, "linkdirectory.db")}",
            ["KeyRing:Folder"] = Path.Combine(_folder, "keys"),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["PublicAddress"] = "http://localhost",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };
}
