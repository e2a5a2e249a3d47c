using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Verifications;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Verifications;

/// <summary>Verifying, recording a telephone call and asking, through the API.</summary>
public sealed class VerificationMutationsTests : IAsyncDisposable
{
    private const string Ask =
        "mutation($ids: [ID!]!) { requestVerification(input: { pointsOfContact: $ids }) { pointsOfContact { id } errors { __typename ... "
            + "on Error { message } } } }";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public VerificationMutationsTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Staff_verify_a_role_of_their_school_and_no_other_schools()
    {
        var (school, other) = (await data.SchoolAsync(), await data.SchoolAsync());
        var (ours, theirs) = (await UnconfirmedAsync(school), await UnconfirmedAsync(other));
        var staff = await data.AccountAsync(UserRole.SchoolStaff, school, with: a => a.Name = "Robin Office");
        const string verify =
            "mutation($id: ID!) { verifyPointOfContact(input: { pointOfContact: $id, outcome: CONFIRMED }) { pointOfContact { currency "
                + "verifyBy } errors { __typename } } }";

        var answer = await app.AskAsAsync(staff, verify, new { id = IdOf(ours) });
        Assert.Equal(("CURRENT", "2027-03-31"), (answer["verifyPointOfContact.pointOfContact.currency"].GetString(),
            answer["verifyPointOfContact.pointOfContact.verifyBy"].GetString()));
        Assert.Equal((VerificationMethod.SignedIn, "Robin Office"), await LastWordAsync(ours));

        Assert.Equal("NotAllowed",
            (await app.AskAsAsync(staff, verify, new { id = IdOf(theirs) }))["verifyPointOfContact.errors.0.__typename"].GetString());
        Assert.Equal("NotAllowed",
            (await app.AskAsAsync(null, verify, new { id = IdOf(ours) }))["verifyPointOfContact.errors.0.__typename"].GetString());
        Assert.Equal("NotFound", (await app.AskAsAsync(staff, verify, new
        {
            id = NodeId.Create("PointOfContact", 404).ToString(),
        }))["verifyPointOfContact.errors.0.__typename"].GetString());
    }

    [Fact]
    public async Task An_editor_records_what_was_said_on_the_telephone()
    {
        var (contact, editor) = await InAreaAsync();
        const string record =
            "mutation($id: ID!, $who: String!) { recordVerification(input: { pointOfContact: $id, outcome: CONFIRMED, spokeTo: $who }) { "
                + "pointOfContact { currency } errors { __typename ... on InvalidInput { field } } } }";

        Assert.Equal("spokeTo", (await app.AskAsAsync(editor, record, new
        {
            id = IdOf(contact),
            who = " ",
        }))["recordVerification.errors.0.field.0"].GetString());
        Assert.Equal("CURRENT", (await app.AskAsAsync(editor, record, new
        {
            id = IdOf(contact),
            who = "Sam at the office",
        }))["recordVerification.pointOfContact.currency"].GetString());
        Assert.Equal((VerificationMethod.Telephone, "Sam at the office"), await LastWordAsync(contact));
    }

    [Fact]
    public async Task An_editor_records_a_call_at_the_contacts_page_without_JavaScript()
    {
        var (contact, editor) = await InAreaAsync();
        var browser = app.SignedIn(editor, followRedirects: true);
        var address = $"/contacts/{contact.Id}/telephone";
        var page = await browser.GetAsync(address, Cancellation).ReadAsync();
        var hidden = page.QuerySelectorAll("main form input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!,
            i => i.GetAttribute("value") ?? "", StringComparer.Ordinal);

        page = await browser.PostAsync(address, new FormUrlEncodedContent(hidden), Cancellation).ReadAsync();
        Assert.Contains("Choose what they said", MailReader.Said(page), StringComparison.Ordinal);
        await browser.PostAsync(address,
            new FormUrlEncodedContent(hidden.Append(new("outcome", "Confirmed")).Append(new("spokeTo", "Sam"))), Cancellation).ReadAsync();
        Assert.Equal((VerificationMethod.Telephone, "Sam"), await LastWordAsync(contact));
    }

    [Fact]
    public async Task A_service_is_verified_by_its_own_staff_and_its_page_says_how()
    {
        var service = await data.ServiceAsync();
        var staff = await data.AccountAsync(UserRole.ProviderStaff, service: service);
        const string verify =
            "mutation($id: ID!, $who: String) { verifyService(input: { service: $id, spokeTo: $who }) { service { currency } errors { "
                + "__typename } } }";
        var id = NodeId.Create("Service", service.Id).ToString();

        Assert.Equal("CURRENT",
            (await app.AskAsAsync(staff, verify, new { id, who = "Kim" }))["verifyService.service.currency"].GetString());
        Assert.Contains("18 November 2026, on the telephone",
            MailReader.Said(await app.CreateClient().GetAsync($"/services/{service.Id}", Cancellation).ReadAsync()),
            StringComparison.Ordinal);
        Assert.Equal("NotAllowed",
            (await app.AskAsAsync(await data.AccountAsync(UserRole.ProviderStaff, service: await data.ServiceAsync()), verify, new
            {
                id,
            }))["verifyService.errors.0.__typename"].GetString());
    }

    [Fact]
    public async Task An_editor_asks_many_at_once_each_once_a_day()
    {
        var area = await data.AreaAsync("E09000007");
        var school = await data.SchoolAsync();
        await data.StandsInAsync(school, area);
        var editor = await data.AccountAsync(UserRole.DirectoryEditor, area: area);
        var lead = await UnconfirmedAsync(school);
        var vacant = await data.PointOfContactAsync(ContactRole.Headteacher, school, heldBy: null);
        var elsewhere = await UnconfirmedAsync(await data.SchoolAsync());

        var preview = await app.Services.GetRequiredService<VerificationRequests>().PreviewAsync([lead.Id, vacant.Id, elsewhere.Id],
            await app.ActorOfAsync(editor), Cancellation);
        Assert.Equal(("Are your contact details still right?", 1, "/confirm"),
            (preview.Example!.Subject, preview.Asked, preview.Example.Action!.Address.PathAndQuery));
        Assert.Equal([vacant.Id, elsewhere.Id], preview.Left.Select(l => l.ContactId).Order());
        Assert.Empty(await MailReader.MailsAsync(app));

        var answer = await app.AskAsAsync(editor, Ask, new { ids = new[] { IdOf(lead), IdOf(vacant), IdOf(elsewhere) } });
        Assert.Equal([IdOf(lead)], answer.All("requestVerification.pointsOfContact").Select(c => c.GetProperty("id").GetString()));
        Assert.Empty((await app.AskAsAsync(editor, Ask, new { ids = new[] { IdOf(lead) } })).All("requestVerification.pointsOfContact"));
        var mail = Assert.Single(await MailReader.MailsAsync(app));
        Assert.Equal((NotificationKind.VerificationDue, "alex@school.example"), (mail.Kind, mail.To));

        // The hourly job does not ask again what was just asked.
        await app.Services.GetRequiredService<Reminders>().RunAsync(app.Clock.Now.AddDays(1), Cancellation);
        Assert.DoesNotContain((await MailReader.MailsAsync(app)).Skip(1), m => m.PointOfContactId == lead.Id);
    }

    [Fact]
    public async Task Asking_early_does_not_stand_in_for_the_day_that_it_is_due()
    {
        var school = await data.SchoolAsync();
        var lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school,
            with: c => (c.VerifyBy, c.Holders[0].Person.Email) = (new DateOnly(2027, 3, 31), "alex@school.example"));
        await app.Services.GetRequiredService<VerificationRequests>().AskAsync([lead.Id], Actor.Operator, Cancellation);
        await app.Services.GetRequiredService<Reminders>().RunAsync(new DateTimeOffset(2027, 3, 9, 9, 0, 0, TimeSpan.Zero), Cancellation);
        Assert.Single(await MailReader.MailsAsync(app));
        app.Clock.Now = new DateTimeOffset(2027, 3, 10, 9, 0, 0, TimeSpan.Zero);
        await app.Services.GetRequiredService<Reminders>().RunAsync(app.Clock.Now, Cancellation);
        Assert.Equal(2, (await MailReader.MailsAsync(app)).Count);
    }

    [Fact]
    public async Task Nobody_asks_about_what_is_not_theirs()
    {
        var contact = await UnconfirmedAsync(await data.SchoolAsync());
        foreach (var account in new[]
        {
            null,
            await data.AccountAsync(UserRole.SchoolStaff, await data.SchoolAsync()),
            await data.AccountAsync(UserRole.Administrator),
        })
        {
            Assert.Equal("NotAllowed", (await app.AskAsAsync(account, Ask, new
            {
                ids = new[] { IdOf(contact) },
            }))["requestVerification.errors.0.__typename"].GetString());
        }

        Assert.Empty(await MailReader.MailsAsync(app));
    }

    private async Task<(PointOfContact Contact, Account Editor)> InAreaAsync()
    {
        var area = await data.AreaAsync("E09000007");
        var school = await data.SchoolAsync();
        await data.StandsInAsync(school, area);
        return (await UnconfirmedAsync(school), await data.AccountAsync(UserRole.DirectoryEditor, area: area));
    }

    private Task<PointOfContact> UnconfirmedAsync(LinkDirectory.Features.Organisations.School school) =>
        data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, with: c =>
        {
            (c.LastVerifiedAt, c.VerifyBy) = (null, null);
            c.Holders[0].Person.Email = "alex@school.example";
        });

    private static string IdOf(PointOfContact contact) => NodeId.Create("PointOfContact", contact.Id).ToString();

    private async Task<(VerificationMethod, string?)> LastWordAsync(PointOfContact contact)
    {
        await using var db = app.Db.OpenToRead();
        var word = await db.Verifications.Where(v => v.PointOfContactId == contact.Id).OrderByDescending(v => v.Id)
            .FirstAsync(Cancellation);
        return (word.Method, word.By);
    }
}
