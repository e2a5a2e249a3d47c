using System.Net;
using LinkDirectory.Data;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>One link to a new password, sent twice at the same moment.</summary>
public sealed class TwoAtOnceTests : IAsyncDisposable
{
    private const string Old = "herring lamp tuesday";

    private readonly HeardLogs heard = new();
    private readonly DirectoryApp app = new();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        heard.Dispose();
    }

    [Fact]
    public async Task The_second_of_two_resets_is_told_and_nothing_is_logged_as_a_failure()
    {
        var meeting = new Meeting();
        await using var both = app.WithWebHostBuilder(host => host.ConfigureLogging(logs => logs.AddProvider(heard))
            .ConfigureTestServices(services => services.ConfigureDbContext<SqliteDirectoryDbContext>(o => o.AddInterceptors(meeting))));
        var account = await app.AccountWithPasswordAsync(new TestData(app.Db), Old, role: null);
        using var first = new Reader(both.CreateClient());
        using var second = new Reader(both.CreateClient());
        await first.OpenAsync("/forgot-password");
        await first.SendAsync("forgot", ("email", account.Email));
        await both.Services.GetRequiredService<PasswordAsks>().FlushAsync(TestContext.Current.CancellationToken);
        var link = await app.LinkInMailAsync();
        await first.OpenAsync(link);
        await second.OpenAsync(link);

        meeting.Begin(2);
        await Task.WhenAll(
            first.SendAsync("choose", ("password", "violet kettle forty"), ("again", "violet kettle forty")),
            second.SendAsync("choose", ("password", "copper ladder noon"), ("again", "copper ladder noon")));

        Assert.Equal(["Sign in", "Somebody else changed that at the same moment"],
            new[] { first.Heading, second.Heading }.Order(StringComparer.Ordinal));
        Assert.Contains(HttpStatusCode.Conflict, new[] { first.Status, second.Status });
        Assert.DoesNotContain(heard.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    /// <summary>Lets nobody save before as many as are expected have come to save.</summary>
    private sealed class Meeting : SaveChangesInterceptor
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int awaited = int.MinValue;

        public void Begin(int number) => awaited = number;

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (awaited > 0)
            {
                if (Interlocked.Decrement(ref awaited) == 0) all.SetResult();
                await all.Task.WaitAsync(cancellationToken);
            }

            return result;
        }
    }
}
