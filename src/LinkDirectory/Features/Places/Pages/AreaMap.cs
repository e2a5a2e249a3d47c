using LinkDirectory.Data.Paging;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Web;

namespace LinkDirectory.Features.Places.Pages;

/// <summary>What an area's map draws, as GeoJSON at addresses of its own: the boundary alone, and with its schools.</summary>
internal static class AreaMap
{
    /// <summary>Enough for a map of a county on a screen.</summary>
    private const int ToleranceMetres = 100;

    /// <summary>More than the largest integrated care board has.</summary>
    private const int MostSchools = 5_000;

    public static string AddressOf(string code) => $"/areas/{Uri.EscapeDataString(code)}/map.geojson";

    public static void MapAreaMaps(this WebApplication app)
    {
        app.MapGet("/areas/{code}/boundary.geojson", BoundaryAsync);
        app.MapGet("/areas/{code}/map.geojson", WithSchoolsAsync);
    }

    private static Task<IResult> BoundaryAsync(string code, Areas areas, AreaBoundaries boundaries, CancellationToken cancellation) =>
        AnswerAsync(code, areas, boundaries, _ => Task.FromResult<IReadOnlyList<MapPoint>>([]), cancellation);

    private static Task<IResult> WithSchoolsAsync(
        string code, Areas areas, AreaBoundaries boundaries, Schools schools, CancellationToken cancellation) =>
        AnswerAsync(code, areas, boundaries, area => SchoolsAsync(area, schools, cancellation), cancellation);

    private static async Task<IResult> AnswerAsync(
        string code, Areas areas, AreaBoundaries boundaries, Func<Area, Task<IReadOnlyList<MapPoint>>> points,
        CancellationToken cancellation)
    {
        if (await areas.ByCodeAsync(code, cancellation) is not { } area)
        {
            return Results.NotFound();
        }

        var shape = await boundaries.BoundaryAsync(area.Id, ToleranceMetres, cancellation);
        return MapAnswer.Create(MapFeatures.Write(await points(area), shape is null ? [] : [new MapShape(shape, area.Name)]));
    }

    private static async Task<IReadOnlyList<MapPoint>> SchoolsAsync(Area area, Schools schools, CancellationToken cancellation)
    {
        var filter = new SchoolFilter { Areas = [area.Code], Status = School.Teaching };
        var found = new List<MapPoint>();
        string? after = null;
        for (var more = true; more && found.Count < MostSchools;)
        {
            var page =
                (await schools.PageAsync(new SchoolQuery(new PageRequest(First: PageRequest.LargestSize, After: after), filter,
                    Order: SchoolOrder.Urn), cancellation)).Value!;
            found.AddRange(page.Items.Where(i => i.Item.Location is not null).Select(i =>
                new MapPoint(i.Item.Location!.Value, "school", i.Item.Name, $"/schools/{i.Item.Urn}")));
            (more, after) = (page.HasNext, page.Items.Count > 0 ? page.Items[^1].Cursor : null);
        }

        return found;
    }
}
