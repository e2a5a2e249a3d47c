using System.Text;
using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Departures;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features;

/// <summary>The pages of those who keep the directory, and those that mails lead to, each with something on it.</summary>
public sealed class SignedInPagesTests(App app)
{
    [Theory]
    [InlineData("notifications", "/notifications", "Mails not delivered")]
    [InlineData("notifications-failed", "/notifications?state=Failed", "Mails not delivered")]
    [InlineData("work-came-back", "/work?tab=Undeliverable", "Work list")]
    [InlineData("work-due", "/work?tab=Due", "Work list")]
    [InlineData("imports", "/imports", "Imports")]
    [InlineData("import", "/imports/{import}", "keepdale-mental-health-leads-autumn-term-2026-final-version-2.csv")]
    [InlineData("verification", "/areas/{area}/verification", "How often contacts are asked")]
    [InlineData("telephone", "/contacts/{lead}/telephone", "Record what you were told on the telephone")]
    [InlineData("school-contacts", "/schools/{school}/contacts", "Keepdale School")]
    [InlineData("service-contacts", "/services/{service}/contacts", "Keepdale Counselling")]
    [InlineData("service-new", "/services/new", "service")]
    [InlineData("provider-change", "/providers/{provider}/change", "Keepdale Trust")]
    public async Task An_editors_page_reads_well_and_is_walked_by_keyboard(string name, string path, string heading)
    {
        var keeper = await Keeper.InAsync(app);
        var scene = new Scene(app, keeper);
        await scene.AddMailsAsync();
        var import = path.Contains("import", StringComparison.Ordinal) ? await scene.AddImportAsync() : 0;
        var lead = await scene.LeadAsync();
        await using var editor = await keeper.EditorAsync();
        (string Place, string Value)[] places =
        [
            ("{import}", $"{import}"), ("{area}", keeper.Area.Code), ("{lead}", $"{lead.Id}"),
            ("{school}", $"{keeper.School.Urn}"), ("{service}", $"{keeper.Service.Id}"), ("{provider}", $"{keeper.Service.ProviderId}"),
        ];
        await editor.OpenAsync(
            places.Aggregate(path, (address, place) => address.Replace(place.Place, place.Value, StringComparison.Ordinal)));
        await Assertions.Expect(editor.Page.Locator("h1")).ToContainTextAsync(heading);
        await editor.LookAtAsync($"keeping-{name}");
        await editor.ShouldBeWalkedByKeyboardAsync();
    }

    [Fact]
    public async Task The_trail_reads_well_and_is_searched_by_keyboard_alone()
    {
        var keeper = await Keeper.InAsync(app);
        await new Scene(app, keeper).AddTrailAsync();
        await using var administrator = await app.VisitAsAsync(
            new Membership { Role = UserRole.Administrator, GrantedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero) });
        await administrator.OpenAsync($"/audit?subject=School+{keeper.School.Urn}");
        await administrator.ShouldHaveOneTitleAsync("Audit trail");
        await administrator.LookAtAsync("keeping-audit");
        await administrator.ShouldBeWalkedByKeyboardAsync();

        await administrator.Page.GetByLabel("Record").FillAsync("School 1");
        await administrator.TabToAsync(administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Show these" }));
        await Assertions.Expect(administrator.Page.GetByText("No entry matches.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("offered", HandoverState.Offered, "Will you take this over?")]
    [InlineData("accepted", HandoverState.Accepted, "You have taken this over")]
    public async Task A_successors_link_reads_well(string name, HandoverState state, string heading)
    {
        var scene = new Scene(app, await Keeper.InAsync(app));
        await using var successor = await app.VisitAsync();
        await successor.OpenAsync(await scene.OfferAsync(state));
        await Assertions.Expect(successor.Page.Locator("h1")).ToContainTextAsync(heading);
        await successor.LookAtAsync($"handover-{name}");
        await successor.ShouldBeWalkedByKeyboardAsync();
    }

    [Fact]
    public async Task A_reported_leaver_is_confirmed_by_keyboard_alone_after_a_day_that_does_not_exist()
    {
        var scene = new Scene(app, await Keeper.InAsync(app));
        await using var school = await app.VisitAsync();
        await school.OpenAsync(await scene.ReportAsync());
        await school.ShouldBeWalkedByKeyboardAsync();
        await school.Page.GetByLabel("Month").FillAsync("13");
        var left = school.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, they have left" });
        await school.TabToAsync(left);

        await Assertions.Expect(school.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(school.Page.GetByLabel("Month")).ToHaveValueAsync("13");
        await school.LookAtAsync("leaver-report");
        await school.Page.GetByLabel("Month").FillAsync("11");
        await school.TabToAsync(left);
        await Assertions.Expect(school.Page.Locator("h1")).ToContainTextAsync("Recorded: they have left");
    }

    [Fact]
    public async Task A_mail_is_sent_again_by_keyboard_alone()
    {
        var keeper = await Keeper.InAsync(app);
        await new Scene(app, keeper).AddMailsAsync();
        await using var editor = await keeper.EditorAsync();
        await editor.OpenAsync("/notifications?state=Failed");
        await editor.TabToAsync(editor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Send it again") }));
        await editor.ShouldHaveOneTitleAsync("Send this mail again");
        await editor.TabToAsync(editor.Page.GetByRole(AriaRole.Button, new() { Name = "Send it again" }));
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is waiting to be sent");
    }

    [Fact]
    public async Task A_file_of_contacts_is_looked_at_imported_and_undone_by_keyboard_alone()
    {
        var keeper = await Keeper.InAsync(app);
        await using var editor = await keeper.EditorAsync();
        await editor.OpenAsync("/contacts/import");
        var file =
            $"organisation,role,holder_name,holder_email,holder_since\n{keeper.School.Urn},senco,Alex "
                + $"Senco,alex{keeper.School.Urn}@keepdale.example,2026-11-02\n100000,senco,Nobody Here,,\n";
        await editor.Page.GetByLabel("CSV file")
            .SetInputFilesAsync(new FilePayload { Name = "leads.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        await editor.TabToAsync(editor.Page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }));
        var import = editor.Page.GetByRole(AriaRole.Button, new() { Name = "Import 1 row" });
        await import.WaitForAsync();
        await editor.LookAtAsync("keeping-import-preview");
        await editor.ShouldBeWalkedByKeyboardAsync();
        await editor.TabToAsync(import);
        await editor.Page.GetByText("Imported.").WaitForAsync();
        await editor.TabToAsync(editor.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the import of leads.csv" }));
        await editor.Page.GetByText("Undone.").WaitForAsync();
    }

    [Fact]
    public async Task Contacts_are_asked_to_confirm_by_keyboard_after_a_look_at_the_mail()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Juniper School");
        await using var editor = await editing.EditorAsync();
        await editor.OpenAsync("/work?tab=Overdue");
        await editor.TabToAsync(editor.Page.GetByRole(AriaRole.Checkbox).First, "Space");
        await editor.TabToAsync(editor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Ask") }).First);
        var send = editor.Page.GetByRole(AriaRole.Button, new() { Name = "Send 1 mail" });
        await send.WaitForAsync();
        await editor.LookAtAsync("keeping-ask");
        await editor.ShouldBeWalkedByKeyboardAsync();
        await editor.TabToAsync(send);
        await editor.ShouldHaveOneTitleAsync("Asked to confirm");
    }

    [Theory]
    [InlineData("policy", "/areas/{area}/verification")]
    [InlineData("provider", "/providers/new")]
    [InlineData("invite", "/people/invite")]
    public async Task A_form_that_is_sent_empty_leads_to_what_is_wrong(string name, string path)
    {
        var keeper = await Keeper.InAsync(app);
        await using var editor = await keeper.EditorAsync();
        await editor.OpenAsync(path.Replace("{area}", keeper.Area.Code, StringComparison.Ordinal));
        await editor.Page.EvaluateAsync(
            "() => document.querySelectorAll('main form[method=post] "
                + "input:not([type=hidden]):not([type=radio]):not([type=checkbox])').forEach(e => e.value = '')");
        await editor.TabToAsync(editor.Page.Locator("main form[method=post] button[type=submit]:visible").Last);
        var summary = editor.Page.Locator(".nhsuk-error-summary");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await editor.LookAtAsync($"wrong-{name}");
        var link = summary.GetByRole(AriaRole.Link).First;
        var field = (await link.GetAttributeAsync("href"))!.Split('#')[1];
        await editor.TabToAsync(link);

        await Assertions.Expect(editor.Page.Locator($"[id='{field}']")).ToBeFocusedAsync();
    }
}
