using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Support;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Tests.Features.Notifications;

/// <summary>However long a mail waits, it never asks for an answer by a day that has passed.</summary>
public sealed class DeadlineTests : IAsyncDisposable
{
    private static readonly Uri Link = new("https://links.example/confirm/abc");

    private readonly ScriptedMailServer server = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData(0, "are still right by 19 November 2026. It takes")]
    [InlineData(1, "are still right by 19 November 2026. It takes")]
    [InlineData(2, "are still right. It takes")]
    public async Task A_mail_that_waited_past_its_day_asks_without_it(int daysLater, string said)
    {
        await using var app = server.App();
        server.Answer = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.3.0 try later" : null;
        var today = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);
        await app.WriteAsync(new Mail(NotificationKind.VerificationDue, "lead@school.example",
            ConfirmDetailsMail.WriteFirst(["Link worker"], isSharedMailbox: false, today.AddDays(1), Link, today.AddDays(60))));
        await app.SendAsync();

        server.Answer = _ => null;
        app.Clock.Now += TimeSpan.FromDays(daysLater) + TimeSpan.FromMinutes(1);
        await app.SendAsync();

        var mail = Assert.Single(server.Mails).Replace("=\r\n", "", StringComparison.Ordinal);
        Assert.Contains(said, mail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14, NotificationState.Sent)]
    [InlineData(15, NotificationState.Failed)]
    public async Task A_mail_whose_link_no_longer_works_is_not_sent_and_says_to_ask_again(int daysLater, NotificationState expected)
    {
        await using var app = server.App();
        server.Answer = _ => null;
        var today = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);
        await app.WriteAsync(new Mail(NotificationKind.HandoverOffered, "lead@school.example",
            HandoverOfferedMail.Write("Link worker", "Kim", today, Link, today.AddDays(14))));

        app.Clock.Now += TimeSpan.FromDays(daysLater);
        await app.SendAsync();

        var mail = await app.NotificationAsync();
        Assert.Equal(expected, mail.State);
        Assert.Equal(expected == NotificationState.Sent ? 1 : 0, server.Mails.Count);
        Assert.Equal(expected == NotificationState.Failed, mail.Problem?.EndsWith("Ask again.", StringComparison.Ordinal) is true);
    }
}
