using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Notifications;

/// <summary>Mails leave the outbox once, and what became of each is known.</summary>
public sealed class SendingTests : IAsyncDisposable
{
    private readonly ScriptedMailServer server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_mail_goes_to_the_folder_and_its_content_is_taken_away()
    {
        await using var app = new DirectoryApp();
        await app.WriteAsync(Mails.About("Are your details still right?"));

        await app.SendAsync();
        await app.SendAsync();

        var sent = await app.NotificationAsync();
        Assert.Equal((NotificationState.Sent, (string?)null, 1, app.Clock.Now),
            (sent.State, sent.Sealed, sent.Attempts, sent.SentAt!.Value));
        Assert.Contains($"Message-ID: <{sent.MessageId}>", Assert.Single(app.Files()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task In_production_mails_wait_until_somebody_says_how_they_leave()
    {
        await using var app = new DirectoryApp { Environment = "Production" };
        await app.WriteAsync(Mails.About("One"));

        await app.SendAsync();

        var waiting = await app.NotificationAsync();
        Assert.Equal((NotificationState.Waiting, 0), (waiting.State, waiting.Attempts));
        Assert.NotNull(waiting.Sealed);
        using var answer = await app.CreateClient().GetAsync("/health/ready", Cancellation);
        Assert.StartsWith("Degraded\nMails wait and are not sent", await answer.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_cannot_go_now_is_tried_again_and_given_up_after_three_days()
    {
        await using var app = server.App();
        server.Answer = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.3.0 try later" : null;
        await app.WriteAsync(Mails.About("One"));
        var begun = app.Clock.Now;
        var after = new List<double>();

        await app.SendAsync();
        while (await app.NotificationAsync() is { State: NotificationState.Waiting } waiting)
        {
            after.Add((waiting.NextAttemptAt - begun).TotalMinutes);
            app.Clock.Now = waiting.NextAttemptAt.AddSeconds(-1);
            await app.SendAsync();
            Assert.Equal(waiting.Attempts, (await app.NotificationAsync()).Attempts);
            app.Clock.Now = waiting.NextAttemptAt;
            await app.SendAsync();
        }

        Assert.Equal([1, 6, 36, 156, 516, 1956, 3396, 4836], after);
        var failed = await app.NotificationAsync();
        Assert.Equal((NotificationState.Failed, 9, "The mail server would not take a mail to this address (451 4.3.0)."),
            (failed.State, failed.Attempts, failed.Problem));
        Assert.NotNull(failed.Sealed);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Mails_go_in_the_order_of_time_and_a_bounded_number_at_once()
    {
        await using var app = server.App(("Notifications:Connections", "3"));
        await app.WriteAsync([.. Enumerable.Range(1, 40).Select(number => Mails.About($"Mail {number}"))]);

        await Task.WhenAll(app.SendAsync(), app.SendAsync());

        Assert.All(await app.NotificationsAsync(), mail => Assert.Equal((NotificationState.Sent, 1), (mail.State, mail.Attempts)));
        Assert.Equal(40, server.Mails.Select(SubjectOf).Distinct().Count());
        Assert.Equal(40, server.Mails.Count);
        Assert.InRange(server.MostAtOnce, 1, 6);
    }

    [Fact]
    public async Task A_mail_that_a_lost_worker_was_handing_over_is_in_doubt_and_not_sent_again()
    {
        await using var app = server.App();
        await app.WriteAsync(Mails.About("One"));
        await ClaimedByAnotherAsync(app, "elsewhere/7/other");

        await app.SendAsync();
        Assert.Equal(NotificationState.Sending, (await app.NotificationAsync()).State);

        app.Clock.Now += TimeSpan.FromMinutes(11);
        await app.SendAsync();

        var doubted = await app.NotificationAsync();
        Assert.Equal(NotificationState.InDoubt, doubted.State);
        Assert.NotNull(doubted.Sealed);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_worker_that_ended_on_this_computer_is_known_to_be_lost_at_once()
    {
        await using var app = new DirectoryApp();
        await app.WriteAsync(Mails.About("One"));
        await ClaimedByAnotherAsync(app, $"{Environment.MachineName}/{int.MaxValue}/other");

        await app.SendAsync();

        Assert.Equal(NotificationState.Sent, (await app.NotificationAsync()).State);
        Assert.Single(app.Files());
    }

    [Fact]
    public async Task Records_of_mails_are_deleted_when_their_time_is_over()
    {
        await using var app = new DirectoryApp();
        await app.WriteAsync(Mails.About("Old"));
        await app.SendAsync();
        app.Clock.Now += TimeSpan.FromDays(179);
        await app.WriteAsync(Mails.About("New"));
        await app.KeepHouseAsync();
        Assert.Equal(2, (await app.NotificationsAsync()).Count);

        app.Clock.Now += TimeSpan.FromDays(2);
        var statements = await app.Statements.DuringAsync(app.KeepHouseAsync);

        Assert.Equal(NotificationState.Waiting, (await app.NotificationAsync()).State);
        await StatementRecorder.AssertIndexedAsync(app.Db, statements);
    }

    [Fact]
    public async Task What_a_mail_server_took_is_kept_as_long_as_it_may_come_back()
    {
        await using var app = server.App();
        await app.WriteAsync(Mails.About("One"));
        await app.SendAsync();

        app.Clock.Now += TimeSpan.FromDays(6);
        await app.KeepHouseAsync();
        Assert.NotNull((await app.NotificationAsync()).Sealed);
        app.Clock.Now += TimeSpan.FromDays(2);
        await app.KeepHouseAsync();

        var sent = await app.NotificationAsync();
        Assert.Equal((NotificationState.Sent, (string?)null), (sent.State, sent.Sealed));
    }

    [Fact]
    public async Task Looking_for_mails_reads_no_whole_table()
    {
        await using var app = new DirectoryApp();
        await app.WriteAsync(Mails.About("One"));

        var statements = await app.Statements.DuringAsync(app.SendAsync);

        await StatementRecorder.AssertIndexedAsync(app.Db, statements);
    }

    private static string SubjectOf(string mail) =>
        mail.Split("\r\n").Single(line => line.StartsWith("Subject: ", StringComparison.Ordinal));

    private static async Task ClaimedByAnotherAsync(DirectoryApp app, string worker)
    {
        await using var db = app.Db.Open();
        var mail = await db.Notifications.SingleAsync(Cancellation);
        (mail.State, mail.ClaimedBy, mail.ClaimedAt) = (NotificationState.Sending, worker, app.Clock.Now);
        await db.SaveChangesAsync(Cancellation);
    }
}
