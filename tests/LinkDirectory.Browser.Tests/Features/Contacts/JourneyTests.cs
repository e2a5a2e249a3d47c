using System.Text.RegularExpressions;
using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Clients.Tests.Support;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Verifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Contacts;

/// <summary>What the directory is for, from end to end: a contact that stays right as staff change.</summary>
public sealed partial class JourneyTests
{
    /// <summary>A school of the demo without a lead, which has an agreed link with a service.</summary>
    private const int School = 990068;

    private const string Lead = "nadia.newlead@school.example";
    private const string Successor = "sol.successor@school.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_is_imported_confirms_leaves_and_is_followed_by_a_successor()
    {
        await using var mails = await MailServer.StartAsync();
        await using var app = await JourneyApp.StartAsync(mails.Port);
        var partner = await PartnerAsync(app);

        await using var editor = await app.VisitAsync();
        await editor.SignInAsync("editor");
        await AnEditorImportsALeadAsync(editor);
        await app.Services.GetRequiredService<Reminders>().RunAsync(app.Clock.GetUtcNow(), Cancellation);

        var asked = await mails.NextToAsync(Lead);
        await using var lead = await app.VisitAsync(javaScript: false);
        await TheLeadConfirmsAsync(lead, LinkIn(asked));
        Assert.Equal(Currency.Current, await CurrencyAsync(app));

        app.Clock.MoveOn(TimeSpan.FromDays(5));
        await TheLeadLeavesAsync(lead, LinkIn(asked));
        Assert.Contains("is leaving", (await mails.NextToAsync(partner)).Text, StringComparison.OrdinalIgnoreCase);

        app.Clock.MoveOn(TimeSpan.FromDays(1));
        Assert.Equal(Currency.Vacant, await CurrencyAsync(app));
        await TheEditorNamesASuccessorAsync(editor);

        await AcceptAsync(app, mails);
        Assert.Equal(Currency.Current, await CurrencyAsync(app));
        _ = await mails.NextToAsync(partner);

        await SomebodyAtTheServiceFindsTheSuccessorAsync(app);
    }

    [Fact]
    public async Task A_link_worker_leaves_and_who_to_contact_names_the_successor()
    {
        await using var mails = await MailServer.StartAsync();
        await using var app = await JourneyApp.StartAsync(mails.Port);
        var (worker, school) = await LinkWorkerAsync(app);
        await using var editor = await app.VisitAsync();
        await editor.SignInAsync("editor");
        await editor.OpenAsync($"/services/{worker.ServiceId}/contacts");
        var leaving = editor.Page.Locator($"#contact-{worker.Id} details").Filter(new() { HasText = "The holder is leaving" });
        await leaving.Locator("summary").ClickAsync();
        await WriteDayAsync(leaving, "18");
        await leaving.GetByRole(AriaRole.Button, new() { Name = "Record the last day" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator($"#contact-{worker.Id}").GetByText("the last day is 18 November 2026"))
            .ToBeVisibleAsync();
        _ = await mails.NextToAsync(school);

        app.Clock.MoveOn(TimeSpan.FromDays(1));
        await using var staff = await app.VisitAsync();
        await staff.SignInAsync("camhs");
        await AskAboutAChildAsync(staff);
        await Assertions.Expect(staff.Best()).ToContainTextAsync("nobody in post");

        await editor.SignInAsync("editor"); // a session ends after eight hours
        await editor.OpenAsync($"/services/{worker.ServiceId}/contacts");
        await HandOverAsync(editor.Page.Locator($"#contact-{worker.Id}"), "19");
        await AcceptAsync(app, mails);
        await AskAboutAChildAsync(staff);

        await Assertions.Expect(staff.Best()).ToContainTextAsync("Sol Successor, link worker");
    }

    private static Task AskAboutAChildAsync(Visitor staff) => staff.AskAsync("Kelder Lane Primary School", age: "9", ["Anxiety or worry"]);

    // The contact that the school and the support team agreed on, and where mail to the school goes.
    private static async Task<(PointOfContact Worker, string School)> LinkWorkerAsync(JourneyApp app)
    {
        await using var db = app.Db.OpenToRead();
        var link = await db.Links.SingleAsync(l => l.School.Urn == 990004
            && l.Service.Reference == "northmoor-mhst"
            && (l.Status == LinkStatus.Agreed || l.Status == LinkStatus.UnderReview), Cancellation);
        var school = await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person)
            .SingleAsync(c => c.Id == link.SchoolContactId, Cancellation);
        return (await db.PointsOfContact.SingleAsync(c => c.Id == link.ServiceContactId, Cancellation),
            ContactAddress.Find(school, DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime))!.Address);
    }

    private static async Task AnEditorImportsALeadAsync(Visitor editor)
    {
        await editor.OpenAsync("/contacts/import");
        var file =
            $"organisation,role,holder_name,holder_email,holder_job_title,holder_since\n{School},senior mental health lead,Nadia "
                + $"Newlead,{Lead},Assistant Headteacher,2026-11-02\n";
        await editor.Page.GetByLabel("CSV file").SetInputFilesAsync(
            new FilePayload { Name = "leads.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("Import 1 row");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Import 1 row" }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByText("Imported.")).ToBeVisibleAsync();
    }

    private static async Task TheLeadConfirmsAsync(Visitor lead, string link)
    {
        await lead.OpenAsync(link);
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Still right" }).ClickAsync();
        await Assertions.Expect(lead.Page.GetByText("Thank you")).ToBeVisibleAsync();
    }

    private static async Task TheLeadLeavesAsync(Visitor lead, string link)
    {
        await lead.OpenAsync(link);
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "I have left" }).ClickAsync();
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Tell us" }).ClickAsync();
        await Assertions.Expect(lead.Page.GetByText("Thank you")).ToBeVisibleAsync();
    }

    private static async Task TheEditorNamesASuccessorAsync(Visitor editor)
    {
        await editor.SignInAsync("editor"); // a session ends after eight hours
        await editor.OpenAsync($"/schools/{School}/contacts");
        await HandOverAsync(editor.Page.Locator("main"), "24");
        await Assertions.Expect(editor.Page.GetByText("has not answered yet")).ToBeVisibleAsync();
    }

    private static async Task HandOverAsync(ILocator within, string dayOfNovember)
    {
        var form = within.Locator("details").Filter(new() { HasText = "Hand over to a successor" }).First;
        await form.Locator("summary").ClickAsync();
        await form.Locator("input[id$=name]").FillAsync("Sol Successor");
        await form.Locator("input[id$=email]").FillAsync(Successor);
        await WriteDayAsync(form, dayOfNovember);
        await form.GetByRole(AriaRole.Button, new() { Name = "Ask them by mail" }).ClickAsync();
    }

    private static async Task WriteDayAsync(ILocator form, string dayOfNovember)
    {
        await form.GetByLabel("Day", new() { Exact = true }).FillAsync(dayOfNovember);
        await form.GetByLabel("Month", new() { Exact = true }).FillAsync("11");
        await form.GetByLabel("Year", new() { Exact = true }).FillAsync("2026");
    }

    private static async Task AcceptAsync(JourneyApp app, MailServer mails)
    {
        await using var successor = await app.VisitAsync(javaScript: false);
        await successor.OpenAsync(LinkIn(await mails.NextToAsync(Successor)));
        await successor.Page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(successor.Heading("You have taken this over")).ToBeVisibleAsync();
    }

    // On the page of the school, as somebody who may see people.
    private static async Task SomebodyAtTheServiceFindsTheSuccessorAsync(JourneyApp app)
    {
        await using var staff = await app.VisitAsync();
        await staff.SignInAsync("camhs");
        await staff.OpenAsync($"/schools/{School}");
        await Assertions.Expect(staff.Page.Locator("main")).ToContainTextAsync("Sol Successor");
    }

    // Where mail to the service's side of the link goes.
    private static async Task<string> PartnerAsync(JourneyApp app)
    {
        await using var db = app.Db.OpenToRead();
        var contact = await db.Links.Where(
            l => l.School.Urn == School && (l.Status == LinkStatus.Agreed || l.Status == LinkStatus.UnderReview))
            .Select(l => l.ServiceContactId).SingleAsync(Cancellation);
        var partner = await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).SingleAsync(c => c.Id == contact,
            Cancellation);
        return ContactAddress.Find(partner, DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime))!.Address;
    }

    private static async Task<Currency> CurrencyAsync(JourneyApp app)
    {
        await using var db = app.Db.OpenToRead();
        var lead = await db.PointsOfContact.Include(c => c.Holders)
            .SingleAsync(c => c.School!.Urn == School && c.Role == ContactRole.SeniorMentalHealthLead, Cancellation);
        return CurrencyRule.Evaluate(lead, DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime));
    }

    // The address in the mail is the public one; the browser follows it to this server.
    private static string LinkIn(ReceivedMail mail) => new Uri(Link().Match(mail.Text).Value).PathAndQuery;

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
