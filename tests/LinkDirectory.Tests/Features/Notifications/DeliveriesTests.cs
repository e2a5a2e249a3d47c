using System.Net;
using System.Text;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Notifications.Bounces;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Features.Notifications.Bounces;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Notifications;

/// <summary>People who keep a contact see how mail to it fared, and may have one sent again.</summary>
public sealed class DeliveriesTests : IAsyncDisposable
{
    private readonly ScriptedMailServer server = new();
    private readonly DirectoryApp app;
    private readonly Lazy<TestData> data;
    private School school = null!;
    private Area area = null!;
    private PointOfContact lead = null!;

    public DeliveriesTests() => (app, data) = (server.App(), new Lazy<TestData>(() => new TestData(app!.Db)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Beside_a_contact_its_school_reads_what_became_of_the_mail_and_others_do_not()
    {
        await InDoubtAsync();
        var staff = await data.Value.AccountAsync(UserRole.SchoolStaff, school: school);
        var other = await data.Value.AccountAsync(UserRole.SchoolStaff, school: await data.Value.SchoolAsync());

        Assert.Contains("it may have arrived", await PageAsync(staff, $"/schools/{school.Urn}"), StringComparison.Ordinal);
        Assert.DoesNotContain("it may have arrived", await PageAsync(other, $"/schools/{school.Urn}"), StringComparison.Ordinal);
        Assert.DoesNotContain("it may have arrived", await PageAsync(null, $"/schools/{school.Urn}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UserRole.DirectoryEditor, true)]
    [InlineData(UserRole.Commissioner, false)]
    [InlineData(UserRole.Administrator, false)]
    public async Task The_list_of_mails_not_delivered_is_for_those_who_keep_their_contacts(UserRole role, bool sees)
    {
        await InDoubtAsync();
        var account = await data.Value.AccountAsync(role, area: role == UserRole.Administrator ? null : area);
        var actor = await app.ActorOfAsync(account);
        var deliveries = app.Services.GetRequiredService<Deliveries>();

        var list = await deliveries.ListAsync(NotificationState.InDoubt, null, actor, Cancellation);

        Assert.Equal(sees ? 1 : 0, list.Count);
        Assert.Equal(sees ? 1 : 0, (await deliveries.CountAsync(actor, Cancellation)).GetValueOrDefault(NotificationState.InDoubt));
        using var page = await app.SignedIn(account).GetAsync("/notifications", Cancellation);
        Assert.Equal(role == UserRole.Commissioner ? HttpStatusCode.Forbidden : HttpStatusCode.OK, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(sees, text.Contains("Send it again", StringComparison.Ordinal));
        Assert.DoesNotContain("lead@school.example", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_in_doubt_is_sent_again_when_somebody_says_so()
    {
        await InDoubtAsync();
        server.Answer = _ => null;
        var doubted = await app.NotificationAsync();
        var editor = await app.ActorOfAsync(await data.Value.AccountAsync(UserRole.DirectoryEditor, area: area));
        var stranger = await app.ActorOfAsync(
            await data.Value.AccountAsync(UserRole.DirectoryEditor, area: await data.Value.AreaAsync("E09000099")));
        var deliveries = app.Services.GetRequiredService<Deliveries>();

        Assert.IsType<NotFound>((await deliveries.SendAgainAsync(doubted.Id, stranger, Cancellation)).Problem);
        Assert.IsType<NotAllowed>(
            (await deliveries.SendAgainAsync(doubted.Id, Actor.Anonymous(Channel.Page), Cancellation)).Problem);
        Assert.True((await deliveries.SendAgainAsync(doubted.Id, editor, Cancellation)).IsDone);
        await app.SendAsync();

        var sent = await app.NotificationAsync();
        Assert.Equal((NotificationState.Sent, doubted.MessageId), (sent.State, sent.MessageId));
        Assert.Equal(2, server.Mails.Count);
        await using var db = app.Db.OpenToRead();
        var line = await db.AuditLines.SingleAsync(l => l.Act == "send mail again", Cancellation);
        Assert.Equal(($"Mail {sent.Id}", editor.AccountId), (line.Subject, line.AccountId));
        await deliveries.SendAgainAsync(sent.Id, editor, Cancellation);
        Assert.Equal(NotificationState.Sent, (await app.NotificationAsync()).State);
    }

    [Theory]
    [InlineData("5.2.2", "552 5.2.2 over quota", "mailbox is full (552 5.2.2)", true)]
    [InlineData("5.1.1", "550 5.1.1 no such user", "nobody can be reached at this address (550 5.1.1)", false)]
    public async Task What_came_back_is_listed_with_why_and_with_what_helps(string status, string said, string why, bool canGoAgain)
    {
        await InDoubtAsync();
        server.Answer = _ => null;
        var mail = await app.NotificationAsync();
        var account = await data.Value.AccountAsync(UserRole.DirectoryEditor, area: area);
        var report = WrittenReports.Standard(
            new ReturnedMail("lead@school.example", mail.MessageId, "links@directory.example"), new Fault(status, said));

        await app.Services.GetRequiredService<BounceReports>().ReadMailAsync(Encoding.ASCII.GetBytes(report), Cancellation);

        var text = WebUtility.HtmlDecode(await PageAsync(account, "/notifications?state=CameBack"));
        Assert.Contains(why, text, StringComparison.Ordinal);
        Assert.Equal(canGoAgain, text.Contains("Send it again", StringComparison.Ordinal));
        Assert.Equal(!canGoAgain, text.Contains("Correct the address", StringComparison.Ordinal));
        await app.Services.GetRequiredService<Deliveries>().SendAgainAsync(mail.Id, await app.ActorOfAsync(account), Cancellation);
        await app.SendAsync();
        var now = await app.NotificationAsync();
        Assert.Equal(canGoAgain ? (NotificationState.Sent, null) : (NotificationState.CameBack, app.Clock.Now), (now.State, now.CameBackAt));
    }

    [Fact]
    public async Task Opening_the_page_to_send_again_changes_nothing()
    {
        await InDoubtAsync();
        var account = await data.Value.AccountAsync(UserRole.DirectoryEditor, area: area);

        var text = await PageAsync(account, $"/notifications/{(await app.NotificationAsync()).Id}/send-again");

        Assert.Contains("It may have arrived already", text, StringComparison.Ordinal);
        Assert.Equal(NotificationState.InDoubt, (await app.NotificationAsync()).State);
    }

    [Fact]
    public async Task Looking_beside_a_contact_reads_no_whole_table()
    {
        await InDoubtAsync();
        var actor = await app.ActorOfAsync(await data.Value.AccountAsync(UserRole.DirectoryEditor, area: area));

        var statements = await app.Statements.DuringAsync(
            () => app.Services.GetRequiredService<Deliveries>().LatestOfAsync(lead.Id, actor, Cancellation));

        Assert.InRange(statements.Count, 1, 5);
        await StatementRecorder.AssertIndexedAsync(app.Db, statements);
    }

    private async Task InDoubtAsync()
    {
        area = await data.Value.AreaAsync("E09000007");
        school = await data.Value.SchoolAsync();
        await data.Value.StandsInAsync(school, area);
        lead = await data.Value.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school,
            with: c => c.Holders[0].Person.Email = "lead@school.example");
        server.Answer = command => command == "." ? ScriptedMailServer.BreakOff : null;
        await app.WriteAsync(Mails.About("One") with { PointOfContactId = lead.Id, PersonId = lead.Holders[0].PersonId });
        await app.SendAsync();
    }

    private async Task<string> PageAsync(Account? account, string path)
    {
        using var client = app.SignedIn(account);
        using var answer = await client.GetAsync(path, Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
