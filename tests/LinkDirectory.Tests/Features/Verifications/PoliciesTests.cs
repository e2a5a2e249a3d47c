using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Verifications;

/// <summary>An area's own days for asking.</summary>
public sealed class PoliciesTests : IAsyncDisposable
{
    private static readonly PolicyDays Early = new(1015, 228, 90);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public PoliciesTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Policies Policies => app.Services.GetRequiredService<Policies>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_school_is_asked_by_the_soonest_of_its_areas_days()
    {
        var (borough, board) = (await data.AreaAsync("E09000007"), await data.AreaAsync("E54000028", AreaKind.IntegratedCareBoard));
        var school = await data.SchoolAsync();
        await data.StandsInAsync(school, borough, board);
        var lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school);
        await SetAsync(borough, new PolicyDays(1031, 430, 120));

        await VerifyAsync(lead);
        Assert.Equal(new DateOnly(2027, 4, 30), (await ContactAsync(lead)).VerifyBy);

        await SetAsync(board, Early);
        Assert.Equal(new DateOnly(2027, 2, 28), (await ContactAsync(lead)).VerifyBy);
        await SetAsync(board, null);
        await SetAsync(borough, null);
        Assert.Equal(new DateOnly(2027, 3, 31), (await ContactAsync(lead)).VerifyBy);
    }

    [Fact]
    public async Task A_service_its_record_and_its_contacts_are_asked_by_their_catchments_areas()
    {
        var area = await data.AreaAsync("E09000007");
        var service = await data.ServiceAsync(with: s => s.CatchmentAreas.Add(area));
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: service);
        await VerifyAsync(worker);
        await Verifications.RecordServiceAsync(service.Id, Given(), Actor.Operator, Cancellation);
        await SetAsync(area, Early);

        Assert.Equal(new DateOnly(2027, 2, 16), (await ContactAsync(worker)).VerifyBy);
        Assert.Equal(new DateOnly(2027, 2, 16), (await ServiceAsync(service)).VerifyBy);

        app.Clock.Now = app.Clock.Now.AddDays(1);
        await VerifyAsync(worker);
        await Verifications.RecordServiceAsync(service.Id, Given(), Actor.Operator, Cancellation);
        Assert.Equal(new DateOnly(2027, 2, 17), (await ContactAsync(worker)).VerifyBy);
        Assert.Equal(new DateOnly(2027, 2, 17), (await ServiceAsync(service)).VerifyBy);
    }

    [Fact]
    public async Task What_nobody_has_confirmed_gets_no_day_by_it_and_no_version_is_counted()
    {
        var area = await data.AreaAsync("E09000007");
        var school = await data.SchoolAsync();
        await data.StandsInAsync(school, area);
        var unconfirmed = await data.PointOfContactAsync(ContactRole.Senco, school,
            with: c => (c.LastVerifiedAt, c.VerifyBy) = (null, null));
        var confirmed = await data.PointOfContactAsync(ContactRole.Headteacher, school);
        await SetAsync(area, Early);
        Assert.Null((await ContactAsync(unconfirmed)).VerifyBy);
        Assert.Equal((new DateOnly(2027, 2, 28), 1), ((await ContactAsync(confirmed)).VerifyBy, (await ContactAsync(confirmed)).Version));
    }

    [Fact]
    public async Task Thousands_move_with_few_statements()
    {
        var area = await data.AreaAsync("E09000007");
        await data.SchoolsAsync(Enumerable.Repeat<Point?>(null, 2000));
        await using (var db = app.Db.Open())
        {
            var schools = await db.Schools.Select(s => s.Id).ToListAsync(Cancellation);
            db.SchoolAreas.AddRange(schools.Select(s => new SchoolArea { AreaId = area.Id, SchoolId = s }));
            db.PointsOfContact.AddRange(schools.Select(s => new PointOfContact
            {
                SchoolId = s,
                Role = ContactRole.Senco,
                LastVerifiedAt = app.Clock.Now,
                VerifyBy = new DateOnly(2027, 3, 31),
            }));
            await db.SaveChangesAsync(Cancellation);
        }

        var statements = await app.Statements.DuringAsync(() => SetAsync(area, Early));
        Assert.Equal(2000, statements.Count(s => s.StartsWith("UPDATE \"PointsOfContact\"", StringComparison.Ordinal)));
        Assert.True(statements.Count(s => !s.StartsWith("UPDATE \"PointsOfContact\"", StringComparison.Ordinal)) <= 25);
        await using var after = app.Db.OpenToRead();
        Assert.Equal(2000, await after.PointsOfContact.CountAsync(c => c.VerifyBy == new DateOnly(2027, 2, 28), Cancellation));
    }

    [Theory]
    [InlineData(929, 331, 120, "autumnBy")]
    [InlineData(1131, 331, 120, "autumnBy")]
    [InlineData(1031, 229, 120, "springBy")]
    [InlineData(1031, 601, 120, "springBy")]
    [InlineData(1031, 331, 29, "serviceDays")]
    [InlineData(1031, 331, 367, "serviceDays")]
    public async Task Days_that_cannot_be_are_refused(int autumnBy, int springBy, int serviceDays, string field)
    {
        var area = await data.AreaAsync("E09000007");
        var answer = await Policies.SetAsync(area.Id, new PolicyDays(autumnBy, springBy, serviceDays), Actor.Operator, Cancellation);
        Assert.Equal([field], Assert.IsType<InvalidInput>(Assert.Single(answer.Problems)).Field);
    }

    [Fact]
    public async Task The_areas_editor_sets_the_days_at_its_page_and_nobody_else()
    {
        var (area, other) = (await data.AreaAsync("E09000007"), await data.AreaAsync("E09000008"));
        var page = $"/areas/{area.Code}/verification";
        var editor = app.SignedIn(await data.AccountAsync(UserRole.DirectoryEditor, area: area), followRedirects: true);
        var form = await editor.GetAsync(page, Cancellation).ReadAsync();
        Assert.Contains("This area uses the usual days.", MailReader.Said(form), StringComparison.Ordinal);

        form = await PostAsync(editor, form, page, ("serviceDays", "9"));
        Assert.Contains("Give a number of days from 30 to 366", MailReader.Said(form), StringComparison.Ordinal);
        form = await PostAsync(editor, form, page, ("serviceDays", "90"), ("springBy-day", "28"), ("springBy-month", "2"));
        Assert.Contains("good until 28 February", MailReader.Said(form), StringComparison.Ordinal);
        Assert.Equal(new PolicyDays(1031, 228, 90), await Policies.OfAreaAsync(area.Id, Cancellation));
        await using (var db = app.Db.OpenToRead())
        {
            Assert.Equal("Area E09000007",
                (await db.AuditLines.SingleAsync(l => l.Act == "set verification policy", Cancellation)).Subject);
        }

        foreach (var account in new[]
        {
            await data.AccountAsync(UserRole.DirectoryEditor, area: other),
            await data.AccountAsync(UserRole.Commissioner, area: area),
            await data.AccountAsync(UserRole.SchoolStaff, await data.SchoolAsync()),
        })
        {
            using var refused = await app.SignedIn(account).GetAsync(page, Cancellation);
            Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
            var answer = await Policies.SetAsync(area.Id, Early, await app.ActorOfAsync(account), Cancellation);
            Assert.IsType<NotAllowed>(Assert.Single(answer.Problems));
        }
    }

    private VerificationService Verifications => app.Services.GetRequiredService<VerificationService>();

    private VerificationGiven Given() => new(app.Clock.Now, VerificationMethod.Telephone, VerificationOutcome.Confirmed, null);

    private Task<Result> VerifyAsync(PointOfContact contact) =>
        Verifications.RecordAsync(contact.Id, Given(), Actor.Operator, Cancellation);

    private async Task SetAsync(Area area, PolicyDays? days) =>
        Assert.True((await Policies.SetAsync(area.Id, days, Actor.Operator, Cancellation)).IsDone);

    private async Task<PointOfContact> ContactAsync(PointOfContact contact)
    {
        await using var db = app.Db.OpenToRead();
        return await db.PointsOfContact.SingleAsync(c => c.Id == contact.Id, Cancellation);
    }

    private async Task<Service> ServiceAsync(Service service)
    {
        await using var db = app.Db.OpenToRead();
        return await db.Services.SingleAsync(s => s.Id == service.Id, Cancellation);
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> PostAsync(
        HttpClient browser, AngleSharp.Html.Dom.IHtmlDocument page, string address, params (string Field, string Value)[] typed)
    {
        var fields = page.QuerySelectorAll("main form input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "",
            StringComparer.Ordinal);
        foreach (var (field, value) in typed)
        {
            fields[field] = value;
        }

        return browser.PostAsync(address, new FormUrlEncodedContent(fields), Cancellation).ReadAsync();
    }
}
