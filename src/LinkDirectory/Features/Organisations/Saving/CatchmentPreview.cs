using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Organisations.Import;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>How many schools a catchment would hold, before it is saved.</summary>
/// <param name="Schools">Open schools inside, each counted once.</param>
/// <param name="Pupils">The pupils of those whose roll is known.</param>
/// <param name="Problem">What is wrong with the drawn boundary; null where nothing is.</param>
public sealed record CatchmentCount(int Schools, int Pupils, string? Problem);

/// <summary>Counts who would be inside a catchment that somebody is drawing. Schools are no secret: anyone may ask.</summary>
public sealed class CatchmentPreview(DirectoryDb directory)
{
    /// <param name="areaCodes">Whole areas.</param>
    /// <param name="urns">Schools by name, as they were typed.</param>
    /// <param name="boundary">A boundary as it was typed or drawn; empty without one.</param>
    public async Task<CatchmentCount> CountAsync(
        IReadOnlyList<string> areaCodes, IReadOnlyList<string> urns, string boundary, CancellationToken cancellation)
    {
        Geometry? drawn = null;
        var problem = boundary.Length == 0 ? null : BoundaryText.TryParse(boundary, out drawn) ?? BoundaryText.ProblemOf(drawn!);
        await using var db = directory.OpenToRead();
        var found = new List<Row>();
        var codes = areaCodes.Select(code => code.ToUpperInvariant()).ToList();
        if (codes.Count > 0)
        {
            var standing = db.SchoolAreas.Where(
                a => db.Areas.Where(area => codes.Contains(area.Code)).Select(area => area.Id).Contains(a.AreaId)).Select(a => a.SchoolId);
            found.AddRange(await RowsAsync(db.Schools.Where(s => standing.Contains(s.Id)), cancellation));
        }

        var numbers =
            urns.Select(urn => int.TryParse(urn, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        if (numbers.Count > 0)
        {
            found.AddRange(await RowsAsync(db.Schools.Where(s => numbers.Contains(s.Urn)), cancellation));
        }

        if (problem is null && drawn is not null)
        {
            found.AddRange(await InsideAsync(db, drawn, cancellation));
        }

        var schools = found.DistinctBy(row => row.Id).ToList();
        return new CatchmentCount(schools.Count, schools.Sum(row => row.Pupils), problem);
    }

    private static async Task<IEnumerable<Row>> InsideAsync(DirectoryDbContext db, Geometry drawn, CancellationToken cancellation)
    {
        var box = drawn.EnvelopeInternal;
        var near = SpatialIndex.SchoolsIn(db, new GeoBox(box.MinY, box.MaxY, box.MinX, box.MaxX));
        var locator = new IndexedPointInAreaLocator(drawn);
        return (await RowsAsync(db.Schools.Where(s => near.Contains(s.Id)), cancellation))
            .Where(s => s is { Latitude: { } latitude, Longitude: { } longitude }
                && locator.Locate(new Coordinate(longitude, latitude)) != NetTopologySuite.Geometries.Location.Exterior);
    }

    private static Task<List<Row>> RowsAsync(IQueryable<School> schools, CancellationToken cancellation) =>
        schools.Where(s => School.Teaching.Contains(s.Status)).Select(s => new Row(s.Id, s.Pupils ?? 0, s.Latitude, s.Longitude))
            .ToListAsync(cancellation);

    private sealed record Row(int Id, int Pupils, double? Latitude, double? Longitude);
}
