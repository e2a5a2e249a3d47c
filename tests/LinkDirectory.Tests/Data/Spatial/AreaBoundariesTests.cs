using LinkDirectory.Data.Spatial;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace LinkDirectory.Tests.Data.Spatial;

public sealed class AreaBoundariesTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public AreaBoundariesTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AreaBoundaries Boundaries => app.Services.GetRequiredService<AreaBoundaries>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_point_is_in_the_areas_that_a_look_at_every_boundary_finds()
    {
        var random = new Random(20261121);
        var boundaries = new Dictionary<int, Geometry>();
        for (var i = 0; i < 40; i++)
        {
            var boundary = Ragged(random, 51.5 + random.NextDouble(), -1 + random.NextDouble());
            boundaries.Add((await data.AreaAsync($"X{i}", boundary: boundary)).Id, boundary);
        }

        var inside = 0;
        for (var i = 0; i < 200; i++)
        {
            var point = new Point(51.3 + (random.NextDouble() * 1.4), -1.2 + (random.NextDouble() * 1.4));
            var expected = boundaries.Where(b =>
                b.Value.Covers(GeometryFactory.Default.CreatePoint(new Coordinate(point.Longitude, point.Latitude)))).Select(b => b.Key);
            var found = await Boundaries.ContainingAsync(point, Cancellation);
            Assert.Equal(expected, found);
            inside += found.Count;
        }

        Assert.True(inside > 100, "the points should fall inside often enough to tell");
    }

    [Fact]
    public async Task A_hole_is_outside_and_an_edge_is_inside()
    {
        var shell = TestData.Box(51, 52, -1, 0);
        var area = await data.AreaAsync("X1", boundary: shell.Difference(TestData.Box(51.4, 51.6, -0.6, -0.4)));

        Assert.Empty(await Boundaries.ContainingAsync(new Point(51.5, -0.5), Cancellation));
        Assert.Equal([area.Id], await Boundaries.ContainingAsync(new Point(51, -0.5), Cancellation));
        Assert.Equal([area.Id], await Boundaries.ContainingAsync(new Point(51.2, -0.5), Cancellation));
    }

    [Fact]
    public async Task A_changed_boundary_is_read_again()
    {
        var point = new Point(51.5, -0.5);
        var area = await data.AreaAsync("X1", boundary: TestData.Box(51, 52, -1, 0));
        Assert.Equal([area.Id], await Boundaries.ContainingAsync(point, Cancellation));

        await using (var db = app.Db.Open())
        {
            TestData.SetBoundary(await db.Areas.SingleAsync(Cancellation), TestData.Polygon((-1, 51), (0, 51), (0, 51.2)));
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Empty(await Boundaries.ContainingAsync(point, Cancellation));
    }

    [Fact]
    public async Task The_distance_to_an_edge_is_that_along_the_ground_from_either_side()
    {
        var area = await data.AreaAsync("X1", boundary: TestData.Box(51, 52, -1, 0));

        foreach (var (point, nearest) in new[]
        {
            (new Point(51.5, -1.1), new Point(51.5, -1)),
            (new Point(51.5, -0.9), new Point(51.5, -1)),
            (new Point(52.05, 0.05), new Point(52, 0)),
        })
        {
            var metres = (await Boundaries.MetresToEdgeAsync([area.Id], point, Cancellation))[area.Id];
            Assert.InRange(metres, point.MetresTo(nearest) * 0.99, point.MetresTo(nearest) * 1.01);
        }
    }

    [Fact]
    public async Task A_simplified_boundary_has_fewer_corners_and_stays_near()
    {
        var boundary = Ragged(new Random(7), 52, -1);
        var area = await data.AreaAsync("X1", boundary: boundary);

        var simple = await Boundaries.BoundaryAsync(area.Id, 500, Cancellation);

        Assert.NotNull(simple);
        Assert.True(simple.IsValid);
        Assert.InRange(simple.NumPoints, 4, boundary.NumPoints - 1);
        var moved = NetTopologySuite.Algorithm.Distance.DiscreteHausdorffDistance.Distance(Metres(boundary), Metres(simple));
        Assert.InRange(moved, 1, 500);
        Assert.Equal(boundary.NumPoints, (await Boundaries.BoundaryAsync(area.Id, null, Cancellation))!.NumPoints);
    }

    [Fact]
    public async Task An_area_without_a_boundary_has_none()
    {
        var area = await data.AreaAsync("X1");

        Assert.Null(await Boundaries.BoundaryAsync(area.Id, null, Cancellation));
        Assert.Empty(await Boundaries.MetresToEdgeAsync([area.Id], new Point(51, 0), Cancellation));
    }

    private static Geometry Metres(Geometry g) =>
        AffineTransformation.ScaleInstance(111_195 * Math.Cos(52 * Math.PI / 180), 111_195).Transform(g);

    // A star of random arms: it fills little of its box, so that a test of the box alone would be wrong.
    private static Polygon Ragged(Random random, double latitude, double longitude) =>
        TestData.Polygon([.. Enumerable.Range(0, 60).Select(i =>
        {
            var (angle, arm) = (i * Math.PI / 30, 0.05 + (random.NextDouble() * 0.25));
            return (longitude + (arm * Math.Cos(angle)), latitude + (arm * Math.Sin(angle)));
        })]);
}
