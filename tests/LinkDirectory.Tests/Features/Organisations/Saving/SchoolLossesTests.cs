using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Organisations.Saving;

/// <summary>
/// What a change would take from schools is said before it is made. Northmoor has a hundred and twenty schools in a row from west to
/// east, a crisis team and two services for anxiety.
/// </summary>
public sealed class SchoolLossesTests : IAsyncLifetime
{
    private const int Schools = 120;

    private readonly ImportDesk desk = new();
    private TestData data = null!;
    private Area northmoor = null!;
    private Area mere = null!;
    private Service crisis = null!;
    private Service second = null!;
    private Account editor = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        data = desk.Data;
        await ImportAsync(-2, -1);
        northmoor = await desk.ReadAsync(db => Task.FromResult(db.Areas.Single()));
        mere = await data.AreaAsync("E06000002", boundary: TestData.Box(52, 53, -3, -2.5), with: a => a.Name = "Mere");
        await data.SchoolsAsync(Enumerable.Range(0, Schools).Select(i => (Point?)new Point(52.5, -1.995 + (i * 0.008))));
        await ImportAsync(-2, -0.99);
        crisis = await data.ServiceAsync(with: s =>
        {
            (s.Name, s.Kind, s.UrgentTelephone) = ("Northmoor Crisis Team", ServiceKind.CrisisTeam, "0800 496 0001");
            s.Needs = EnumSet<Need>.From(Need.SuicidalThoughts);
            In(s, northmoor);
        });
        await data.ServiceAsync(with: s =>
        {
            s.Name = "First Service";
            In(s, northmoor, Need.Anxiety);
        });
        second = await data.ServiceAsync(with: s =>
        {
            s.Name = "Second Service";
            In(s, northmoor, Need.Anxiety);
        });
        editor = await data.AccountAsync(UserRole.DirectoryEditor, area: northmoor);
        await data.MembershipAsync(editor, UserRole.DirectoryEditor, area: mere);
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_boundary_that_leaves_a_school_without_its_last_is_refused_until_so_many_losses_are_accepted()
    {
        var refused = await ImportAsync(-1.96, -0.99);
        var preview = await ImportAsync(-1.96, -0.99, dryRun: true);
        var tooFew = await ImportAsync(-1.96, -0.99, accept: 0);
        var accepted = await ImportAsync(-1.96, -0.99, accept: 1);

        Assert.StartsWith("Nothing was imported. 1 open school would lose a service that covers it now, 1 of them the last crisis line",
            refused.Refusal, StringComparison.Ordinal);
        Assert.EndsWith("--accept-losses 1.", refused.Refusal, StringComparison.Ordinal);
        Assert.Contains("loses Northmoor Crisis Team, First Service and Second Service: its last crisis line and its last service for",
            Assert.Single(refused.Losses!.Sentences), StringComparison.Ordinal);
        Assert.Equal((null, false), (preview.Refusal, preview.Committed));
        Assert.EndsWith("--accept-losses 1.", preview.Notes[^1], StringComparison.Ordinal);
        Assert.NotNull(tooFew.Refusal);
        Assert.True(accepted.Committed);
        Assert.Equal(1, await desk.CountAsync("SELECT count(*) FROM ImportRowResults WHERE Subject = 'Lost by schools'"));
    }

    [Fact]
    public async Task A_file_of_services_that_ends_the_last_crisis_line_is_refused()
    {
        var report = await desk.ImportAsync(new ServicesImport(), desk.Write("services.csv",
            $"reference,status\n{crisis.Reference},ended\n"));

        Assert.Contains($"{Schools} open schools would lose a service", report.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "SchoolsWouldLose")]
    [InlineData(119, "SchoolsWouldLose")]
    [InlineData(120, null)]
    public async Task A_catchment_is_moved_away_only_with_consent(int? accept, string? error)
    {
        var answer = await desk.App.AskAsAsync(editor, """
            mutation($input: SaveCatchmentInput!) { saveCatchment(input: $input) {
              service { catchment { areas { code } } } errors { __typename ... on SchoolsWouldLose { schools losses message } } } }
            """, new
        {
            input = new
            {
                service = NodeId.Create("Service", crisis.Id).ToString(),
                version = 1,
                catchment = new { basis = new[] { "SCHOOL" }, areas = new[] { "E06000002" } },
                acceptLosses = accept,
            },
        });

        if (error is null)
        {
            Assert.Equal("E06000002", answer["saveCatchment.service.catchment.areas.0.code"].GetString());
            return;
        }

        Assert.Equal(error, answer["saveCatchment.errors.0.__typename"].GetString());
        Assert.Equal(Schools, answer["saveCatchment.errors.0.schools"].GetInt32());
        Assert.Equal(Schools, answer["saveCatchment.errors.0.losses"].GetArrayLength());
    }

    [Fact]
    public async Task What_one_school_in_a_hundred_and_more_keeps_is_only_listed()
    {
        var answer = await desk.App.AskAsAsync(editor, """
            mutation($input: SaveCatchmentInput!) { saveCatchment(input: $input) { service { name } errors { __typename } } }
            """, new
        {
            input = new
            {
                service = NodeId.Create("Service", second.Id).ToString(),
                version = 1,
                catchment = new
                {
                    basis = new[] { "SCHOOL" },
                    boundary = new
                    {
                        type = "Polygon",
                        coordinates = new[]
                        {
                            new[] { new[] { -1.991, 52.1 }, [-0.99, 52.1], [-0.99, 52.9], [-1.991, 52.9], [-1.991, 52.1] },
                        },
                    },
                },
            },
        });

        Assert.Equal("Second Service", answer["saveCatchment.service.name"].GetString());
    }

    [Fact]
    public async Task The_catchments_page_lists_what_is_lost_and_saves_once_it_is_ticked()
    {
        using var client = desk.App.SignedIn(editor);
        var path = $"/services/{crisis.Id}/catchment";

        using var asked = await client.SendAsync(path, await client.OpenAsync(path), "service", ("catchment-areas", "E06000002"));
        var page = await asked.PageOfAsync();
        using var ticked = await client.SendAsync(path, page, "service", ("acceptLosses", $"{Schools}"));

        Assert.Equal($"{Schools}", page.QuerySelector("#acceptLosses")?.GetAttribute("value"));
        Assert.Contains("and 100 more.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/services/{crisis.Id}?saved=true", ticked.Headers.Location?.PathAndQuery);
    }

    [Theory]
    [InlineData("[[[52,-2],[53,-2],[53,-1],[52,-1],[52,-2]]]", "latitude before longitude")]
    [InlineData("[[[2.3,48.8],[2.4,48.8],[2.4,48.9],[2.3,48.8]]]", "not where an area of that code can be")]
    [InlineData("[[[1,52],[1.7,52],[1.7,53],[1,53],[1,52]]]", "would keep 0% of its ground")]
    public async Task A_boundary_that_cannot_be_right_is_refused_whole(string coordinates, string said)
    {
        var report = await desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync),
            desk.Write("areas.geojson", Collection(coordinates)));

        Assert.Contains(said, report.Refusal?.Replace("\u00a0", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_in_several_features_is_the_whole_of_them()
    {
        var report = await desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync),
            desk.Write("areas.geojson", Collection("[[[-2,52],[-1.5,52],[-1.5,53],[-2,53],[-2,52]]]",
                "[[[-1.5,52],[-0.99,52],[-0.99,53],[-1.5,53],[-1.5,52]]]")));

        Assert.Null(report.Refusal);
        Assert.Contains(report.Notes, note => note.StartsWith("1 feature had a code that an earlier one had too", StringComparison.Ordinal));
        Assert.Equal(Schools, await desk.CountAsync($"SELECT count(*) FROM SchoolAreas WHERE AreaId = {northmoor.Id}"));
    }

    private static void In(Service service, Area area, params IReadOnlyList<Need> needs)
    {
        service.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.School);
        service.CatchmentAreas.Add(area);
        service.ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.Telephone);
        service.Needs = needs.Count > 0 ? EnumSet<Need>.From(needs) : service.Needs;
    }

    private Task<ImportReport> ImportAsync(double west, double east, bool dryRun = false, int? accept = null) => desk.ImportAsync(
        new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync), desk.Write("areas.geojson", Collection(
            FormattableString.Invariant($"[[[{west},52],[{east},52],[{east},53],[{west},53],[{west},52]]]"))), dryRun, accept: accept);

    private static string Collection(params IEnumerable<string> pieces) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', pieces.Select(Feature))}}]}""";

    private static string Feature(string coordinates) =>
        $$$"""{"type":"Feature","properties":{"CTYUA26CD":"E06000001","CTYUA26NM":"Northmoor"},"geometry":{"type":"Polygon","coordinates":{{{coordinates}}}}}""";
}
