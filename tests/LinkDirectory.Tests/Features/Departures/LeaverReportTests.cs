using System.Text.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Departures;

public sealed class LeaverReportTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_partners_report_changes_nothing_until_the_school_confirms_it_by_its_mailed_link()
    {
        var scene = await ContactScene.InAsync(app);
        ContactScene.Changed(await ReportAsync(scene, scene.Nurse, "lastDay: \"2026-11-13\""));
        Assert.Equal(Currency.Current, CurrencyRule.Evaluate(await scene.NowAsync(scene.Lead), scene.Today));
        var asked = (await scene.MailsAsync()).Where(m => m.Kind == NotificationKind.LeaverReported).ToList();
        Assert.Equal(["mental-health@school.example", scene.Teacher.Email], asked.Select(m => m.To));

        var link = new Uri(asked[0].Action!.Address.PathAndQuery, UriKind.Relative);
        using var client = app.CreateClient();
        var page = await Asking.ReadAsync(client.GetAsync(link, TestContext.Current.CancellationToken));
        Assert.Equal(["13", "11", "2026"], page.QuerySelectorAll("input[name^='lastDay-']").Select(box => box.GetAttribute("value")));
        Assert.Equal(2, (await scene.NowAsync(scene.Lead)).Version);

        Assert.Contains("Recorded: they have left", await MailedForm.SendAsync(app, link, "answer-report", ("answer", "left"),
            ("lastDay-day", "13"), ("lastDay-month", "11"), ("lastDay-year", "2026")), StringComparison.Ordinal);
        Assert.Equal(Currency.Vacant, CurrencyRule.Evaluate(await scene.NowAsync(scene.Lead), scene.Today));
        Assert.Single(await scene.MailsAsync(), m => m.Kind == NotificationKind.RoleVacant && m.To == "lee@trust.example");
    }

    [Fact]
    public async Task The_school_refutes_a_report_and_the_partner_who_reported_it_is_told()
    {
        var scene = await ContactScene.InAsync(app);
        await ReportAsync(scene, scene.Nurse);
        ContactScene.Changed(await scene.ChangeAsync(scene.Robin, "answerLeaverReport", $"{Contact(scene)}, left: false"));

        Assert.Equal(Currency.Current, CurrencyRule.Evaluate(await scene.NowAsync(scene.Lead), scene.Today));
        Assert.Single(await scene.MailsAsync(),
            m => m.To == scene.Nurse.Email && m.Subject.EndsWith("still in post", StringComparison.Ordinal));
        Assert.Equal("pointOfContact",
            ContactScene.FieldOf(await scene.ChangeAsync(scene.Teacher, "answerLeaverReport", $"{Contact(scene)}, left: true")));
    }

    [Fact]
    public async Task A_report_made_twice_asks_the_school_once()
    {
        var scene = await ContactScene.InAsync(app);
        var colleague = await scene.Data.AccountAsync(UserRole.ProviderStaff, service: scene.Service);
        await ReportAsync(scene, scene.Nurse);
        await ReportAsync(scene, scene.Nurse);
        await ReportAsync(scene, colleague);

        Assert.Equal(2, (await scene.MailsAsync()).Count);
        Assert.Equal(3, (await scene.NowAsync(scene.Lead)).Version);
    }

    [Fact]
    public async Task A_leaver_recorded_meanwhile_settles_the_report()
    {
        var scene = await ContactScene.InAsync(app);
        await ReportAsync(scene, scene.Nurse);
        var link = new Uri((await scene.MailsAsync())[0].Action!.Address.PathAndQuery, UriKind.Relative);
        await scene.ChangeAsync(scene.Teacher, "recordLeaver", $"{Contact(scene)}, version: 2, lastDay: \"2026-11-17\"");

        Assert.Contains("Recorded: they have left", await MailedForm.SendAsync(app, link, "answer-report", ("answer", "still")),
            StringComparison.Ordinal);
        Assert.Equal(Currency.Vacant, CurrencyRule.Evaluate(await scene.NowAsync(scene.Lead), scene.Today));
    }

    [Fact]
    public async Task A_person_who_says_that_somebody_left_says_when_and_nothing_typed_is_lost()
    {
        var scene = await ContactScene.InAsync(app);
        await ReportAsync(scene, scene.Nurse);
        var link = new Uri((await scene.MailsAsync())[0].Action!.Address.PathAndQuery, UriKind.Relative);
        var page = await MailedForm.SendAsync(app, link, "answer-report", ("answer", "left"), ("lastDay-day", "1"), ("lastDay-month", "1"),
            ("lastDay-year", "2020"));

        Assert.Contains("There is a problem", page, StringComparison.Ordinal);
        Assert.Contains("name=\"lastDay-year\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" maxlength=\"4\" value=\"2020\"",
            page, StringComparison.Ordinal);
        Assert.Null((await scene.NowAsync(scene.Lead)).Holders[0].Until);
    }

    [Theory]
    [InlineData("2025-08-31")]
    [InlineData("2029-01-01")]
    public async Task A_last_day_that_cannot_be_is_not_reported(string day)
    {
        var scene = await ContactScene.InAsync(app);
        Assert.Equal("lastDay", ContactScene.FieldOf(await ReportAsync(scene, scene.Nurse, $"lastDay: \"{day}\"")));
        Assert.Empty(await scene.MailsAsync());
    }

    [Fact]
    public async Task Only_a_partner_with_an_agreed_link_reports()
    {
        var scene = await ContactScene.InAsync(app);
        foreach (var (who, account) in scene.Others.Where(other => other.Value != scene.Nurse)
            .Append(new("the school's own staff", scene.Teacher)).Append(new("the area's editor", scene.Editor)))
        {
            Assert.True(ContactScene.ErrorOf(await ReportAsync(scene, account)) == "NotAllowed", who);
        }

        foreach (var status in new[] { LinkStatus.Proposed, LinkStatus.Ended })
        {
            await StandAsync(status);
            Assert.Equal("NotAllowed", ContactScene.ErrorOf(await ReportAsync(scene, scene.Nurse)));
        }

        Assert.Empty(await scene.MailsAsync());
    }

    [Fact]
    public async Task Only_those_who_keep_the_contact_and_its_holder_answer()
    {
        var scene = await ContactScene.InAsync(app);
        await ReportAsync(scene, scene.Nurse);
        foreach (var (who, account) in scene.Others)
        {
            Assert.True(ContactScene.ErrorOf(
                await scene.ChangeAsync(account, "answerLeaverReport", $"{Contact(scene)}, left: true")) == "NotAllowed", who);
        }
    }

    [Fact]
    public async Task Who_is_said_to_have_left_and_who_was_asked_to_follow_is_told_to_those_who_keep_the_contact_and_its_holder()
    {
        var scene = await ContactScene.InAsync(app);
        await ReportAsync(scene, scene.Nurse);
        await scene.ChangeAsync(scene.Teacher, "handOver",
            $"{Contact(scene)}, version: 2, name: \"Noor New\", email: \"noor@school.example\", since: \"2027-01-01\"");

        foreach (var (who, account) in scene.Others)
        {
            Assert.True(await PendingAsync(scene, account) is { Offer: null, Report: null }, who);
        }

        foreach (var account in new[] { scene.Teacher, scene.Editor, scene.Robin })
        {
            Assert.True(await PendingAsync(scene, account) is { Offer: not null, Report: not null });
        }
    }

    private async Task<PendingChange> PendingAsync(ContactScene scene, Account? account)
    {
        var actor = account is null ? Actor.Anonymous(Channel.Page) : await app.ActorOfAsync(account);
        return await app.Services.GetRequiredService<PendingChanges>().OfAsync(scene.Lead.Id, actor, TestContext.Current.CancellationToken);
    }

    private async Task StandAsync(LinkStatus status)
    {
        await using var db = app.Db.Open();
        (await db.Links.SingleAsync(TestContext.Current.CancellationToken)).Status = status;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static string Contact(ContactScene scene) => $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\"";

    private static Task<JsonElement> ReportAsync(ContactScene scene, Account? who, string more = "") =>
        scene.ChangeAsync(who, "reportLeaver", $"{Contact(scene)}, {more}");
}
