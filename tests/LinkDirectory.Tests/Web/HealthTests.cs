using System.Net;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Web;

/// <summary>A monitor learns when the server can no longer answer questions, and what it cannot do though it answers.</summary>
public sealed class HealthTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_server_whose_database_cannot_be_read_is_alive_but_not_ready()
    {
        using var client = app.CreateClient();
        await using (var db = app.Db.Open())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA legacy_alter_table = ON; ALTER TABLE Schools RENAME TO Lost", Cancellation);
        }

        using var live = await client.GetAsync("/health/live", Cancellation);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy\nThe database cannot be read."), await ReadinessAsync());
    }

    [Fact]
    public async Task A_server_whose_database_file_is_gone_is_not_ready_though_it_still_reads()
    {
        _ = app.Db;
        File.Delete(app.DatabaseFile);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy\nThe database's file is gone."), await ReadinessAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_writer_that_holds_the_database_for_too_long_is_told_of_and_reading_goes_on(bool elsewhere)
    {
        await using (elsewhere ? await HeldWriter.ElsewhereAsync(app) : await HeldWriter.WithinAsync(app))
        {
            Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadinessAsync());

            app.Clock.Now += TimeSpan.FromMinutes(11);
            Assert.Equal((HttpStatusCode.OK, "Degraded\nNo change can be saved: one writer has held the database for too long."),
                await ReadinessAsync());
        }

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadinessAsync());
    }

    [Fact]
    public async Task A_change_that_failed_for_a_full_disk_is_told_of_until_one_is_saved()
    {
        await using (var db = app.Db.Open())
        {
            await db.Database.OpenConnectionAsync(Cancellation);
            await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", Cancellation); // as many pages as there are now
            var filling = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(
                "CREATE TABLE Filling AS SELECT zeroblob(100000) FROM pragma_function_list LIMIT 100", Cancellation));
            Assert.Equal(13, filling.SqliteErrorCode);
            Assert.Equal((HttpStatusCode.OK, "Degraded\nThe disk is full: the last change could not be saved."), await ReadinessAsync());
            await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1073741823", Cancellation);
        }

        await new TestData(app.Db).SchoolAsync();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadinessAsync());
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_is_told_of()
    {
        await using var full = new DirectoryApp
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Database:FreeMegabytes"] = "1000000000" },
        };

        Assert.Equal((HttpStatusCode.OK, "Degraded\nLess than 1000000000 MB are free on the database's disk."), await ReadinessAsync(full));
    }

    [Fact]
    public async Task A_mail_server_that_is_away_for_an_hour_is_told_of_until_a_mail_leaves()
    {
        await using var server = new ScriptedMailServer();
        await using var sender = server.App();
        await sender.WriteAsync(Mails.About("One"));
        server.Answer = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.3.0 try later" : null;
        await sender.SendAsync();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadinessAsync(sender));

        sender.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal((HttpStatusCode.OK, "Degraded\nMails wait: none has left for an hour, though it was tried. The log says why."),
            await ReadinessAsync(sender));

        server.Answer = _ => null;
        await sender.SendAsync();
        Assert.Equal(NotificationState.Sent, (await sender.NotificationAsync()).State);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadinessAsync(sender));
    }

    private async Task<(HttpStatusCode, string)> ReadinessAsync(DirectoryApp? of = null)
    {
        using var answer = await (of ?? app).CreateClient().GetAsync("/health/ready", Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
