using LinkDirectory.Features.Contacts;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Contacts;

public sealed class ContactRecordsTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_is_left_out_of_an_edit_stays_and_null_takes_away()
    {
        var scene = await ContactScene.InAsync(app);
        var first = ContactScene.Changed(await scene.ChangeAsync(scene.Teacher, "updatePointOfContact",
            Edit(scene, 1, "sharedTelephone: \"020 7946 0009\", availability: \"Mornings\"")));
        Assert.Equal(("mental-health@school.example", "02079460009", "Mornings"),
            (Text(first, "sharedEmail"), Text(first, "sharedTelephone"), Text(first, "availability")));
        var second = ContactScene.Changed(
            await scene.ChangeAsync(scene.Teacher, "updatePointOfContact", Edit(scene, 2, "sharedEmail: null, availability: null")));

        Assert.Equal((null, "02079460009", null),
            (Text(second, "sharedEmail"), Text(second, "sharedTelephone"), Text(second, "availability")));
        Assert.Equal("CURRENT", Text(second, "currency"));
        Assert.Equal(new DateOnly(2027, 10, 18), (await scene.NowAsync(scene.Lead)).VerifyBy);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_does_not_count()
    {
        var scene = await ContactScene.InAsync(app);
        var payload = await scene.ChangeAsync(scene.Teacher, "updatePointOfContact",
            Edit(scene, 1, "sharedEmail: \"Mental-Health@School.example\""));

        Assert.Equal(1, ContactScene.Changed(payload).GetProperty("version").GetInt32());
        Assert.Empty(await scene.AuditAsync("update point of contact"));
    }

    [Theory]
    [InlineData("sharedEmail: \"not an address\"", "sharedEmail")]
    [InlineData("sharedTelephone: \"12\"", "sharedTelephone")]
    [InlineData("awayUntil: \"2026-11-17\"", "awayUntil")]
    [InlineData("deputy: { name: \" \" }", "deputy.name")]
    [InlineData("deputy: { name: \"Wanda\", email: \"lee@trust.example\" }", "deputy.email")]
    [InlineData("deputy: { name: \"Robin Present\", email: \"robin@school.example\" }", "deputy.name")]
    public async Task What_cannot_be_taken_is_told_at_its_field(string edit, string field)
    {
        var scene = await ContactScene.InAsync(app);
        Assert.Equal(field, ContactScene.FieldOf(await scene.ChangeAsync(scene.Teacher, "updatePointOfContact", Edit(scene, 1, edit))));
        Assert.Equal(1, (await scene.NowAsync(scene.Lead)).Version);
    }

    [Fact]
    public async Task While_the_lead_is_away_mail_goes_to_the_deputy_and_the_lead_may_say_so_themselves()
    {
        var scene = await ContactScene.InAsync(app);
        var edit = Edit(scene, 1, "awayUntil: \"2026-11-30\", deputy: { name: \"Dee Puty\", email: \"dee@school.example\" }");
        Assert.Equal("Dee Puty", ContactScene.Changed(await scene.ChangeAsync(scene.Robin, "updatePointOfContact", edit))
            .GetProperty("deputy").GetProperty("name").GetString());

        var contact = await scene.NowAsync(scene.Lead);
        Assert.Equal("dee@school.example", ContactAddress.Find(contact, scene.Today)?.Address);
        Assert.Equal("robin@school.example", ContactAddress.Find(contact, new DateOnly(2026, 12, 1))?.Address);
        Assert.Equal("NotAllowed",
            ContactScene.ErrorOf(await scene.ChangeAsync(scene.Robin, "updatePointOfContact", Edit(scene, 2, "sharedEmail: null"))));
    }

    [Fact]
    public async Task A_new_deputy_ends_the_one_before_and_none_ends_both()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "updatePointOfContact", Edit(scene, 1, "deputy: { name: \"Dee Puty\" }"));
        app.Clock.Now = app.Clock.Now.AddDays(10);
        await scene.ChangeAsync(scene.Teacher, "updatePointOfContact", Edit(scene, 2, "deputy: { name: \"Sam Second\" }"));
        Assert.Equal(new DateOnly(2026, 11, 27), (await scene.NowAsync(scene.Lead)).Holders.Single(h => h.Person.Name == "Dee Puty").Until);
        var none = ContactScene.Changed(await scene.ChangeAsync(scene.Teacher, "updatePointOfContact", Edit(scene, 3, "deputy: null")));

        Assert.Equal(System.Text.Json.JsonValueKind.Null, none.GetProperty("deputy").ValueKind);
    }

    [Fact]
    public async Task Only_those_who_keep_the_contact_may_edit_it()
    {
        var scene = await ContactScene.InAsync(app);
        foreach (var (who, account) in scene.Others)
        {
            var payload = await scene.ChangeAsync(account, "updatePointOfContact", Edit(scene, 1, "awayUntil: \"2026-11-30\""));
            Assert.True(ContactScene.ErrorOf(payload) == "NotAllowed", who);
        }
    }

    [Fact]
    public async Task A_role_is_added_vacant_and_once()
    {
        var scene = await ContactScene.InAsync(app);
        var role =
            $"organisation: \"{NodeId.Create("School", scene.School.Id)}\", role: OPERATIONAL_LEAD, sharedEmail: "
                + "\"welfare@school.example\"";
        var added = ContactScene.Changed(await scene.ChangeAsync(scene.Teacher, "addPointOfContact", role));
        Assert.Equal(("VACANT", 1), (Text(added, "currency"), added.GetProperty("version").GetInt32()));

        Assert.Equal("label", ContactScene.FieldOf(await scene.ChangeAsync(scene.Teacher, "addPointOfContact", role)));
        ContactScene.Changed(await scene.ChangeAsync(scene.Teacher, "addPointOfContact", role + ", label: \"sixth form\""));
        Assert.Equal(2, (await scene.AuditAsync("add point of contact")).Count);
    }

    [Fact]
    public async Task A_role_is_added_by_those_who_keep_its_organisation()
    {
        var scene = await ContactScene.InAsync(app);
        foreach (var (organisation, allowed) in new[]
        {
            (NodeId.Create("School", scene.School.Id), scene.Teacher),
            (NodeId.Create("Service", scene.Service.Id), scene.Nurse),
            (NodeId.Create("Area", scene.Camden.Id), scene.Editor),
        })
        {
            foreach (var account in scene.Others.Values.Append(scene.Robin).Append(scene.Teacher).Append(scene.Editor).Except([allowed])
                .Where(a => a != scene.Editor))
            {
                Assert.Equal("NotAllowed", ContactScene.ErrorOf(
                    await scene.ChangeAsync(account, "addPointOfContact", $"organisation: \"{organisation}\", role: OTHER")));
            }

            ContactScene.Changed(await scene.ChangeAsync(allowed, "addPointOfContact", $"organisation: \"{organisation}\", role: OTHER"));
        }

        var nowhere = await scene.ChangeAsync(scene.Editor, "addPointOfContact",
            $"organisation: \"{NodeId.Create("School", 404)}\", role: OTHER");
        Assert.Equal("NotFound", ContactScene.ErrorOf(nowhere));
        Assert.Equal("organisation", ContactScene.FieldOf(
            await scene.ChangeAsync(scene.Editor, "addPointOfContact", $"organisation: \"{NodeId.Create("Provider", 1)}\", role: OTHER")));
    }

    [Fact]
    public async Task A_role_and_its_holder_are_added_together_or_not_at_all()
    {
        var scene = await ContactScene.InAsync(app);
        var role = new NewRole(scene.School.Id, null, null, ContactRole.Senco);

        var refused = await Details.AddAsync(role, new PersonInput("Nia New", Email: "no address"), Actor.Operator, Cancellation);
        Assert.Equal(["email"], Assert.IsType<InvalidInput>(Assert.Single(refused.Problems)).Field);
        await using var db = app.Db.OpenToRead();
        Assert.False(await db.PointsOfContact.AnyAsync(c => c.Role == ContactRole.Senco, Cancellation));

        var added = await Details.AddAsync(role, new PersonInput("Nia New", Email: "nia@school.example"), Actor.Operator, Cancellation);
        Assert.Equal("Nia New", added.Value?.Holder?.Name);
        Assert.Single(await scene.AuditAsync("add point of contact"));
        Assert.Single(await scene.AuditAsync("name holder"));
    }

    [Fact]
    public async Task A_role_and_the_person_in_it_are_changed_together_or_not_at_all()
    {
        var scene = await ContactScene.InAsync(app);
        var edit = new RoleDetailsEdit { SharedEmail = "new@school.example" };

        var refused = await Details.UpdateAsync(
            scene.Lead.Id, 1, edit, new PersonInput("Robin Present", Email: "no address"), scene.Today, Actor.Operator, Cancellation);
        Assert.NotEmpty(refused.Problems);
        Assert.Equal(("mental-health@school.example", 1),
            await scene.NowAsync(scene.Lead) is var before ? (before.SharedEmail, before.Version) : default);

        var person = new PersonInput("Robin Present", JobTitle: "Head", Email: "robin@school.example");
        var saved = await Details.UpdateAsync(
            scene.Lead.Id, 1, edit, person, scene.Lead.Holders[0].Since, Actor.Operator, Cancellation);
        Assert.Equal(("new@school.example", "Head", 2), (saved.Value?.SharedEmail, saved.Value?.Holder?.JobTitle, saved.Value?.Version));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RoleDetails Details => app.Services.GetRequiredService<RoleDetails>();

    private static string Edit(ContactScene scene, int version, string fields) =>
        $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: {version}, {fields}";

    private static string? Text(System.Text.Json.JsonElement contact, string field) => contact.GetProperty(field).GetString();
}
