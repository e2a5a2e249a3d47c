using System.Text.RegularExpressions;
using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Clients.Tests.Support;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Verifying;
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
        Assert.Contains("leave", (await mails.NextToAsync(partner)).Text, StringComparison.OrdinalIgnoreCase);

        app.Clock.MoveOn(TimeSpan.FromDays(1));
        Assert.Equal(Currency.Vacant, await CurrencyAsync(app));
        await TheEditorNamesASuccessorAsync(editor);

        await using var successor = await app.VisitAsync(javaScript: false);
        await successor.OpenAsync(LinkIn(await mails.NextToAsync(Successor)));
        await successor.Page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(successor.Heading("You have taken this over")).ToBeVisibleAsync();
        Assert.Equal(Currency.Current, await CurrencyAsync(app));
        _ = await mails.NextToAsync(partner);

        await SomebodyAtTheServiceFindsTheSuccessorAsync(app);
    }

    private static async Task AnEditorImportsALeadAsync(Visitor editor)
    {
        await editor.OpenAsync("/contacts/import");
        var file = $"organisation,role,holder_name,holder_email,holder_job_title,holder_since\n{School},senior mental health lead,Nadia Newlead,{Lead},Assistant Headteacher,2026-11-02\n";
        await editor.Page.GetByLabel("CSV file").SetInputFilesAsync(new FilePayload { Name = "leads.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
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
        var form = editor.Page.Locator("details").Filter(new() { HasText = "Hand over to a successor" }).First;
        await form.Locator("summary").ClickAsync();
        await form.Locator("input[id$=name]").FillAsync("Sol Successor");
        await form.Locator("input[id$=email]").FillAsync(Successor);
        await form.Locator("input[id$=since]").FillAsync("2026-11-24");
        await form.GetByRole(AriaRole.Button, new() { Name = "Ask them by mail" }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByText("has not answered yet")).ToBeVisibleAsync();
    }

    // Who to contact about a child of the school, as somebody who may see people.
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
        var contact = await db.Links.Where(l => l.School.Urn == School && (l.Status == LinkStatus.Agreed || l.Status == LinkStatus.UnderReview)).Select(l => l.ServiceContactId).SingleAsync(Cancellation);
        var partner = await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).SingleAsync(c => c.Id == contact, Cancellation);
        return ContactAddress.Of(partner, DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime))!.Address;
    }

    private static async Task<Currency> CurrencyAsync(JourneyApp app)
    {
        await using var db = app.Db.OpenToRead();
        var lead = await db.PointsOfContact.Include(c => c.Holders).SingleAsync(c => c.School!.Urn == School && c.Role == ContactRole.SeniorMentalHealthLead, Cancellation);
        return CurrencyRule.Of(lead, DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime));
    }

    // The address in the mail is the public one; the browser follows it to this server.
    private static string LinkIn(ReceivedMail mail) => new Uri(Link().Match(mail.Text).Value).PathAndQuery;

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
