using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Organisations.Import;

/// <summary>
/// Which areas that a school is in. The grid's 400000 east is 2 degrees west; 300000 north is about 52.59 degrees north, and a
/// kilometre is about 0.0148 degrees of longitude there.
/// </summary>
public sealed class SchoolAreaAssignmentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GIAS_code_comes_before_its_name_and_its_name_before_the_place()
    {
        await using var desk = new ImportDesk();
        await desk.Data.AreaAsync("E06000001", with: area => area.Name = "Coded");
        await desk.Data.AreaAsync("E06000002", with: area => area.Name = "Named");
        await desk.Data.AreaAsync("E06000003", boundary: TestData.Box(52, 53, -3, -1), with: area => area.Name = "Around");
        (string, string)[] place = [("Easting", "400000"), ("Northing", "300000")];

        await desk.ImportAsync(new GiasImport(), desk.Write("gias.csv", new GiasFile()
            .With(1, [("GSSLACode (name)", "E06000001"), ("LA (name)", "Named"), .. place])
            .With(2, [("GSSLACode (name)", "E06000099"), ("LA (name)", "Named"), .. place])
            .With(3, [("GSSLACode (name)", ""), ("LA (name)", "Elsewhere"), .. place])
            .With(4, ("LA (name)", "Elsewhere")).Text()));

        Assert.Equal("Coded", await AuthorityAsync(desk, 1));
        Assert.Equal("Named", await AuthorityAsync(desk, 2));
        Assert.Equal("Around", await AuthorityAsync(desk, 3));
        Assert.Null(await AuthorityAsync(desk, 4));
    }

    [Theory]
    [InlineData("Kingston upon Hull, City of", "Kingston upon Hull, City of")]
    [InlineData("St. Helens", "St Helens")]
    [InlineData("Herefordshire, County of", "Herefordshire")]
    [InlineData("Bristol, City of", "City of Bristol")]
    [InlineData("Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch & Poole")]
    [InlineData("Isles Of Scilly", "Isles of Scilly")]
    [InlineData("Durham", "County Durham")]
    [InlineData("Southend-on-Sea", "Southend on Sea")]
    public async Task Names_of_one_authority_match_however_they_are_written(string inGias, string ofArea)
    {
        await using var desk = new ImportDesk();
        await desk.Data.AreaAsync("E06000001", with: area => area.Name = ofArea);
        await desk.Data.AreaAsync("E06000002", with: area => area.Name = ofArea + "shire");

        await desk.ImportAsync(new GiasImport(), desk.Write("gias.csv", new GiasFile().With(1, ("LA (name)", inGias)).Text()));

        Assert.Equal(ofArea, await AuthorityAsync(desk, 1));
    }

    [Fact]
    public async Task A_school_just_outside_a_simplified_coast_belongs_to_the_nearest_authority()
    {
        await using var desk = new ImportDesk();
        await desk.Data.AreaAsync("E06000001", boundary: TestData.Box(52, 53, -3, -2.015), with: area => area.Name = "Near");
        await desk.Data.AreaAsync("E06000002", boundary: TestData.Box(52, 53, -1.98, -1), with: area => area.Name = "A little farther");
        await desk.Data.AreaAsync("W06000002", boundary: TestData.Box(52, 53, -2.005, -2.0045),
            with: area => area.Name = "Over the border");

        await desk.ImportAsync(new GiasImport(), desk.Write("gias.csv", new GiasFile()
            .With(1, ("Easting", "400000"), ("Northing", "300000"), ("GSSLACode (name)", "E06000099"))
            .With(2, ("Easting", "400000"), ("Northing", "380000"), ("GSSLACode (name)", "E06000099")).Text()));

        Assert.Equal("Near", await AuthorityAsync(desk, 1));
        Assert.Null(await AuthorityAsync(desk, 2));
    }

    [Fact]
    public async Task A_metropolitan_county_is_used_only_where_its_district_is_not_known()
    {
        await using var desk = new ImportDesk();
        await desk.Data.AreaAsync("E11000001", boundary: TestData.Box(52, 53, -3, -1), with: area => area.Name = "County");
        var gias = desk.Write("gias.csv",
            new GiasFile().With(1, ("Easting", "400000"), ("Northing", "300000"), ("GSSLACode (name)", "E08000001")).Text());
        await desk.ImportAsync(new GiasImport(), gias);
        var before = await AuthorityAsync(desk, 1);

        await desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync),
            desk.Write("areas.geojson", Collection("E08000002", "District", -2.5, -1.5)));

        Assert.Equal("County", before);
        Assert.Equal("District", await AuthorityAsync(desk, 1));
    }

    [Fact]
    public async Task Areas_of_every_kind_are_kept_and_follow_a_moved_boundary()
    {
        await using var desk = new ImportDesk();
        await desk.ImportAsync(new GiasImport(),
            desk.Write("gias.csv", new GiasFile().With(1, ("Easting", "400000"), ("Northing", "300000")).Text()));
        await desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync),
            desk.Write("la.geojson", Collection("E06000001", "Authority", -2.5, -1.5)));
        await desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync),
            desk.Write("icb.geojson", Collection("E54000001", "Board", -2.5, -1.5)));
        var before = await AreasAsync(desk);

        await desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync),
            desk.Write("icb2.geojson", Collection("E54000001", "Board", -1.9, -1.5)));

        Assert.Equal(["E06000001", "E54000001"], before);
        Assert.Equal(["E06000001"], await AreasAsync(desk));
    }

    private static async Task<string?> AuthorityAsync(ImportDesk desk, int urn) => (await desk.SchoolAsync(urn)).LocalAuthority?.Name;

    private static Task<List<string>> AreasAsync(ImportDesk desk) =>
        desk.ReadAsync(db => db.SchoolAreas.Join(db.Areas, pair => pair.AreaId, area => area.Id, (_, area) => area.Code).OrderBy(code =>
            code).ToListAsync(Cancellation));

    private static string Collection(string code, string name, double west, double east) =>
        $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"X26CD":"{{{code}}}","X26NM":"{{{name}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},52],[{{{east}}},52],[{{{east}}},53],[{{{west}}},53],[{{{west}}},52]]]}}]}""";
}
