using LinkDirectory.Data.Spatial;
using LinkDirectory.Web;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>What a service's map draws, as GeoJSON at an address of its own.</summary>
internal static class ServiceMap
{
    /// <summary>Enough for a map of a county on a screen.</summary>
    private const int ToleranceMetres = 100;

    public static string AddressOf(int id) => $"/services/{id}/map.geojson";

    public static void MapServiceMap(this WebApplication app) => app.MapGet("/services/{id:int}/map.geojson", AnswerAsync);

    private static async Task<IResult> AnswerAsync(int id, Services services, AreaBoundaries boundaries, CancellationToken cancellation)
    {
        if (await services.ByIdAsync(id, cancellation) is not { } service)
        {
            return Results.NotFound();
        }

        var shapes = new List<MapShape>();
        foreach (var area in service.CatchmentAreas)
        {
            if (await boundaries.BoundaryAsync(area.Id, ToleranceMetres, cancellation) is { } shape)
            {
                shapes.Add(new MapShape(shape, area.Name, $"/areas/{area.Code}"));
            }
        }

        if (service.CatchmentBoundary is { } drawn)
        {
            shapes.Add(new MapShape(Boundary.Read(drawn).Simplified(ToleranceMetres), "The area drawn by the service"));
        }

        var points = service.Locations.Where(l => l.Location is not null)
            .Select(l => new MapPoint(l.Location!.Value, "service", l.Name ?? service.Name, Note: l.Postcode));
        return MapAnswer.Create(MapFeatures.Write(points, shapes));
    }
}
