using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Features.Organisations.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Places.Reorganisations;

/// <summary>
/// Ashshire and Elmshire, side by side between 2 and 1 degrees west, become Oakshire. Ashshire has a crisis team, and the school.
/// </summary>
public sealed class ReorganisationTests : IAsyncLifetime
{
    private const string Line = "0800 496 0001";

    private readonly ImportDesk desk = new();
    private TestData data = null!;
    private Area ash = null!;
    private Area elm = null!;
    private Service crisis = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        data = desk.Data;
        await BoundariesAsync("before.geojson", ("E06000001", "Ashshire", -2.1, -1.5), ("E06000002", "Elmshire", -1.5, -0.9));
        await GiasAsync("before.csv", "E06000001", "Ashshire");
        (ash, elm) = (await AreaAsync("E06000001"), await AreaAsync("E06000002"));
        crisis = await data.ServiceAsync(with: s =>
        {
            (s.Name, s.Kind, s.UrgentTelephone) = ("Ashshire Crisis Team", ServiceKind.CrisisTeam, Line);
            s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.School);
            s.CatchmentAreas.Add(ash);
        });
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_crisis_line_stays_whichever_file_comes_first(bool boundariesFirst)
    {
        Func<Task<ImportReport>>[] files = [() => OakshireAsync(), () => GiasAsync("after.csv", "E06000003", "Oakshire")];
        foreach (var file in boundariesFirst ? files : files.Reverse())
        {
            Assert.Null((await file()).Refusal);
            Assert.Contains(Line, await EmergencyAsync(), StringComparison.Ordinal);
        }

        var answer = await desk.App.AskAsAsync(null, """
            { school(urn: 100001) { localAuthority { code } }
              area(code: "E06000001") { validUntil successors { code } }
              whoToContact(place: { urn: 100001 }, situation: { age: 9, needs: [] }) {
                routes { service { name } reasons } } }
            """);
        Assert.Equal("E06000003", answer["school.localAuthority.code"].GetString());
        Assert.Equal("2026-11-17", answer["area.validUntil"].GetString());
        Assert.Equal("E06000003", answer["area.successors.0.code"].GetString());
        var reasons = answer["whoToContact.routes.0.reasons"].EnumerateArray().Select(r => r.GetString());
        Assert.Contains("Covers School 100001, which is in what was Ashshire", reasons);
    }

    [Fact]
    public async Task A_care_board_that_merged_is_followed_by_ground_alone()
    {
        await BoundariesAsync("icb.geojson", ("E54000001", "NHS Ash", -2.1, -1.5), ("E54000002", "NHS Elm", -1.5, -0.9));
        var report = await BoundariesAsync("icb2.geojson", ("E54000003", "NHS Ash and Elm", -2.1, -0.9));

        Assert.Equal(["Area E54000001 NHS Ash", "Area E54000002 NHS Elm", "Area E54000003 NHS Ash and Elm"],
            report.Differences.Select(d => d.Subject).Order(StringComparer.Ordinal));
        Assert.Equal(["E54000003"], await SuccessorsAsync("E54000001"));
        Assert.Equal(["E54000003"], await SuccessorsAsync("E54000002"));
    }

    [Fact]
    public async Task A_neighbour_that_took_a_sliver_follows_nobody_and_a_county_is_not_followed_by_its_districts()
    {
        await BoundariesAsync("sliver.geojson", ("E06000002", "Elmshire", -1.51, -0.9), ("E06000004", "Sliver", -2.1, -2.09));
        await BoundariesAsync("county.geojson", AreaKind.LocalAuthority, ("E07000001", "District", -2.1, -1.5));

        Assert.Empty(await SuccessorsAsync("E06000001"));
    }

    [Fact]
    public async Task Those_who_keep_an_area_keep_what_followed_it_and_what_went_to_that_wholly()
    {
        var editor = await data.AccountAsync(UserRole.DirectoryEditor, area: ash);
        await data.PointOfContactAsync(ContactRole.AreaLead, area: elm, heldBy: "Elm Lead");
        await OakshireAsync();
        await GiasAsync("after.csv", "E06000003", "Oakshire");

        var answer = await desk.App.AskAsAsync(editor, """
            mutation($id: ID!) { verifyService(input: { service: $id }) { service { name } errors { ... on Error { message } } } }
            """, new { id = NodeId.Create("Service", crisis.Id).ToString() });
        var area = await desk.App.AskAsAsync(editor, """
            { area(code: "E06000003") { pointsOfContact { role holders { name } } services { nodes { name } } } }
            """);

        Assert.Equal("Ashshire Crisis Team", answer["verifyService.service.name"].GetString());
        Assert.Equal("Elm Lead", area["area.pointsOfContact.0.holders.0.name"].GetString());
        Assert.Equal("Ashshire Crisis Team", area["area.services.nodes.0.name"].GetString());
    }

    [Fact]
    public async Task Of_an_area_that_was_divided_each_part_keeps_its_own_ground_alone()
    {
        await BoundariesAsync("after.geojson", ("E06000005", "West Ash", -2.1, -1.8), ("E06000006", "East Ash", -1.8, -1.5));
        await GiasAsync("after.csv", "E06000005", "West Ash");
        var east = await data.AccountAsync(UserRole.DirectoryEditor, area: await AreaAsync("E06000006"));
        var west = await data.AccountAsync(UserRole.DirectoryEditor, area: await AreaAsync("E06000005"));
        var school = await desk.SchoolAsync(100001);
        var contact = await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: "Sam Senco");

        Assert.Equal(["E06000005", "E06000006"], (await SuccessorsAsync("E06000001")).Order(StringComparer.Ordinal));
        Assert.Contains(Line, await EmergencyAsync(), StringComparison.Ordinal);
        Assert.Equal((false, true), (await ReadsAsync(east, contact), await ReadsAsync(west, contact)));
    }

    [Fact]
    public async Task A_page_says_what_became_of_an_area_and_what_it_was()
    {
        await OakshireAsync();

        var ended = await PageAsync("/areas/E06000001");
        var now = await PageAsync("/areas/E06000003");
        var service = await PageAsync($"/services/{crisis.Id}");
        var list = await PageAsync("/areas");

        Assert.Contains("Ended on 17 November 2026", ended, StringComparison.Ordinal);
        Assert.Contains("Oakshire", ended, StringComparison.Ordinal);
        Assert.Contains("Ashshire (until 17 November 2026)", now, StringComparison.Ordinal);
        Assert.Contains("Ashshire (until 17 November 2026)", service, StringComparison.Ordinal);
        Assert.Contains("Areas that have ended", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_areas_says_what_followed_which_and_what_it_cannot_say()
    {
        var report = await AreasAsync("""
            code,name,kind,valid_until,successors
            E06000003,Oakshire,,,
            E06000001,Ashshire,,2027-03-31,E06000003
            E06000002,Elmshire,,31/03/2027,E06000099
            E06000004,,,,
            E06000007,Loop,,2027-03-31,E06000007
            E06000008,Never,,,E06000003
            E54000009,NHS Oak,,,
            E06000010,Mixed,,2027-03-31,E54000009
            """);

        Assert.Equal(["line 4", "line 5", "line 6", "line 7", "line 9"], report.Problems.OrderBy(p => p.Line).Select(p => $"line {p.Line}"));
        Assert.Equal(["E06000003"], await SuccessorsAsync("E06000001"));
        Assert.Equal(new DateOnly(2027, 3, 31), (await AreaAsync("E06000001")).ValidUntil);
        Assert.False((await AreasAsync("code,name,kind,valid_until,successors\nE06000001,Ashshire,,2027-03-31,E06000003\n")).HasDifferences);
    }

    [Fact]
    public async Task An_administrator_ends_an_area_and_takes_it_back()
    {
        var administrator = await data.AccountAsync(UserRole.Administrator);
        var editor = await data.AccountAsync(UserRole.DirectoryEditor, area: ash);
        const string end = """
            mutation { endArea(input: { code: "E06000001", lastDay: "2026-11-01", successors: ["E06000002"] }) {
              area { validUntil successors { code } } errors { ... on Error { message } } } }
            """;

        var refused = await desk.App.AskAsAsync(editor, end);
        var done = await desk.App.AskAsAsync(administrator, end);
        var circle = await desk.App.AskAsAsync(administrator,
            end.Replace("E06000001", "E06000009", StringComparison.Ordinal).Replace("E06000002", "E06000001", StringComparison.Ordinal)
                .Replace("E06000009", "E06000002", StringComparison.Ordinal));
        var line = await EmergencyAsync();
        var back = await desk.App.AskAsAsync(administrator,
            """mutation { continueArea(input: { code: "E06000001" }) { area { validUntil successors { code } } } }""");

        Assert.Contains("administrators", refused["endArea.errors.0.message"].GetString(), StringComparison.Ordinal);
        Assert.Equal("E06000002", done["endArea.area.successors.0.code"].GetString());
        Assert.Contains("cannot follow itself", circle["endArea.errors.0.message"].GetString(), StringComparison.Ordinal);
        Assert.Contains(Line, line, StringComparison.Ordinal);
        Assert.Equal(0, back["continueArea.area.successors"].GetArrayLength());
        Assert.Equal(2, await desk.CountAsync("SELECT count(*) FROM AuditLines WHERE Subject = 'Area E06000001'"));
    }

    [Fact]
    public async Task An_authority_that_GIAS_names_exists_without_a_boundary()
    {
        await data.SchoolAsync(100002, with: s => (s.LocalAuthorityId, s.GiasLocalAuthorityName) = (ash.Id, "Ashshire"));
        var report = await GiasAsync("gias.csv", "E08000025", "Birmingham");

        Assert.Contains("GIAS names 1 local authority that was not here: Birmingham (E08000025). Added without a boundary.", report.Notes);
        Assert.Equal("Birmingham", (await desk.SchoolAsync(100001)).LocalAuthority?.Name);
        Assert.Contains("1 school is inside the boundary of a different local authority from the one that GIAS names, and is offered the "
            + "services of both: School 100001 (100001), of Birmingham and inside Ashshire.", report.Notes);
        Assert.Contains(Line, await EmergencyAsync(), StringComparison.Ordinal);
    }

    private Task<ImportReport> OakshireAsync() => BoundariesAsync("after.geojson", ("E06000003", "Oakshire", -2.1, -0.9));

    private Task<ImportReport> BoundariesAsync(string name, params (string Code, string Name, double West, double East)[] areas) =>
        BoundariesAsync(name, null, areas);

    private Task<ImportReport> BoundariesAsync(
        string name, AreaKind? kind, params (string Code, string Name, double West, double East)[] areas) =>
        desk.ImportAsync(new BoundariesImport(new BoundaryReading(Kind: kind), SchoolAreaAssignment.AssignAsync), desk.Write(name,
            new Country([], [], []).Boundaries(areas.Select(a => new Council(a.Code, a.Name, a.West, a.East)))));

    private Task<ImportReport> GiasAsync(string name, string code, string authority) => desk.ImportAsync(new GiasImport(), desk.Write(name,
        new GiasFile().With(100001, ("GSSLACode (name)", code), ("LA (name)", authority), ("Easting", "410000"), ("Northing", "300000"))
            .Text()));

    private Task<ImportReport> AreasAsync(string text) =>
        desk.ImportAsync(new AreasImport(SchoolAreaAssignment.AssignAsync), desk.Write("areas.csv", text));

    private Task<Area> AreaAsync(string code) => desk.ReadAsync(db => db.Areas.SingleAsync(a => a.Code == code, Cancellation));

    private Task<List<string>> SuccessorsAsync(string code) =>
        desk.ReadAsync(db => db.Areas.Where(a => a.Code == code).SelectMany(a => a.Successors).Select(a => a.Code).ToListAsync(Cancellation));

    private async Task<string> EmergencyAsync()
    {
        var answer = await desk.App.AskAsAsync(null, """
            { whoToContact(place: { urn: 100001 }, situation: { age: 9, needs: [ANXIETY] }) { emergency } }
            """);
        return answer["whoToContact.emergency"].GetString()!;
    }

    private async Task<bool> ReadsAsync(Account account, PointOfContact contact)
    {
        var answer = await desk.App.AskAsAsync(account,
            """query($id: ID!) { node(id: $id) { ... on PointOfContact { holders { name } } } }""",
            new { id = NodeId.Create("PointOfContact", contact.Id).ToString() });
        return answer["node.holders"].ValueKind == System.Text.Json.JsonValueKind.Array && answer["node.holders"].GetArrayLength() > 0;
    }

    private async Task<string> PageAsync(string path)
    {
        using var client = desk.App.CreateClient();
        return (await client.GetAsync(path, Cancellation).ReadAsync()).Body!.TextContent.ReplaceLineEndings(" ");
    }
}
