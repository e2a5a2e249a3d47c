using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Departures;

/// <summary>What holds of every link that changes something for anybody who has it: a button is pressed, in time, or nothing changes.</summary>
public sealed class MailedLinkTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_form_that_is_sent_without_its_button_changes_nothing()
    {
        var (scene, links) = await MailedAsync();
        await SendAsync(links, ("lastDay-day", "17"), ("lastDay-month", "11"), ("lastDay-year", "2026"));
        await AssertUnchangedAsync(scene);
    }

    [Fact]
    public async Task A_page_that_was_left_open_until_its_link_is_too_old_changes_nothing_and_says_so()
    {
        var (scene, links) = await MailedAsync();
        app.Clock.Now = app.Clock.Now.AddDays(61);
        foreach (var (form, link) in links.Concat([Behind(links, "left"), Behind(links, "change"), Behind(links, "change-service")]))
        {
            var page = await MailedForm.SendAsync(app, link, form, ("answer", AnswerOf(form, scene)), ("id", $"{scene.Lead.Id}"),
                ("lastDay-day", "17"), ("lastDay-month", "11"), ("lastDay-year", "2026"));
            Assert.Contains("This link is too old", page, StringComparison.Ordinal);
        }

        await AssertUnchangedAsync(scene);
    }

    [Fact]
    public async Task In_time_and_with_its_button_each_changes_something()
    {
        var (scene, links) = await MailedAsync();
        foreach (var (form, link) in links)
        {
            var before = (await scene.NowAsync(scene.Lead)).Version;
            await MailedForm.SendAsync(app, link, form, ("answer", AnswerOf(form, scene)), ("lastDay-day", "17"), ("lastDay-month", "11"),
                ("lastDay-year", "2026"));
            Assert.NotEqual(before, (await scene.NowAsync(scene.Lead)).Version);
        }
    }

    /// <summary>
    /// The links by which the lead confirms, a successor accepts and the school answers what a partner reported, by their forms' names.
    /// </summary>
    private async Task<(ContactScene Scene, IReadOnlyDictionary<string, Uri> Links)> MailedAsync()
    {
        var scene = await ContactScene.InAsync(app);
        var lead = $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\"";
        ContactScene.Changed(await scene.ChangeAsync(scene.Nurse, "reportLeaver", lead));
        ContactScene.Changed(await scene.ChangeAsync(scene.Teacher, "handOver",
            $"{lead}, version: 2, name: \"Noor New\", email: \"noor@school.example\", since: \"2027-01-01\""));
        var mails = await scene.MailsAsync();
        var confirm = new VerifyLink { PersonId = scene.Lead.Holders[0].PersonId, Contacts = [scene.Lead.Id] };
        return (scene, new Dictionary<string, Uri>(StringComparer.Ordinal)
        {
            ["answer"] = Local(app.Services.GetRequiredService<VerifyLinks>().AddressOf(confirm)),
            ["answer-report"] = Local(mails.First(m => m.Kind == NotificationKind.LeaverReported).Action!.Address),
            ["answer-handover"] = Local(mails.First(m => m.Kind == NotificationKind.HandoverOffered).Action!.Address),
        });
    }

    // A page behind the one that the link to confirm leads to.
    private static KeyValuePair<string, Uri> Behind(IReadOnlyDictionary<string, Uri> links, string page) =>
        new(page, new Uri(links["answer"].OriginalString.Replace("?", $"/{page}?", StringComparison.Ordinal), UriKind.Relative));

    private static Uri Local(Uri address) => new(address.PathAndQuery, UriKind.Relative);

    private static string AnswerOf(string form, ContactScene scene) => form switch
    {
        "answer" => $"right-{scene.Lead.Id}",
        "answer-report" => "left",
        _ => "accept",
    };

    private async Task SendAsync(IReadOnlyDictionary<string, Uri> links, params (string Name, string Value)[] fields)
    {
        foreach (var (form, link) in links)
        {
            await MailedForm.SendAsync(app, link, form, fields);
        }
    }

    private static async Task AssertUnchangedAsync(ContactScene scene)
    {
        var contact = await scene.NowAsync(scene.Lead);
        Assert.Equal(3, contact.Version);
        Assert.Null(Assert.Single(contact.Holders).Until);
        Assert.Empty(contact.Verifications);
    }
}
