using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Contacts;

public sealed class HoldersTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_leaver_makes_a_vacancy_from_the_day_after_and_the_partner_is_told_where_to_write_meanwhile()
    {
        var scene = await ContactScene.InAsync(app);
        var payload = await scene.ChangeAsync(scene.Teacher, "recordLeaver", Leaver(scene, "2026-11-18"));

        var today = ContactScene.Changed(payload);
        Assert.Equal((false, "2026-11-18", 2), (today.GetProperty("vacant").GetBoolean(),
            today.GetProperty("holder").GetProperty("until").GetString(), today.GetProperty("version").GetInt32()));
        app.Clock.Now = app.Clock.Now.AddDays(1);
        Assert.Equal(Currency.Vacant, CurrencyRule.Evaluate(await scene.NowAsync(scene.Lead), scene.Today));
        Assert.Equal("mental-health@school.example", ContactAddress.Find(await scene.NowAsync(scene.Lead), scene.Today)?.Address);

        var mail = Assert.Single(await scene.MailsAsync());
        Assert.Equal((NotificationKind.RoleVacant, "lee@trust.example", "Lee Link"), (mail.Kind, mail.To, mail.Name));
        Assert.Equal("Senior mental health lead at Gospel Oak Primary School: nobody in post after 18 November 2026", mail.Subject);
        Assert.Contains("mental-health@school.example", string.Concat(mail.Paragraphs), StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", mail.Subject + string.Concat(mail.Paragraphs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaver_with_a_day_to_come_stays_until_then_and_the_partner_is_told_once()
    {
        var scene = await ContactScene.InAsync(app);
        ContactScene.Changed(await scene.ChangeAsync(scene.Robin, "recordLeaver", Leaver(scene, "2026-12-18")));
        var again = await scene.ChangeAsync(scene.Robin, "recordLeaver", Leaver(scene, "2026-12-18", version: 2));

        Assert.Equal(2, ContactScene.Changed(again).GetProperty("version").GetInt32());
        Assert.Equal(Currency.Current, CurrencyRule.Evaluate(await scene.NowAsync(scene.Lead), new DateOnly(2026, 12, 18)));
        Assert.Equal(Currency.Vacant, CurrencyRule.Evaluate(await scene.NowAsync(scene.Lead), new DateOnly(2026, 12, 19)));
        Assert.Single(await scene.MailsAsync());
        var line = Assert.Single(await scene.AuditAsync("record leaver"));
        Assert.Equal(($"Point of contact {scene.Lead.Id}", scene.Robin.Id), (line.Subject, line.AccountId));
        Assert.Contains("2026-12-18", line.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-08-31")]
    [InlineData("2029-01-01")]
    public async Task A_last_day_before_the_first_or_far_away_is_refused_at_its_field(string day)
    {
        var scene = await ContactScene.InAsync(app);
        Assert.Equal("lastDay", ContactScene.FieldOf(await scene.ChangeAsync(scene.Teacher, "recordLeaver", Leaver(scene, day))));
    }

    [Fact]
    public async Task A_new_holder_of_a_vacant_role_is_not_confirmed_yet_and_mail_reaches_them()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "recordLeaver", Leaver(scene, "2026-11-17"));
        var payload = await scene.ChangeAsync(scene.Editor, "nameHolder",
            Named(scene, "Noor New", "noor@school.example", "2026-11-18", version: 2));

        var now = ContactScene.Changed(payload);
        Assert.Equal(("Noor New", "UNVERIFIED", false), (now.GetProperty("holder").GetProperty("name").GetString(),
            now.GetProperty("currency").GetString(), now.GetProperty("vacant").GetBoolean()));
        var contact = await scene.NowAsync(scene.Lead);
        Assert.Equal("noor@school.example", ContactAddress.Find(contact, scene.Today)?.Address);
        Assert.Equal(2, contact.Holders.Count);
        var noor = contact.Holders.Single(h => h.Person.Name == "Noor New").PersonId;
        var line = Assert.Single(await scene.AuditAsync("name holder"));
        Assert.Contains($"Person {noor}", line.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("noor@", line.Changes, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([NotificationKind.RoleVacant, NotificationKind.ContactChanged], (await scene.MailsAsync()).Select(m => m.Kind));
        await using var db = app.Db.OpenToRead();
        Assert.Equal((scene.Lead.Id, scene.Worker.Id),
            await db.Links.Select(l => new { l.SchoolContactId, l.ServiceContactId })
                .SingleAsync(TestContext.Current.CancellationToken) is var link ? (link.SchoolContactId, link.ServiceContactId) : default);
    }

    [Fact]
    public async Task Mail_goes_to_the_deputy_while_the_holder_is_away_and_when_nobody_holds_the_role()
    {
        var scene = await ContactScene.InAsync(app);
        var worker = $"pointOfContact: \"{ContactScene.Id(scene.Worker)}\"";
        ContactScene.Changed(await scene.ChangeAsync(scene.Nurse, "updatePointOfContact",
            $"{worker}, version: 1, awayUntil: \"2026-11-30\", deputy: {{ name: \"Dee Deputy\", email: \"dee@trust.example\" }}"));
        Assert.Equal("dee@trust.example", ContactAddress.Find(await scene.NowAsync(scene.Worker), scene.Today)?.Address);

        ContactScene.Changed(await scene.ChangeAsync(scene.Nurse, "recordLeaver", $"{worker}, version: 2, lastDay: \"2026-11-17\""));
        await scene.ChangeAsync(scene.Teacher, "recordLeaver", Leaver(scene, "2026-11-18"));

        Assert.Equal(("dee@trust.example", "Dee Deputy"), (await scene.MailsAsync())[^1] is var told ? (told.To, told.Name) : default);
    }

    [Fact]
    public async Task Two_people_do_not_hold_a_role_at_once()
    {
        var scene = await ContactScene.InAsync(app);
        Assert.Equal("since",
            ContactScene.FieldOf(await scene.ChangeAsync(scene.Teacher, "nameHolder", Named(scene, "Noor New", null, "2026-12-01"))));
        Assert.Single((await scene.NowAsync(scene.Lead)).Holders);
    }

    [Fact]
    public async Task A_successor_named_for_later_leaves_today_as_it_is_and_needs_confirming_when_they_start()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "recordLeaver", Leaver(scene, "2026-12-31"));
        ContactScene.Changed(
            await scene.ChangeAsync(scene.Teacher, "nameHolder", Named(scene, "Noor New", null, "2027-01-01", version: 2)));

        var contact = await scene.NowAsync(scene.Lead);
        Assert.Equal(Currency.Current, CurrencyRule.Evaluate(contact, scene.Today));
        Assert.Equal(Currency.Overdue, CurrencyRule.Evaluate(contact, new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public async Task One_address_is_one_person_in_any_number_of_roles()
    {
        var scene = await ContactScene.InAsync(app);
        var senco = await scene.Data.PointOfContactAsync(ContactRole.Senco, scene.School, heldBy: null);
        ContactScene.Changed(
            await scene.ChangeAsync(scene.Teacher, "nameHolder", Named(senco, "Ms Robin PRESENT", "Robin@School.example", "2026-11-18")));

        Assert.Equal((await scene.NowAsync(scene.Lead)).Holders[0].PersonId, Assert.Single((await scene.NowAsync(senco)).Holders).PersonId);
        Assert.Equal("Robin Present", (await scene.NowAsync(senco)).Holders[0].Person.Name);
    }

    [Fact]
    public async Task An_address_that_is_somebody_elses_is_refused_without_saying_whose()
    {
        var scene = await ContactScene.InAsync(app);
        var senco = await scene.Data.PointOfContactAsync(ContactRole.Senco, scene.School, heldBy: null);
        var payload = await scene.ChangeAsync(scene.Teacher, "nameHolder", Named(senco, "Wanda Other", "lee@trust.example", "2026-11-18"));

        Assert.Equal("email", ContactScene.FieldOf(payload));
        Assert.DoesNotContain("Lee", payload.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_successor_at_a_mailbox_of_the_office_inherits_nothing_by_a_slip_of_the_form()
    {
        var scene = await ContactScene.InAsync(app);
        ContactScene.Changed(await scene.ChangeAsync(scene.Teacher, "nameHolder",
            Named(scene, "Robin Present", "head@school.example", "2025-09-01")));
        var version = (await scene.NowAsync(scene.Lead)).Version;
        var payload = await scene.ChangeAsync(scene.Teacher, "nameHolder",
            Named(scene, "Robin Fairley", "head@school.example", "2026-11-18", version));

        Assert.Equal("email", ContactScene.FieldOf(payload));
        Assert.Equal("Robin Present", Assert.Single((await scene.NowAsync(scene.Lead)).Holders).Person.Name);
        await scene.ChangeAsync(scene.Teacher, "recordLeaver", $"{Leaver(scene, "2026-11-17", version)}");
        ContactScene.Changed(await scene.ChangeAsync(scene.Teacher, "nameHolder",
            Named(scene, "Wanda Fairley", "head@school.example", "2026-11-18", version + 1)));
        var contact = await scene.NowAsync(scene.Lead);
        Assert.Equal((2, Currency.Unverified),
            (contact.Holders.Select(h => h.PersonId).Distinct().Count(), CurrencyRule.Evaluate(contact, scene.Today)));
    }

    [Fact]
    public async Task Naming_the_present_holder_corrects_them_and_mail_that_came_back_is_tried_at_the_new_address()
    {
        var scene = await ContactScene.InAsync(app);
        await using (var db = app.Db.Open())
        {
            await db.PointsOfContact.Where(c => c.Id == scene.Lead.Id)
                .ExecuteUpdateAsync(c => c.SetProperty(p => p.UndeliverableSince, app.Clock.Now), TestContext.Current.CancellationToken);
        }

        await scene.ChangeAsync(scene.Teacher, "nameHolder", Named(scene, "Robin Present", "robin@school.example", "2025-09-01"));
        Assert.NotNull((await scene.NowAsync(scene.Lead)).UndeliverableSince);
        await scene.ChangeAsync(scene.Teacher, "nameHolder",
            Named(scene, "Robin Present", "r.present@school.example", "2025-09-01", version: (await scene.NowAsync(scene.Lead)).Version));

        var contact = await scene.NowAsync(scene.Lead);
        Assert.Null(contact.UndeliverableSince);
        Assert.Equal("r.present@school.example", Assert.Single(contact.Holders).Person.Email);
        Assert.NotNull(contact.LastVerifiedAt);
    }

    [Fact]
    public async Task Only_those_who_keep_the_contact_and_its_holder_may_say_who_leaves()
    {
        var scene = await ContactScene.InAsync(app);
        foreach (var (who, account) in scene.Others)
        {
            var payload = await scene.ChangeAsync(account, "recordLeaver", Leaver(scene, "2026-11-18"));
            Assert.True(ContactScene.ErrorOf(payload) == "NotAllowed", who);
        }

        Assert.Equal(1, (await scene.NowAsync(scene.Lead)).Version);
        Assert.Empty(await scene.MailsAsync());
    }

    [Fact]
    public async Task Only_those_who_keep_the_contact_may_name_who_holds_it()
    {
        var scene = await ContactScene.InAsync(app);
        foreach (var (who, account) in scene.Others.Append(new("the holder", scene.Robin)))
        {
            var payload = await scene.ChangeAsync(account, "nameHolder", Named(scene, "Noor New", null, "2026-11-18"));
            Assert.True(ContactScene.ErrorOf(payload) == "NotAllowed", who);
        }

        Assert.Equal(1, (await scene.NowAsync(scene.Lead)).Version);
    }

    [Fact]
    public async Task A_token_that_only_reads_changes_nothing()
    {
        var scene = await ContactScene.InAsync(app);
        foreach (var account in new[] { scene.Teacher, scene.Robin, scene.Editor })
        {
            var answer = await app.AskAsAsync(account,
                $$"""mutation { recordLeaver(input: { {{Leaver(scene, "2026-11-18")}} }) { errors { __typename } } }""",
                scope: TokenScope.Read);
            Assert.Equal("NotAllowed", answer["recordLeaver.errors.0.__typename"].GetString());
        }
    }

    [Fact]
    public async Task A_contact_that_is_not_there_is_said_by_its_id()
    {
        var scene = await ContactScene.InAsync(app);
        var id = NodeId.Create("PointOfContact", 404).ToString();
        var payload = await scene.ChangeAsync(scene.Editor, "recordLeaver",
            $"pointOfContact: \"{id}\", version: 1, lastDay: \"2026-11-18\"");

        Assert.Equal("NotFound", ContactScene.ErrorOf(payload));
        Assert.Equal(id, payload.GetProperty("errors")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_shown_what_the_first_wrote()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Teacher, "recordLeaver", Leaver(scene, "2026-11-17"));
        await scene.ChangeAsync(scene.Teacher, "nameHolder", Named(scene, "Noor New", null, "2026-11-18", version: 2));
        var payload = await scene.ChangeAsync(scene.Editor, "recordLeaver", Leaver(scene, "2026-11-18"));

        Assert.Equal("ContactChangedMeanwhile", ContactScene.ErrorOf(payload));
        var current = payload.GetProperty("errors")[0].GetProperty("current");
        Assert.Equal((3, "Noor New"),
            (current.GetProperty("version").GetInt32(), current.GetProperty("holder").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Of_changes_at_the_same_moment_one_is_made()
    {
        var scene = await ContactScene.InAsync(app);
        var payloads = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(day => scene.ChangeAsync(scene.Teacher, "recordLeaver", Leaver(scene, $"2026-12-0{day}"))));

        Assert.Single(payloads, p => p.GetProperty("errors").ValueKind == System.Text.Json.JsonValueKind.Null);
        Assert.All(payloads.Where(p => p.GetProperty("errors").ValueKind != System.Text.Json.JsonValueKind.Null),
            p => Assert.Equal("ContactChangedMeanwhile", ContactScene.ErrorOf(p)));
        Assert.Equal(2, (await scene.NowAsync(scene.Lead)).Version);
        Assert.Single(await scene.AuditAsync("record leaver"));
        Assert.Single(await scene.MailsAsync());
    }

    private static string Leaver(ContactScene scene, string lastDay, int version = 1) =>
        $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: {version}, lastDay: \"{lastDay}\"";

    private static string Named(ContactScene scene, string name, string? email, string since, int version = 1) =>
        Named(scene.Lead, name, email, since, version);

    private static string Named(PointOfContact contact, string name, string? email, string since, int version = 1) =>
        $"pointOfContact: \"{ContactScene.Id(contact)}\", version: {version}, name: \"{name}\", email: "
            + $"{(email is null ? "null" : $"\"{email}\"")}, since: \"{since}\"";
}
