using System.Text.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Links;

public sealed class LinkChangesTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task One_side_proposes_the_other_agrees_for_a_year_and_each_is_told()
    {
        var (scene, other) = await UnlinkedAsync();
        var proposed = Changed(
            await AskAsync(scene.Teacher, "proposeLink", Proposal(scene, other, $"schoolContact: \"{ContactScene.Id(scene.Lead)}\"")));
        Assert.Equal(("PROPOSED", "SCHOOL", 1),
            (Text(proposed, "status"), Text(proposed, "proposedBy"), proposed.GetProperty("version").GetInt32()));
        var asked = Assert.Single(await scene.MailsAsync());
        Assert.Equal((NotificationKind.LinkProposed, "mo@other.example"), (asked.Kind, asked.To));

        var agreed = Changed(await AskAsync(other.Staff, "agreeLink",
            $"link: \"{Text(proposed, "id")}\", version: 1, contact: \"{ContactScene.Id(other.Contact)}\""));
        Assert.Equal(("AGREED", "2026-11-18", "2027-11-18"), (Text(agreed, "status"), Text(agreed, "agreedOn"), Text(agreed, "reviewBy")));
        Assert.Equal(ContactScene.Id(other.Contact), agreed.GetProperty("serviceContact").GetProperty("id").GetString());
        Assert.Equal((NotificationKind.LinkAgreed, "robin@school.example"),
            ((await scene.MailsAsync())[1].Kind, (await scene.MailsAsync())[1].To));

        var (first, second) = (Assert.Single(await scene.AuditAsync("propose link")), Assert.Single(await scene.AuditAsync("agree link")));
        Assert.Equal((scene.Teacher.Id, other.Staff.Id), (first.AccountId, second.AccountId));
        Assert.All(["Proposed", "Agreed"], status => Assert.Contains(status, second.Changes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_side_that_proposed_does_not_agree_for_the_other()
    {
        var (scene, other) = await UnlinkedAsync();
        var proposed = Changed(
            await AskAsync(scene.Teacher, "proposeLink", Proposal(scene, other,
                $"schoolContact: \"{ContactScene.Id(scene.Lead)}\", serviceContact: \"{ContactScene.Id(other.Contact)}\"")));
        Assert.Equal("NotAllowed", ErrorOf(await AskAsync(scene.Teacher, "agreeLink", $"link: \"{Text(proposed, "id")}\", version: 1")));
        Assert.Equal("AGREED",
            Text(Changed(await AskAsync(other.Staff, "agreeLink", $"link: \"{Text(proposed, "id")}\", version: 1")), "status"));
    }

    [Fact]
    public async Task A_link_names_roles_of_its_own_sides()
    {
        var (scene, other) = await UnlinkedAsync();
        Assert.Equal("schoolContact", FieldOf(await AskAsync(scene.Teacher, "proposeLink", Proposal(scene, other, ""))));
        Assert.Equal("schoolContact", FieldOf(
            await AskAsync(scene.Teacher, "proposeLink", Proposal(scene, other, $"schoolContact: \"{ContactScene.Id(scene.Worker)}\""))));
        Assert.Equal("serviceContact", FieldOf(
            await AskAsync(other.Staff, "proposeLink", Proposal(scene, other, $"serviceContact: \"{ContactScene.Id(scene.Worker)}\""))));
    }

    [Fact]
    public async Task A_link_goes_only_where_it_can_from_where_it_stands()
    {
        var scene = await ContactScene.InAsync(app);
        var again = await AskAsync(scene.Teacher, "proposeLink",
            $"school: \"{Id("School", scene.School.Id)}\", service: \"{Id("Service", scene.Service.Id)}\", schoolContact: "
                + $"\"{ContactScene.Id(scene.Lead)}\"");
        Assert.Equal(("LinkTransitionRefused", "AGREED"),
            (ErrorOf(again), again.GetProperty("errors")[0].GetProperty("status").GetString()));
        Assert.Equal("LinkTransitionRefused", ErrorOf(await AskAsync(scene.Nurse, "agreeLink", $"{Link(scene)}, version: 1")));

        var ended = Changed(
            await AskAsync(scene.Nurse, "endLink", $"{Link(scene)}, version: 1, reason: \"The team moves to another area\""));
        Assert.Equal(("ENDED", "2026-11-18"), (Text(ended, "status"), Text(ended, "endedOn")));
        var told = Assert.Single(await scene.MailsAsync());
        Assert.Equal((NotificationKind.LinkEnded, "robin@school.example"), (told.Kind, told.To));
        Assert.Contains("The team moves to another area", told.Paragraphs[0], StringComparison.Ordinal);
        Assert.Equal("LinkTransitionRefused", ErrorOf(await AskAsync(scene.Teacher, "reviewLink", $"{Link(scene)}, version: 2")));
        var proposed = Changed(await AskAsync(scene.Teacher, "proposeLink",
            $"school: \"{Id("School", scene.School.Id)}\", service: \"{Id("Service", scene.Service.Id)}\""));
        Assert.Equal((Id("Link", scene.Link.Id), "PROPOSED", 3),
            (Text(proposed, "id"), Text(proposed, "status"), proposed.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task A_year_on_both_sides_are_asked_once_and_either_says_that_it_is_still_right()
    {
        var scene = await ContactScene.InAsync(app);
        await using (var db = app.Db.Open())
        {
            await db.Links.ExecuteUpdateAsync(l => l.SetProperty(x => x.ReviewBy, new DateOnly(2026, 11, 18)), Cancellation);
        }

        var reviews = app.Services.GetRequiredService<LinkReviews>();
        Assert.Equal(0, await reviews.MarkLinksForReviewAsync(scene.Today, Actor.Job("links"), Cancellation));
        app.Clock.Now = app.Clock.Now.AddDays(1);
        Assert.Equal(1, await reviews.MarkLinksForReviewAsync(scene.Today, Actor.Job("links"), Cancellation));
        Assert.Equal(0, await reviews.MarkLinksForReviewAsync(scene.Today, Actor.Job("links"), Cancellation));
        Assert.Equal(["lee@trust.example", "robin@school.example"],
            (await scene.MailsAsync()).Select(m => m.To).Order(StringComparer.Ordinal));

        var reviewed = Changed(await AskAsync(scene.Nurse, "reviewLink", $"{Link(scene)}, version: 2"));
        Assert.Equal(("AGREED", "2027-11-19", "2026-01-09"),
            (Text(reviewed, "status"), Text(reviewed, "reviewBy"), Text(reviewed, "agreedOn")));
    }

    [Fact]
    public async Task The_second_of_two_is_told_what_the_first_did_to_a_link()
    {
        var scene = await ContactScene.InAsync(app);
        await AskAsync(scene.Nurse, "reviewLink", $"{Link(scene)}, version: 1");
        var second = await AskAsync(scene.Teacher, "endLink", $"{Link(scene)}, version: 1, reason: \"No longer needed\"");
        Assert.Equal(("LinkChangedMeanwhile", 2),
            (ErrorOf(second), second.GetProperty("errors")[0].GetProperty("current").GetProperty("version").GetInt32()));

        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            AskAsync(scene.Teacher, "endLink", $"{Link(scene)}, version: 2, reason: \"No longer needed\"")));
        Assert.Single(both, p => p.GetProperty("errors").ValueKind == JsonValueKind.Null);
        Assert.Single(await scene.MailsAsync());
    }

    [Fact]
    public async Task Only_the_two_sides_and_their_editors_change_a_link()
    {
        var scene = await ContactScene.InAsync(app);
        foreach (var (who, account) in scene.Others.Where(o => o.Value != scene.Nurse).Append(new("the holder", scene.Robin)))
        {
            Assert.True(ErrorOf(await AskAsync(account, "endLink", $"{Link(scene)}, version: 1, reason: \"x\"")) == "NotAllowed", who);
            Assert.True(ErrorOf(await AskAsync(account, "reviewLink", $"{Link(scene)}, version: 1")) == "NotAllowed", who);
            Assert.True(ErrorOf(await AskAsync(account, "agreeLink", $"{Link(scene)}, version: 1")) == "NotAllowed", who);
            Assert.True(
                ErrorOf(await AskAsync(account, "proposeLink",
                    $"school: \"{Id("School", scene.School.Id)}\", service: \"{Id("Service", scene.Service.Id)}\"")) == "NotAllowed", who);
        }

        Assert.Equal("NotFound",
            ErrorOf(await AskAsync(scene.Editor, "endLink", $"link: \"{Id("Link", 404)}\", version: 1, reason: \"x\"")));
        Assert.Equal("reason", FieldOf(await AskAsync(scene.Editor, "endLink", $"{Link(scene)}, version: 1, reason: \" \"")));
    }

    private sealed record OtherService(LinkDirectory.Features.Organisations.Service Service, PointOfContact Contact, Account Staff);

    private async Task<(ContactScene Scene, OtherService Other)> UnlinkedAsync()
    {
        var scene = await ContactScene.InAsync(app);
        var service = await scene.Data.ServiceAsync();
        var contact = await scene.Data.PointOfContactAsync(ContactRole.TeamManager, service: service, heldBy: "Mo Manager",
            with: c => c.Holders[0].Person.Email = "mo@other.example");
        return (scene, new OtherService(service, contact, await scene.Data.AccountAsync(UserRole.ProviderStaff, service: service)));
    }

    private static string Proposal(ContactScene scene, OtherService other, string more) =>
        $"school: \"{Id("School", scene.School.Id)}\", service: \"{Id("Service", other.Service.Id)}\", {more}";

    private static string Link(ContactScene scene) => $"link: \"{Id("Link", scene.Link.Id)}\"";

    private static string Id(string type, int key) => NodeId.Create(type, key).ToString();

    private async Task<JsonElement> AskAsync(Account? who, string mutation, string input) => (await app.AskAsAsync(who, $$"""
        mutation { {{mutation}}(input: { {{input}} }) {
            link { id version status proposedBy agreedOn reviewBy endedOn schoolContact { id } serviceContact { id } }
            errors { __typename ... on Error { message } ... on InvalidInput { field } ... on LinkTransitionRefused { status allowed } ... on LinkChangedMeanwhile { current { version } } } } }
        """))[mutation];

    private static JsonElement Changed(JsonElement payload)
    {
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, payload.ToString());
        return payload.GetProperty("link");
    }

    private static string ErrorOf(JsonElement payload) => payload.GetProperty("errors").ValueKind == JsonValueKind.Null
        ? "none" : Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("__typename").GetString()!;

    private static string FieldOf(JsonElement payload) => string.Join('.',
        Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("field").EnumerateArray().Select(f => f.GetString()));

    private static string? Text(JsonElement link, string field) => link.GetProperty(field).GetString();
}
