using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Imports;

/// <summary>England's real files, where they stand beside the repository.</summary>
public sealed class NationalDataTests
{
    private static readonly string Folder = Path.GetFullPath(Repository.PathOf("../shared/data"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task England_is_imported_whole_and_a_second_run_changes_nothing()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "England's files are not beside the repository (../shared/data).");
        await using var desk = new ImportDesk();

        Assert.Equal((153, 0), Added(await AreasAsync(desk, "ctyua-2024-england.geojson")));
        Assert.Equal((42, 0), Added(await AreasAsync(desk, "icb-2023.geojson")));
        var schools = await SchoolsAsync(desk);
        var links = await LinksAsync(desk);

        Assert.Equal((22010, 0), Added(schools));
        Assert.Equal(new DateOnly(2025, 7, 11), schools.DataDate);
        Assert.Equal((16854, 0), Added(links));
        Assert.Equal(("The Aldgate School", "City of London"), await NameAndAuthorityAsync(desk, 100000));
        Assert.Equal(8_043_075, await desk.CountAsync("SELECT sum(Pupils) FROM Schools"));
        var located = await desk.ReadAsync(db => db.Schools.CountAsync(school => school.Latitude != null, Cancellation));
        var placed = await desk.ReadAsync(
            db => db.Schools.CountAsync(school => school.Latitude != null && school.LocalAuthorityId != null, Cancellation));
        Assert.Equal(21646, located);
        Assert.InRange((double)placed / located, 0.95, 1);
        Assert.Equal(located, await desk.CountAsync("SELECT count(*) FROM SchoolIndex"));

        ImportReport[] again = [await AreasAsync(desk, "ctyua-2024-england.geojson"), await AreasAsync(desk, "icb-2023.geojson"),
            await SchoolsAsync(desk), await LinksAsync(desk)];
        Assert.All(again, report => Assert.Equal((true, false), (report.Committed, report.HasDifferences)));
    }

    [Fact]
    public async Task Outward_codes_are_imported()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "England's files are not beside the repository (../shared/data).");
        await using var desk = new ImportDesk();

        var report = await desk.ImportAsync(PostcodesImport.For, Path.Combine(Folder, "postcodes/outcodes.csv"));

        Assert.Equal((2856, 2855, 1), (report.Rows, report.Added, report.Rejected));
    }

    [Theory]
    [InlineData("itt_gias_subset.csv", 8)]
    [InlineData("cye_GIASDataSubset.csv", 41)]
    [InlineData("bfys_example_schools_data.csv", 3)]
    public async Task True_extracts_of_three_generations_are_imported(string file, int rows)
    {
        Assert.SkipUnless(Directory.Exists(Folder), "England's files are not beside the repository (../shared/data).");
        await using var desk = new ImportDesk();

        var report = await desk.ImportAsync(GiasImport.For, Path.Combine(Folder, "gias/samples", file));

        Assert.Equal((rows, 0), Added(report));
    }

    private static (int Added, int Rejected) Added(ImportReport report) => (report.Added, report.Rejected);

    private static Task<ImportReport> AreasAsync(ImportDesk desk, string file) =>
        desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync), Path.Combine(Folder, "boundaries", file));

    private static Task<ImportReport> SchoolsAsync(ImportDesk desk) =>
        desk.ImportAsync(GiasImport.For, Path.Combine(Folder, "gias/edubasealldata20250711.zip"));

    private static Task<ImportReport> LinksAsync(ImportDesk desk) =>
        desk.ImportAsync(GiasImport.For, Path.Combine(Folder, "gias/links_edubasealldata20250422.csv"));

    private static async Task<(string Name, string? Authority)> NameAndAuthorityAsync(ImportDesk desk, int urn)
    {
        var school = await desk.SchoolAsync(urn);
        return (school.Name, school.LocalAuthority?.Name);
    }
}
