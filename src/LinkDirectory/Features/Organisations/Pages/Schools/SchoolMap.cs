using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Places;
using LinkDirectory.Web;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>What a school's map draws: the school within its local authority, as GeoJSON at an address of its own.</summary>
internal static class SchoolMap
{
    /// <summary>Enough for a map of a county on a screen.</summary>
    private const int ToleranceMetres = 100;

    public static string AddressOf(int urn) => $"/schools/{urn}/map.geojson";

    public static void MapSchoolMap(this WebApplication app) => app.MapGet("/schools/{urn:int}/map.geojson", AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        int urn, Schools schools, Areas areas, AreaBoundaries boundaries, CancellationToken cancellation)
    {
        if (await schools.ByUrnAsync(urn, cancellation) is not { Location: { } at } school)
        {
            return Results.NotFound();
        }

        var authority = school.LocalAuthorityId is { } id ? await areas.ByIdAsync(id, cancellation) : null;
        var shape = authority is null ? null : await boundaries.BoundaryAsync(authority.Id, ToleranceMetres, cancellation);
        return MapAnswer.Create(MapFeatures.Write(
            [new MapPoint(at, "here", school.Name, Note: school.Postcode)],
            shape is null ? [] : [new MapShape(shape, authority!.Name, $"/areas/{authority.Code}")]));
    }
}
