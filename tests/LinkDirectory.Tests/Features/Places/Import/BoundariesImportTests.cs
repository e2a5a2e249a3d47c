using System.Text;
using System.Text.Json;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Places.Import;

public sealed class BoundariesImportTests
{
    private const string Square = """{"type":"Polygon","coordinates":[[[-2,52],[-1,52],[-1,53],[-2,53],[-2,52]]]}""";

    private const string Elsewhere = """{"type":"Polygon","coordinates":[[[-4,52],[-3,52],[-3,53],[-4,53],[-4,52]]]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UTLA22CD", "UTLA22NM", "E06000001", AreaKind.LocalAuthority)]
    [InlineData("CTYUA23CD", "CTYUA23NM", "E10000001", AreaKind.LocalAuthority)]
    [InlineData("lad24cd", "lad24nm", "W06000001", AreaKind.LocalAuthority)]
    [InlineData("ICB23CD", "ICB23NM", "E54000001", AreaKind.IntegratedCareBoard)]
    [InlineData("SICBL23CD", "SICBL23NM", "E38000001", AreaKind.SubIcbLocation)]
    [InlineData("CCG21CD", "CCG21NM", "E38000001", AreaKind.ClinicalCommissioningGroup)]
    [InlineData("code", "name", "S12000001", AreaKind.LocalAuthority)]
    public async Task Code_name_and_kind_are_guessed(string codeProperty, string nameProperty, string code, AreaKind kind)
    {
        await using var desk = new ImportDesk();

        var report = await ImportAsync(desk,
            Feature($$$"""{"OBJECTID":7,"{{{codeProperty}}}":"{{{code}}}","{{{nameProperty}}}":"Ashshire","LONG":-1.5}""", Square));

        Assert.Empty(report.Problems);
        var area = Assert.Single(await AreasAsync(desk));
        Assert.Equal((code, "Ashshire", kind), (area.Code, area.Name, area.Kind));
        Assert.Equal((-2, -1, 52, 53), (area.MinLongitude, area.MaxLongitude, area.MinLatitude, area.MaxLatitude));
        Assert.True(Boundary.Read(area.Boundary!).Contains(new Point(52.5, -1.5)));
        Assert.Equal(1, await desk.CountAsync("SELECT count(*) FROM AreaIndex"));
    }

    [Fact]
    public async Task Code_name_and_kind_may_be_given()
    {
        await using var desk = new ImportDesk();

        var report = await ImportAsync(
            desk, new BoundaryReading("ref", "label", AreaKind.ProgrammeArea),
            Feature("""{"ref":"link-1","label":"Moor and Mere","other":"x"}""", Square));

        Assert.Null(report.Refusal);
        var area = Assert.Single(await AreasAsync(desk));
        Assert.Equal(("LINK-1", "Moor and Mere", AreaKind.ProgrammeArea), (area.Code, area.Name, area.Kind));
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_a_moved_boundary_is_a_change()
    {
        await using var desk = new ImportDesk();
        var feature = Feature("""{"LAD24CD":"E06000001","LAD24NM":"Ashshire"}""", Square);
        await ImportAsync(desk, feature);
        var version = (await AreasAsync(desk))[0].BoundaryVersion;
        var again = await ImportAsync(desk, feature);

        var moved = await ImportAsync(desk, feature.Replace("-2,53", "-2.5,53", StringComparison.Ordinal));

        Assert.Equal((false, 1), (again.HasDifferences, again.Unchanged));
        Assert.Equal(["Boundary"], Assert.Single(moved.Differences).Fields.Select(change => change.Field));
        Assert.NotEqual(version, (await AreasAsync(desk))[0].BoundaryVersion);
        Assert.Equal(-2.5, (await AreasAsync(desk))[0].MinLongitude);
    }

    [Fact]
    public async Task Areas_that_the_file_has_no_more_are_kept_and_counted()
    {
        await using var desk = new ImportDesk();
        await ImportAsync(desk, Feature("""{"LAD24CD":"E06000001","LAD24NM":"Old"}""", Square));

        var report = await ImportAsync(desk, Feature("""{"LAD26CD":"E06000002","LAD26NM":"New"}""", Elsewhere));

        Assert.Contains("1 area of the same kind is not in this file and stays as before: Old (E06000001).", report.Notes);
        Assert.Equal(["E06000001", "E06000002"], (await AreasAsync(desk)).Select(area => area.Code));
    }

    [Fact]
    public async Task Bad_features_are_said_by_number_and_the_others_go_in()
    {
        await using var desk = new ImportDesk();

        var report = await ImportAsync(
            desk,
            Feature("""{"LAD24NM":"No code"}""", Square),
            Feature("""{"LAD24CD":"E06000001","LAD24NM":"Point"}""", """{"type":"Point","coordinates":[-1,52]}"""),
            Feature("""{"LAD24CD":"E06000002","LAD24NM":"Open"}""", """{"type":"Polygon","coordinates":[[[-2,52],[-1,52],[-1,53]]]}"""),
            Feature("""{"LAD24CD":"E06000003"}""", Square),
            Feature("""{"LAD24CD":"K99000001","LAD24NM":"What"}""", Square),
            Feature("""{"LAD24CD":"E06000005","LAD24NM":"Nothing"}""", "null"),
            Feature("""{"LAD24CD":"E06000004","LAD24NM":"Good"}""", Square),
            Feature("""{"LAD24CD":"E06000004","LAD24NM":"Twice"}""", Square),
            Feature("""{"LAD24CD":"E07000001","LAD24NM":"District"}""", Square));

        Assert.Equal(["Feature 1", "Feature 2", "Feature 3", "Feature 4", "Feature 5", "Feature 6", "Feature 8"],
            report.Problems.Select(problem => problem.Subject.Split(',')[0]));
        Assert.Equal((9, 1, 7), (report.Rows, report.Added, report.Rejected));
        Assert.Contains("Skipped 1 districts (E07)", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal("Good", Assert.Single(await AreasAsync(desk)).Name);
    }

    [Fact]
    public async Task A_boundary_that_crosses_itself_is_repaired_and_said()
    {
        await using var desk = new ImportDesk();

        var report = await ImportAsync(
            desk, Feature("""{"LAD24CD":"E06000001","LAD24NM":"Bow"}""",
                """{"type":"Polygon","coordinates":[[[-2,52],[-1,53],[-1,52],[-2,53],[-2,52]]]}"""));

        Assert.Equal(ImportRowOutcome.Warned, Assert.Single(report.Problems).Outcome);
        Assert.True(Boundary.Read(Assert.Single(await AreasAsync(desk)).Boundary!).Geometry.IsValid);
    }

    [Fact]
    public async Task Coordinates_of_the_national_grid_are_refused_with_what_to_do()
    {
        await using var desk = new ImportDesk();

        var report = await ImportAsync(
            desk, Feature("""{"LAD24CD":"E06000001","LAD24NM":"Grid"}""",
                """{"type":"Polygon","coordinates":[[[400000,300000],[410000,300000],[410000,310000],[400000,300000]]]}"""));

        Assert.Contains("WGS 84", report.Refusal, StringComparison.Ordinal);
        Assert.Empty(await AreasAsync(desk));
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"LAD24CD":"E06000001"},"geom""")]
    [InlineData("""{"type":"Topology","objects":{}}""")]
    [InlineData("""[1,2,3]""")]
    [InlineData("""URN,EstablishmentName""")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""")]
    public async Task What_is_no_feature_collection_is_refused(string content)
    {
        await using var desk = new ImportDesk();

        var report = await desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync), desk.Write("areas.geojson", content));

        Assert.NotNull(report.Refusal);
        Assert.Contains("areas.geojson", report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_as_GeoJSON_is_read_back()
    {
        await using var desk = new ImportDesk();
        const string holed =
            """{"type":"MultiPolygon","coordinates":[[[[-2,52],[-1,52],[-1,53],[-2,53],[-2,52]],[[-1.6,52.4],[-1.6,52.6],[-1.4,52.6],[-1.4,52.4],[-1.6,52.4]]],[[[0,52],[0.1234567,52],[0.1,52.1],[0,52]]]]}""";
        await ImportAsync(desk, Feature("""{"LAD24CD":"E06000001","LAD24NM":"Holed"}""", holed));
        var boundary = Boundary.Read(Assert.Single(await AreasAsync(desk)).Boundary!).Geometry;

        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            GeoJson.WriteGeometry(json, boundary);
        }

        Assert.Equal(holed.Replace("0.1234567", "0.123457", StringComparison.Ordinal), Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static string Feature(string properties, string geometry) =>
        $$"""{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}""";

    private static Task<ImportReport> ImportAsync(ImportDesk desk, params string[] features) =>
        ImportAsync(desk, new BoundaryReading(), features);

    private static Task<ImportReport> ImportAsync(ImportDesk desk, BoundaryReading reading, params string[] features) =>
        desk.ImportAsync(new BoundariesImport(reading, SchoolAreaAssignment.AssignAsync),
            desk.Write("areas.geojson", $$"""{"type":"FeatureCollection","name":"Areas","features":[{{string.Join(',', features)}}]}"""));

    private static Task<List<Area>> AreasAsync(ImportDesk desk) =>
        desk.ReadAsync(db => db.Areas.OrderBy(area => area.Code).ToListAsync(Cancellation));
}
