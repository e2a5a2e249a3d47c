using System.Net;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Web;

/// <summary>A monitor learns when the server can no longer answer questions.</summary>
public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_whose_database_cannot_be_read_is_alive_but_not_ready()
    {
        await using var app = new DirectoryApp();
        using var client = app.CreateClient();
        await using (var db = app.Db.Open())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA legacy_alter_table = ON; ALTER TABLE Schools RENAME TO Lost", Cancellation);
        }

        using var ready = await client.GetAsync("/health/ready", Cancellation);
        using var live = await client.GetAsync("/health/live", Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync(Cancellation));
    }
}
