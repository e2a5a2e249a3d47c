using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Notifications;

/// <summary>A mail and the change that it tells of are written together, and its claim is on disk before it goes.</summary>
public sealed class OutboxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_whose_mail_cannot_be_written_is_not_made()
    {
        await using var app = new DirectoryApp();
        var scene = await ContactScene.InAsync(app);
        await RefuseMailsAsync(app);
        var lead = ContactScene.Id(scene.Lead);

        Assert.Equal("INTERNAL_SERVER_ERROR",
            await ErrorAsync(app, scene,
                $$"""mutation { recordLeaver(input: { pointOfContact: "{{lead}}", version: 1, lastDay: "2026-11-17" }) { errors { __typename } } }"""));
        Assert.Equal("INTERNAL_SERVER_ERROR",
            await ErrorAsync(app, scene,
                $$"""mutation { endLink(input: { link: "{{NodeId.Create("Link", scene.Link.Id)}}", version: 1, reason: "No longer needed" }) { errors { __typename } } }"""));
        await app.AskAsAsync(scene.Editor,
            $$"""mutation { requestVerification(input: { pointsOfContact: ["{{lead}}"] }) { errors { __typename } } }""");

        var contact = await scene.NowAsync(scene.Lead);
        Assert.Equal(((DateOnly?)null, 1), (contact.Holders[0].Until, contact.Version));
        await using var db = app.Db.OpenToRead();
        Assert.Equal(LinkStatus.Agreed, (await db.Links.SingleAsync(Cancellation)).Status);
        Assert.Empty(await db.VerificationAsks.ToListAsync(Cancellation));
        string[] acts = ["record leaver", "end link", "ask to verify"];
        Assert.Empty(await db.AuditLines.Where(line => acts.Contains(line.Act)).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_mail_is_claimed_on_disk_before_it_is_handed_over()
    {
        await using var server = new ScriptedMailServer();
        await using var app = server.App();
        await app.WriteAsync(Mails.About("One"));
        NotificationState? meanwhile = null;
        server.Answer = command =>
        {
            meanwhile ??= StateNow(app);
            return null;
        };

        var statements = await app.Statements.DuringAsync(app.SendAsync, pragmas: true);

        Assert.Equal(NotificationState.Sending, meanwhile);
        var claim = statements.ToList()
            .FindIndex(s => s.StartsWith("UPDATE", StringComparison.Ordinal) && s.Contains("ClaimedBy", StringComparison.Ordinal));
        Assert.Contains(statements.Take(claim), s => s.StartsWith("PRAGMA synchronous=FULL", StringComparison.Ordinal));
    }

    private static NotificationState StateNow(DirectoryApp app)
    {
        using var db = app.Db.OpenToRead();
        return db.Notifications.Single().State;
    }

    private static async Task RefuseMailsAsync(DirectoryApp app)
    {
        await using var db = app.Db.Open();
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER NoMails BEFORE INSERT ON Notifications BEGIN SELECT RAISE(ABORT, 'no mails'); END", Cancellation);
    }

    private static async Task<string?> ErrorAsync(DirectoryApp app, ContactScene scene, string mutation) =>
        (await app.AskAsAsync(scene.Teacher, mutation)).Error.GetProperty("extensions").GetProperty("code").GetString();
}
