using System.Text.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Contacts;

/// <summary>
/// A school and a service in Camden with an agreed link between the lead, Robin Present, and the link worker, Lee Link; and an
/// account of each kind of person, with its fellows elsewhere.
/// </summary>
internal sealed class ContactScene
{
    private ContactScene(DirectoryApp app) => (App, Data) = (app, new TestData(app.Db));

    public DirectoryApp App { get; }

    public TestData Data { get; }

    public Area Camden { get; private set; } = null!;

    public Area Leeds { get; private set; } = null!;

    public School School { get; private set; } = null!;

    public School FarSchool { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    public PointOfContact Lead { get; private set; } = null!;

    public PointOfContact Worker { get; private set; } = null!;

    public Link Link { get; private set; } = null!;

    public Account Teacher { get; private set; } = null!;

    public Account Nurse { get; private set; } = null!;

    public Account Editor { get; private set; } = null!;

    /// <summary>The lead's own account, with no membership.</summary>
    public Account Robin { get; private set; } = null!;

    /// <summary>People who have no business with the school's contact, each with what they are.</summary>
    public IReadOnlyDictionary<string, Account?> Others { get; private set; } = new Dictionary<string, Account?>(StringComparer.Ordinal);

    public DateOnly Today => London.Today(App.Clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ContactScene> InAsync(DirectoryApp app)
    {
        var scene = new ContactScene(app);
        await scene.AddOrganisationsAsync();
        await scene.AddAccountsAsync();
        return scene;
    }

    public static string Id(PointOfContact contact) => NodeId.Create("PointOfContact", contact.Id).ToString();

    public async Task<PointOfContact> NowAsync(PointOfContact contact)
    {
        await using var db = App.Db.OpenToRead();
        return await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.Verifications)
            .SingleAsync(c => c.Id == contact.Id, Cancellation);
    }

    /// <summary>The mails written so far, in order.</summary>
    public async Task<IReadOnlyList<Mail>> MailsAsync()
    {
        await using var db = App.Db.OpenToRead();
        var seal = App.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("LinkDirectory.Notifications");
        var mails = await db.Notifications.OrderBy(n => n.Id).Select(n => n.Sealed!).ToListAsync(Cancellation);
        return mails.ConvertAll(mail => JsonSerializer.Deserialize<Mail>(seal.Unprotect(mail))!);
    }

    public async Task<IReadOnlyList<AuditLine>> AuditAsync(string act)
    {
        await using var db = App.Db.OpenToRead();
        return await db.AuditLines.Where(line => line.Act == act).OrderBy(line => line.Id).ToListAsync(Cancellation);
    }

    /// <summary>Runs a mutation on a point of contact and gives its payload.</summary>
    public async Task<JsonElement> ChangeAsync(Account? who, string mutation, string input)
    {
        var meanwhile = mutation is "addPointOfContact" or "reportLeaver" or "answerLeaverReport"
            ? ""
            : "... on ContactChangedMeanwhile { current { version holder { name } } }";
        var answer = await App.AskAsAsync(who, $$"""
            mutation { {{mutation}}(input: { {{input}} }) {
                pointOfContact { id version vacant currency sharedEmail sharedTelephone availability awayUntil holder { name jobTitle since until } deputy { name } }
                errors { __typename ... on Error { message } ... on InvalidInput { field } ... on NotFound { id } {{meanwhile}} } } }
            """);
        return answer[mutation];
    }

    public static string ErrorOf(JsonElement payload)
    {
        Assert.True(payload.GetProperty("pointOfContact").ValueKind == JsonValueKind.Null, payload.ToString());
        return Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("__typename").GetString()!;
    }

    public static JsonElement Changed(JsonElement payload)
    {
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, payload.ToString());
        return payload.GetProperty("pointOfContact");
    }

    public static string FieldOf(JsonElement payload)
    {
        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        Assert.Equal("InvalidInput", error.GetProperty("__typename").GetString());
        return string.Join('.', error.GetProperty("field").EnumerateArray().Select(f => f.GetString()));
    }

    private async Task AddOrganisationsAsync()
    {
        Camden = await Data.AreaAsync("E09000007");
        Leeds = await Data.AreaAsync("E08000035");
        School = await Data.SchoolAsync(100000, with: s => (s.Name, s.Telephone) = ("Gospel Oak Primary School", "020 7946 0001"));
        FarSchool = await Data.SchoolAsync(100002);
        await Data.StandsInAsync(School, Camden);
        await Data.StandsInAsync(FarSchool, Leeds);
        Service = await Data.ServiceAsync(with: s =>
        {
            (s.Name, s.Email) = ("Northmoor CAMHS", "camhs@northmoor.example");
            s.CatchmentAreas.Add(Camden);
        });
        Lead = await Data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, School, heldBy: "Robin Present", with: c =>
        {
            c.SharedEmail = "mental-health@school.example";
            c.Holders[0].Person.Email = "robin@school.example";
        });
        Worker = await Data.PointOfContactAsync(ContactRole.LinkWorker, service: Service, heldBy: "Lee Link",
            with: c => c.Holders[0].Person.Email = "lee@trust.example");
        Link = await Data.LinkAsync(School, Service, l => (l.SchoolContactId, l.ServiceContactId) = (Lead.Id, Worker.Id));
    }

    private async Task AddAccountsAsync()
    {
        var farService = await Data.ServiceAsync(with: s => s.CatchmentAreas.Add(Leeds));
        Teacher = await Data.AccountAsync(UserRole.SchoolStaff, School);
        Nurse = await Data.AccountAsync(UserRole.ProviderStaff, service: Service);
        Editor = await Data.AccountAsync(UserRole.DirectoryEditor, area: Camden);
        Robin = await Data.AccountAsync(with: a => a.PersonId = Lead.Holders[0].PersonId);
        Others = new Dictionary<string, Account?>(StringComparer.Ordinal)
        {
            ["anyone"] = null,
            ["another school's staff"] = await Data.AccountAsync(UserRole.SchoolStaff, FarSchool),
            ["the linked service's staff"] = Nurse,
            ["another service's staff"] = await Data.AccountAsync(UserRole.ProviderStaff, service: farService),
            ["the area's commissioner"] = await Data.AccountAsync(UserRole.Commissioner, area: Camden),
            ["another area's editor"] = await Data.AccountAsync(UserRole.DirectoryEditor, area: Leeds),
            ["an administrator"] = await Data.AccountAsync(UserRole.Administrator),
            ["an account with no membership"] = await Data.AccountAsync(),
        };
    }
}
