using LinkDirectory.Data.Paging;
using LinkDirectory.Data.Search;
using LinkDirectory.Data.Spatial;

namespace LinkDirectory.Features.Organisations;

/// <summary>The filters of schools as conditions on rows.</summary>
internal static class SchoolRows
{
    public static IQueryable<School> Matching(this IQueryable<School> rows, DirectoryDbContext db, SchoolFilter? filter, DateOnly today)
    {
        if (filter is null)
        {
            return rows;
        }

        if (filter.Text is { } text && WordSearch.Matching(db, SearchKind.School, text) is { } worded)
        {
            rows = rows.Where(s => worded.Contains(s.Id));
        }

        if (filter.Status is { } status)
        {
            rows = rows.Where(s => status.Contains(s.Status));
        }

        if (filter.Phases is { } phases)
        {
            rows = rows.Where(s => phases.Contains(s.Phase));
        }

        if (filter.Kinds is { } kinds)
        {
            rows = rows.Where(s => kinds.Contains(s.Kind));
        }

        if (filter.Areas is { } codes)
        {
            var upper = codes.Select(c => c.Trim().ToUpperInvariant()).ToArray();
            var standing = db.SchoolAreas.Where(a => db.Areas.Where(r => upper.Contains(r.Code)).Select(r => r.Id).Contains(a.AreaId))
                .Select(a => a.SchoolId);
            rows = rows.Where(s => standing.Contains(s.Id));
        }

        return filter.Conditions.Aggregate(rows, (schools, condition) => condition.Where(schools, db, today));
    }

    /// <summary>The schools within a distance; through the index of places, then exactly.</summary>
    public static IQueryable<School> Within(this IQueryable<School> rows, DirectoryDbContext db, Point point, double metres)
    {
        var near = SpatialIndex.SchoolsIn(db, GeoBox.Around(point, metres));
        return rows.Where(s => near.Contains(s.Id))
            .Where(ParameterReplacer.Compose<School, double, double>(SpatialIndex.IsWithin(point, metres), s => s.Latitude!.Value, s =>
                s.Longitude!.Value));
    }

    public static IQueryable<Located> LocatedIn(this IQueryable<School> rows, DirectoryDbContext db, GeoBox box)
    {
        var near = SpatialIndex.SchoolsIn(db, box);
        return rows.Where(s => near.Contains(s.Id)).Select(s => new Located(s.Id, s.Latitude!.Value, s.Longitude!.Value));
    }
}
