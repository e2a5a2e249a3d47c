using System.Net;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Departures;

public sealed class HandoverTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_successor_who_accepts_takes_over_the_role_with_its_links_and_the_partner_is_told()
    {
        var scene = await ContactScene.InAsync(app);
        ContactScene.Changed(await scene.ChangeAsync(scene.Robin, "handOver", Offer(scene)));
        Assert.Equal(Currency.Current, CurrencyRule.Evaluate(await scene.NowAsync(scene.Lead), scene.Today));
        await AnswerAsync(await LinkAsync(scene), "accept");

        var contact = await scene.NowAsync(scene.Lead);
        Assert.Equal(new DateOnly(2026, 12, 31), contact.Holders.Single(h => h.Person.Name == "Robin Present").Until);
        var successor = contact.Holders.Single(h => h.Person.Name == "Noor New");
        Assert.Equal((new DateOnly(2027, 1, 1), null, "Head of year"), (successor.Since, successor.Until, successor.JobTitle));
        var word = Assert.Single(contact.Verifications);
        Assert.Equal((VerificationOutcome.Changed, VerificationMethod.EmailedLink, app.Clock.Now, "Noor New"),
            (word.Outcome, word.Method, word.At, word.By));
        await using var db = app.Db.OpenToRead();
        Assert.Equal(scene.Lead.Id,
            (await db.Links.SingleAsync(l => l.Id == scene.Link.Id, TestContext.Current.CancellationToken)).SchoolContactId);

        app.Clock.Now = new DateTimeOffset(2027, 1, 1, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal((Currency.Current, "noor@school.example"),
            (CurrencyRule.Evaluate(contact, scene.Today), ContactAddress.Find(contact, scene.Today)?.Address));
        Assert.Single(await scene.MailsAsync(), m => m.Kind == NotificationKind.HandoverDone && m.To == "lee@trust.example");
    }

    [Fact]
    public async Task A_successor_is_named_after_the_leaver_has_gone_too()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "recordLeaver",
            $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: 1, lastDay: \"2026-10-31\"");
        ContactScene.Changed(await scene.ChangeAsync(scene.Editor, "handOver", Offer(scene, version: 2, since: "2026-11-18")));
        Assert.True((await scene.NowAsync(scene.Lead)).Holders.TrueForAll(h => h.Person.Name != "Noor New"));
        await AnswerAsync(await LinkAsync(scene), "accept");

        var contact = await scene.NowAsync(scene.Lead);
        Assert.Equal(Currency.Current, CurrencyRule.Evaluate(contact, scene.Today));
        Assert.Equal(new DateOnly(2026, 10, 31), contact.Holders.Single(h => h.Person.Name == "Robin Present").Until);
        Assert.Single(await scene.MailsAsync(), m => m.Kind == NotificationKind.HandoverDone && m.To == scene.Editor.Email);
    }

    [Fact]
    public async Task Opening_the_link_names_the_role_and_who_asks_and_changes_nothing()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "handOver", Offer(scene));
        var link = await LinkAsync(scene);
        using var client = app.CreateClient();
        var page = await client.GetAsync(link, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl?.NoStore);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(["Senior mental health lead", "Gospel Oak Primary School", scene.Teacher.Name, "1 January 2027"],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Equal(2, (await scene.NowAsync(scene.Lead)).Version);
    }

    [Fact]
    public async Task A_successor_who_declines_changes_nothing_and_the_person_who_asked_is_told()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "handOver", Offer(scene));
        var link = await LinkAsync(scene);
        Assert.Contains("You have declined", await AnswerAsync(link, "decline"), StringComparison.Ordinal);
        await AnswerAsync(link, "accept");

        var contact = await scene.NowAsync(scene.Lead);
        Assert.Null(Assert.Single(contact.Holders).Until);
        Assert.Single(await scene.MailsAsync(),
            m => m.To == scene.Teacher.Email && m.Subject.EndsWith("handover declined", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_is_too_old_accepts_nothing_until_it_is_sent_again()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "handOver", Offer(scene));
        var old = await LinkAsync(scene);
        app.Clock.Now = app.Clock.Now.AddDays(15);
        Assert.Contains("too old", await AnswerAsync(old, "accept"), StringComparison.Ordinal);
        Assert.Single((await scene.NowAsync(scene.Lead)).Holders);

        ContactScene.Changed(
            await scene.ChangeAsync(scene.Teacher, "sendHandoverAgain", $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: 2"));
        await AnswerAsync(await LinkAsync(scene), "accept");
        Assert.Equal(2, (await scene.NowAsync(scene.Lead)).Holders.Count);
    }

    [Fact]
    public async Task An_offer_that_was_withdrawn_or_overtaken_is_no_longer_open()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "handOver", Offer(scene));
        var first = await LinkAsync(scene);
        await scene.ChangeAsync(scene.Teacher, "handOver", Offer(scene, version: 2, name: "Ola Other", email: "ola@school.example"));
        var second = await LinkAsync(scene);
        Assert.Contains("no longer being asked", await AnswerAsync(first, "accept"), StringComparison.Ordinal);
        ContactScene.Changed(
            await scene.ChangeAsync(scene.Teacher, "withdrawHandover", $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: 3"));
        Assert.Contains("no longer being asked", await AnswerAsync(second, "accept"), StringComparison.Ordinal);

        Assert.Single((await scene.NowAsync(scene.Lead)).Holders);
        Assert.Equal("pointOfContact", ContactScene.FieldOf(
            await scene.ChangeAsync(scene.Teacher, "withdrawHandover", $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: 4")));
    }

    [Fact]
    public async Task Answers_at_the_same_moment_make_one_successor()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "handOver", Offer(scene));
        var link = await LinkAsync(scene);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AnswerAsync(link, "accept")));

        Assert.Equal(2, (await scene.NowAsync(scene.Lead)).Holders.Count);
        Assert.Single(await scene.AuditAsync("accept handover"));
        Assert.Single(await scene.MailsAsync(), m => m.To == "lee@trust.example");
    }

    [Theory]
    [InlineData("/handover")]
    [InlineData("/handover?t=nonsense")]
    [InlineData("/leaver-report?t=nonsense")]
    public async Task A_link_that_nobody_sealed_opens_nothing(string link)
    {
        using var client = app.CreateClient();
        var page = await Asking.ReadAsync(client.GetAsync(link, TestContext.Current.CancellationToken));
        Assert.Equal("This link does not work", page.QuerySelector("h1")?.TextContent.Trim());
    }

    [Theory]
    [InlineData("Noor New", "", "2027-01-01", "email")]
    [InlineData("Robin Present", "robin@school.example", "2027-01-01", "name")]
    [InlineData("Noor New", "noor@school.example", "2025-09-01", "since")]
    public async Task What_cannot_be_handed_over_is_told_at_its_field(string name, string email, string since, string field)
    {
        var scene = await ContactScene.InAsync(app);
        Assert.Equal(field, ContactScene.FieldOf(await scene.ChangeAsync(scene.Teacher, "handOver", Offer(scene, 1, name, email, since))));
    }

    [Fact]
    public async Task Only_those_who_keep_the_contact_and_its_holder_hand_it_over()
    {
        var scene = await ContactScene.InAsync(app);
        foreach (var (who, account) in scene.Others)
        {
            Assert.True(ContactScene.ErrorOf(await scene.ChangeAsync(account, "handOver", Offer(scene))) == "NotAllowed", who);
            Assert.True(
                ContactScene.ErrorOf(await scene.ChangeAsync(account, "withdrawHandover",
                    $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: 1")) == "NotAllowed", who);
            Assert.True(
                ContactScene.ErrorOf(await scene.ChangeAsync(account, "sendHandoverAgain",
                    $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: 1")) == "NotAllowed", who);
        }

        Assert.Empty(await scene.MailsAsync());
    }

    private static string Offer(
        ContactScene scene, int version = 1, string name = "Noor New", string email = "noor@school.example", string since = "2027-01-01") =>
        $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: {version}, name: \"{name}\", email: \"{email}\", jobTitle: \"Head "
            + $"of year\", since: \"{since}\"";

    private static async Task<Uri> LinkAsync(ContactScene scene) =>
        new((await scene.MailsAsync()).Last(m => m.Kind == NotificationKind.HandoverOffered).Action!.Address.PathAndQuery,
            UriKind.Relative);

    private Task<string> AnswerAsync(Uri link, string answer) => MailedForm.SendAsync(app, link, "answer-handover", ("answer", answer));
}
