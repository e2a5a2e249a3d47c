using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Places.Import;

/// <summary>Boundary files with more in them than one document: all of it is read, or none.</summary>
public sealed class SecondHalvesTests : IAsyncDisposable
{
    private readonly ImportDesk desk = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task Every_line_of_newline_delimited_features_is_read()
    {
        var report = await ImportAsync($"{Feature(1)}\n{Feature(2)}\n{Feature(3)}\n");
        Assert.Equal((3, 3), (report.Rows, report.Added));
        Assert.Equal(["E06990001", "E06990002", "E06990003"], await CodesAsync());
    }

    [Fact]
    public async Task Two_collections_in_one_file_are_both_read()
    {
        await ImportAsync($"{Collection(1)}{Collection(2, 3)}");
        Assert.Equal(["E06990001", "E06990002", "E06990003"], await CodesAsync());
    }

    [Theory]
    [InlineData("and the rest by post")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[")]
    [InlineData("[1, 2]")]
    [InlineData("{\"type\":\"Topology\"}")]
    public async Task What_follows_a_collection_and_cannot_be_read_refuses_the_file(string rest)
    {
        var report = await ImportAsync($"{Collection(1)}\n{rest}");
        Assert.Contains("is not a GeoJSON feature collection, or is incomplete", report.Refusal, StringComparison.Ordinal);
        Assert.Empty(await CodesAsync());
    }

    [Fact]
    public async Task The_field_case_of_newline_delimited_features_is_read_whole()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/field-cases/boundaries/nd.geojson");
        Assert.SkipUnless(File.Exists(path), "The field cases are not beside the repository.");
        var report = await desk.ImportAsync(new BoundariesImport(new BoundaryReading(), _ => Task.CompletedTask), path);
        Assert.Equal(2, report.Rows);
    }

    private Task<ImportReport> ImportAsync(string text) => desk.ImportAsync(
        new BoundariesImport(new BoundaryReading(), _ => Task.CompletedTask), desk.Write("areas.geojson", text));

    private Task<List<string>> CodesAsync() => desk.ReadAsync(db => db.Areas.OrderBy(a => a.Code).Select(a => a.Code).ToListAsync(Cancellation));

    private static string Collection(params int[] numbers) =>
        $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(',', numbers.Select(Feature))}]}}";

    private static string Feature(int number) => $$$"""
        {"type":"Feature","properties":{"LAD26CD":"E0699000{{{number}}}","LAD26NM":"Ashshire {{{number}}}"},"geometry":{"type":"Polygon",
        """.Trim() + $"\"coordinates\":[[[-{number}.9,52],[-{number},52],[-{number},53],[-{number}.9,53],[-{number}.9,52]]]}}}}";
}
