using LinkDirectory.Data;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Organisations.Import;

public sealed class ServicesImportTests : IAsyncDisposable
{
    private static readonly (string, string)[] Spa =
    [
        ("reference", "northmoor-spa"),
        ("provider", "Kelder Valley NHS Trust"),
        ("provider_ods", "ZDN"),
        ("provider_kind", "NHS trust"),
        ("name", "Northmoor Single Point of Access"),
        ("kind", "single point of access"),
        ("needs", "anxiety; LOW_MOOD; Eating difficulties"),
        ("minimum_age", "5"),
        ("maximum_age", "17"),
        ("asks", "support"),
        ("accepts_referrals_from", "primary school; secondary school"),
        ("urgencies", "routine"),
        ("referral_methods", "telephone"),
    ];

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ServicesImportTests() => data = new TestData(app.Db);

    [Fact]
    public async Task A_service_comes_in_with_its_provider_hours_places_and_catchment()
    {
        await data.AreaAsync("E06999001");
        await data.SchoolAsync(urn: 990001);
        await data.PostcodeAsync("ZD1 1AA", new Point(53.56, 1.02));
        var report = await Sheet().Row(
            Spa,
            ("telephone", "1632 960001"),
            ("website", "www.keldervalley.example"),
            ("requires", "Consent; What was tried"),
            ("hours", "Mon-Fri 09:00-17:00; Sat 10:00-12:00 term time"),
            ("wait_weeks", "4.5"),
            ("wait_as_of", "01/10/2026"),
            ("feed_back_working_days", "3"),
            ("catchment_basis", "home address; GP practice; school"),
            ("catchment_areas", "e06999001"),
            ("catchment_schools", "990001"),
            ("catchment_practices", "z99011; Z99012"),
            ("locations", "Fuller House | 14 Castle Street | Kelderby | zd11aa")).ImportAsync();

        Assert.Empty(report.Problems);
        Assert.True(report.Committed);
        var service = await ServiceAsync();
        Assert.Equal(("ZDN", ProviderKind.NhsTrust), (service.Provider.OdsCode, service.Provider.Kind));
        Assert.Equal(EnumSet<Need>.From(Need.Anxiety, Need.LowMood, Need.EatingDifficulties), service.Needs);
        Assert.Equal(("01632960001", "https://www.keldervalley.example/"), (service.Telephone, service.Website?.ToString()));
        Assert.Equal(["Consent", "What was tried"], service.Requires);
        Assert.Equal((4.5, new DateOnly(2026, 10, 1)), (service.WaitWeeks, service.WaitAsOf));
        Assert.Equal(new FeedbackStandard(2, 10, 3), service.FeedbackStandard);
        Assert.Equal("E06999001", Assert.Single(service.CatchmentAreas).Code);
        Assert.Equal(990001, Assert.Single(service.CatchmentSchools).Urn);
        Assert.Equal(["Z99011", "Z99012"], service.CatchmentPractices);
        Assert.Equal(("Fuller House", "Kelderby", "ZD1 1AA", new Point(53.56, 1.02)),
            (service.Locations[0].Name, service.Locations[0].Town, service.Locations[0].Postcode, service.Locations[0].Location));
        Assert.Equal("Mon-Fri 09:00-17:00; Sat 10:00-12:00 term time", HoursText.Write(service.Hours.OrderBy(period => period.Id)));
        Assert.Null(service.LastVerifiedAt);
    }

    [Fact]
    public async Task A_second_run_has_nothing_to_change_and_the_record_is_kept()
    {
        var sheet = Sheet().Row(Spa, ("hours", "24/7"), ("requires", "Consent"));
        await sheet.ImportAsync();
        var again = await sheet.ImportAsync();

        Assert.False(again.HasDifferences);
        Assert.Equal(1, again.Unchanged);
        await using var db = app.Db.OpenToRead();
        Assert.Equal(2, await db.ImportRuns.CountAsync(run => run.Kind == "services", TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.AuditLines.CountAsync(line => line.Act == "import services", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_changes_is_shown_old_to_new_and_nothing_else_is_touched()
    {
        await Sheet().Row(Spa, ("description", "As it was"), ("hours", "Mon 09:00-17:00")).ImportAsync();
        var report = await Sheet().Row(Spa, ("description", "As it is"), ("hours", "Tue 09:00-17:00"), ("needs", "anxiety")).ImportAsync();

        var difference = Assert.Single(report.Differences);
        Assert.Equal(ImportRowOutcome.Changed, difference.Outcome);
        Assert.Equal(
            [
                new FieldChange("description", "As it was", "As it is"),
                new FieldChange("needs", "anxiety; low mood; eating difficulties", "anxiety"),
                new FieldChange("hours", "Mon 09:00-17:00", "Tue 09:00-17:00"),
            ],
            difference.Fields);
        Assert.Equal("As it is", (await ServiceAsync()).Description);
    }

    [Fact]
    public async Task A_dry_run_shows_and_writes_nothing()
    {
        var report = await Sheet().Row(Spa).ImportAsync(dryRun: true);
        Assert.Equal(["Provider Kelder Valley NHS Trust", "Service Northmoor Single Point of Access (northmoor-spa)"],
            report.Differences.Select(difference => difference.Subject));
        await using var db = app.Db.OpenToRead();
        Assert.False(await db.Services.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_column_left_out_is_left_alone_and_an_empty_cell_empties()
    {
        await Sheet().Row(Spa, ("criteria", "Lasting worry"), ("wait_weeks", "4"), ("wait_as_of", "2026-09-01")).ImportAsync();
        await Sheet().Row(("reference", "northmoor-spa"), ("wait_weeks", "6"), ("wait_as_of", "2026-11-01")).ImportAsync();
        Assert.Equal(("Lasting worry", 6d), ((await ServiceAsync()).Criteria, (await ServiceAsync()).WaitWeeks));

        await Sheet().Row(("reference", "northmoor-spa"), ("criteria", "")).ImportAsync();
        Assert.Null((await ServiceAsync()).Criteria);
    }

    [Theory]
    [InlineData("reference", "Northmoor SPA", "lower-case letters")]
    [InlineData("kind", "crisis teem", "the nearest is 'crisis team'")]
    [InlineData("needs", "low moods", "the nearest is 'low mood'")]
    [InlineData("needs", "", "must not be empty")]
    [InlineData("name", "", "must not be empty")]
    [InlineData("accepts_referrals_from", "", "must not be empty")]
    [InlineData("minimum_age", "twelve", "whole number from 0 to 25")]
    [InlineData("maximum_age", "26", "whole number from 0 to 25")]
    [InlineData("minimum_age", "18", "over the oldest")]
    [InlineData("catchment_areas", "E99000001", "No area here")]
    [InlineData("catchment_schools", "123456", "No school here")]
    [InlineData("catchment_practices", "Dr Foster", "a letter and five digits")]
    [InlineData("catchment_basis", "home address", "Give the areas")]
    [InlineData("catchment_boundary", "POLYGON ((53.5 1.0, 53.6 1.0, 53.6 1.1, 53.5 1.0))", "longitude first")]
    [InlineData("catchment_boundary", """{"type":"Point","coordinates":[1,53.5]}""", "This is no boundary")]
    [InlineData("locations", "Fuller House, Kelderby", "is not a postcode")]
    [InlineData("provider_ods", "?", "ODS code")]
    [InlineData("provider_kind", "", "new here")]
    public async Task A_wrong_value_is_told_by_line_and_column_what_to_do(string column, string value, string advice)
    {
        var report = await Sheet().Row(Spa, (column, value))
            .Row(Spa, ("reference", "sound"), ("provider_ods", "ZDE"), ("provider", "Another")).ImportAsync();

        var problem = Assert.Single(report.Problems);
        Assert.Equal((ImportRowOutcome.Rejected, 2, column), (problem.Outcome, problem.Line, problem.Column));
        Assert.Contains(advice, problem.Advice, StringComparison.Ordinal);
        Assert.Equal(1, report.Rejected);
        await using var db = app.Db.OpenToRead();
        Assert.Equal("sound", (await db.Services.SingleAsync(TestContext.Current.CancellationToken)).Reference);
    }

    [Theory]
    [InlineData("telephone", "ask for Jo", "not a telephone number")]
    [InlineData("email", "jo at trust", "not one email address")]
    [InlineData("website", "not a website", "not a website")]
    [InlineData("hours", "office hours", "Write them as")]
    [InlineData("wait_as_of", "2026-11-19", "a day to come")]
    [InlineData("wait_weeks", "about four", "a number from 0")]
    public async Task One_bad_cell_costs_neither_the_row_nor_what_was_recorded(string column, string value, string advice)
    {
        (string, string)[] known = [("telephone", "01632 960001"), ("email", "spa@trust.example"), ("website", "https://spa.example"),
            ("hours", "Mon-Fri 09:00-17:00"), ("wait_weeks", "4"), ("wait_as_of", "2026-09-01")];
        await Sheet().Row(Spa, known).ImportAsync();
        var before = await ServiceAsync();
        var report = await Sheet().Row(Spa, [.. known.Where(cell => cell.Item1 != column), (column, value), ("criteria", "Lasting worry")])
            .ImportAsync();

        var problem = Assert.Single(report.Problems);
        Assert.Equal((ImportRowOutcome.Warned, 2, column), (problem.Outcome, problem.Line, problem.Column));
        Assert.Contains(advice, problem.Advice, StringComparison.Ordinal);
        Assert.Equal((0, 1), (report.Rejected, report.Changed));
        var after = await ServiceAsync();
        Assert.Equal("Lasting worry", after.Criteria);
        Assert.Equal((before.Telephone, before.Email, before.Website, before.WaitWeeks, before.WaitAsOf, before.Hours.Count),
            (after.Telephone, after.Email, after.Website, after.WaitWeeks, after.WaitAsOf, after.Hours.Count));
    }

    [Fact]
    public async Task A_strict_import_with_a_bad_cell_writes_nothing()
    {
        var report = await Sheet().Row(Spa, ("wait_weeks", "about four")).ImportAsync(strict: true);
        Assert.Contains("1 cell cannot be read", report.Refusal, StringComparison.Ordinal);
        await using var db = app.Db.OpenToRead();
        Assert.False(await db.Services.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_urgent_telephone_that_cannot_be_read_costs_the_row()
    {
        var report = await Sheet().Row(Spa, ("urgent_telephone", "ask for Jo")).ImportAsync();
        Assert.Equal((1, "urgent_telephone"), (report.Rejected, Assert.Single(report.Problems).Column));
    }

    [Fact]
    public async Task A_catchment_must_say_what_decides_it()
    {
        var report = await Sheet().Row(Spa, ("catchment_practices", "Z99011")).ImportAsync();
        Assert.Equal("catchment_basis", Assert.Single(report.Problems).Column);
    }

    [Fact]
    public async Task A_strict_import_with_a_bad_row_writes_nothing()
    {
        var report = await Sheet().Row(Spa).Row(Spa, ("reference", "other"), ("needs", "?")).ImportAsync(strict: true);
        Assert.NotNull(report.Refusal);
        await using var db = app.Db.OpenToRead();
        Assert.False(await db.Services.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_crisis_team_without_an_urgent_telephone_is_refused()
    {
        var report = await Sheet().Row(Spa, ("kind", "crisis team")).ImportAsync();
        var problem = Assert.Single(report.Problems);
        Assert.Equal((ImportRowOutcome.Rejected, "urgent_telephone"), (problem.Outcome, problem.Column));

        var mended = await Sheet().Row(Spa, ("kind", "crisis team"), ("urgent_telephone", "0808 157 0001")).ImportAsync();
        Assert.Empty(mended.Problems);
        var emptied = await Sheet().Row(("reference", "northmoor-spa"), ("urgent_telephone", "")).ImportAsync();
        Assert.Equal("urgent_telephone", Assert.Single(emptied.Problems).Column);
        Assert.Equal("08081570001", (await ServiceAsync()).UrgentTelephone);
    }

    [Theory]
    [InlineData("jo.smith@trust.example", true)]
    [InlineData("spa@trust.example", false)]
    [InlineData("crisis-team@trust.example", false)]
    public async Task A_persons_mailbox_is_pointed_out(string email, bool isPersons)
    {
        var report = await Sheet().Row(Spa, ("email", email)).ImportAsync();
        Assert.Equal(isPersons, report.Problems.Any(problem => problem is { Outcome: ImportRowOutcome.Warned, Column: "email" }));
        Assert.Equal(email, (await ServiceAsync()).Email);
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[1.0,53.5],[1.1,53.5],[1.1,53.6],[1.0,53.5]]]}""")]
    [InlineData("""{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1.0,53.5],[1.1,53.5],[1.1,53.6],[1.0,53.5]]]}}""")]
    [InlineData("POLYGON ((1.0 53.5, 1.1 53.5, 1.1 53.6, 1.0 53.5))")]
    public async Task A_boundary_is_read_as_GeoJSON_and_as_well_known_text(string boundary)
    {
        var report = await Sheet().Row(Spa, ("catchment_basis", "home address"), ("catchment_boundary", boundary)).ImportAsync();
        Assert.Empty(report.Problems);
        var service = await ServiceAsync();
        Assert.Equal((1.0, 1.1, 53.5, 53.6),
            (service.CatchmentMinLongitude, service.CatchmentMaxLongitude, service.CatchmentMinLatitude, service.CatchmentMaxLatitude));
    }

    [Fact]
    public async Task A_place_takes_its_outward_codes_middle_where_the_postcode_is_not_known_and_else_none()
    {
        await data.OutwardCodeAsync("ZD2", new Point(53.5, 1.01));
        var report = await Sheet().Row(Spa, ("locations", "Known outward | ZD2 9ZZ; Unknown | ZD9 9ZZ")).ImportAsync();

        Assert.Equal(2, report.Problems.Count(problem => problem is { Outcome: ImportRowOutcome.Warned, Column: "locations" }));
        var places = (await ServiceAsync()).Locations.OrderBy(place => place.Id).ToList();
        Assert.Equal([new Point(53.5, 1.01), null], places.Select(place => place.Location));
    }

    [Fact]
    public async Task A_service_that_the_file_no_longer_has_is_reported_and_stays()
    {
        await Sheet().Row(Spa).Row(Spa, ("reference", "northmoor-camhs")).ImportAsync();
        await data.ServiceAsync(await data.ProviderAsync(), s => s.Reference = "of-another-provider");
        var report = await Sheet().Row(Spa).ImportAsync();

        var vanished = Assert.Single(report.Differences);
        Assert.Equal(("Service Northmoor Single Point of Access (northmoor-camhs)", ImportRowOutcome.Vanished), (vanished.Subject, vanished.Outcome));
        Assert.Contains(report.Notes, note => note.Contains("stay in the directory", StringComparison.Ordinal));
        await using var db = app.Db.OpenToRead();
        Assert.Equal(3, await db.Services.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_provider_without_an_ODS_code_is_known_by_its_name_and_gains_one()
    {
        await Sheet().Row(Spa, ("provider_ods", "")).ImportAsync();
        var report = await Sheet().Row(Spa, ("provider", "KELDER VALLEY NHS TRUST")).ImportAsync();

        Assert.Contains(report.Differences, difference => difference.Fields.Contains(new FieldChange("provider_ods", null, "ZDN")));
        await using var db = app.Db.OpenToRead();
        Assert.Equal("ZDN", (await db.Providers.SingleAsync(TestContext.Current.CancellationToken)).OdsCode);
    }

    [Fact]
    public async Task Importing_neither_verifies_a_service_nor_takes_its_verification_back()
    {
        await Sheet().Row(Spa).ImportAsync();
        var at = app.Clock.Now.AddDays(-3);
        await using (var db = app.Db.Open())
        {
            await db.Services.ExecuteUpdateAsync(s => s.SetProperty(service => service.LastVerifiedAt, at),
                TestContext.Current.CancellationToken);
        }

        await Sheet().Row(Spa, ("name", "Renamed")).ImportAsync();
        Assert.Equal(at, (await ServiceAsync()).LastVerifiedAt);
    }

    [Fact]
    public async Task A_reference_stands_once_in_a_file()
    {
        var report = await Sheet().Row(Spa).Row(Spa).ImportAsync();
        Assert.Equal((3, "reference"), (Assert.Single(report.Problems).Line, report.Problems[0].Column));
    }

    [Fact]
    public async Task A_new_service_needs_the_columns_that_say_whom_it_serves()
    {
        var report = await Sheet().Row(("reference", "unknown"), ("wait_weeks", "4")).ImportAsync();
        Assert.Contains("needs the column 'provider'", Assert.Single(report.Problems).Advice, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Spreadsheet Sheet() => new(app, () => new ServicesImport());

    private async Task<Service> ServiceAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.Services.AsSplitQuery().Include(s => s.Provider).Include(s => s.Hours).Include(s => s.Locations)
            .Include(s => s.CatchmentAreas).Include(s => s.CatchmentSchools)
            .SingleAsync(s => s.Reference == "northmoor-spa", TestContext.Current.CancellationToken);
    }
}
