using LinkDirectory.Data.Paging;
using LinkDirectory.Data.Search;
using LinkDirectory.Data.Spatial;

namespace LinkDirectory.Features.Organisations;

/// <summary>A place that a service must cover, with the services whose drawn boundary does.</summary>
internal sealed record CoveredPlace(IReadOnlyList<int> AreaIds, int? SchoolId, IReadOnlyList<int> ByBoundary);

/// <summary>What of a filter is found before its rows are.</summary>
/// <param name="Covered">The place that a service must cover; null where none is asked for.</param>
/// <param name="Reaching">The services that take children from the area asked for; null where none is.</param>
internal sealed record FilteredBy(CoveredPlace? Covered, IReadOnlyList<int>? Reaching);

/// <summary>The filters of services as conditions on rows.</summary>
internal static class ServiceRows
{
    public static IQueryable<Service> Matching(DirectoryDbContext db, ServiceFilter? filter, FilteredBy by)
    {
        if (filter is null)
        {
            return db.Services;
        }

        var rows = InSets(db, filter);
        if (filter.Text is { } text && WordSearch.Matching(db, SearchKind.Service, text) is { } worded)
        {
            rows = rows.Where(s => worded.Contains(s.Id));
        }

        if (filter.Kinds is { } kinds)
        {
            rows = rows.Where(s => kinds.Contains(s.Kind));
        }

        if (filter.Status is { } status)
        {
            rows = rows.Where(s => status.Contains(s.Status));
        }

        if (filter.Age is { } age)
        {
            rows = rows.Where(s => s.MinimumAge <= age && s.MaximumAge >= age);
        }

        if (filter.Areas is { } codes)
        {
            var upper = codes.Select(c => c.Trim().ToUpperInvariant()).ToArray();
            var ended = db.AreaHeirs.Where(h => db.Areas.Any(a => a.Id == h.AreaId && upper.Contains(a.Code))).Select(h => h.EndedAreaId);
            rows = rows.Where(s => s.CatchmentAreas.Any(a => upper.Contains(a.Code) || ended.Contains(a.Id)));
        }

        if (by.Reaching is { } reaching)
        {
            rows = rows.Where(s => reaching.Contains(s.Id));
        }

        return by.Covered is { } covered ? rows.Covering(db, covered) : rows;
    }

    public static IQueryable<Service> Within(this IQueryable<Service> rows, DirectoryDbContext db, Point point, double metres)
    {
        var near = SpatialIndex.ServiceLocationsIn(db, GeoBox.Around(point, metres));
        var places = db.ServiceLocations.Where(l => near.Contains(l.Id))
            .Where(ParameterReplacer.Compose<ServiceLocation, double, double>(
                SpatialIndex.IsWithin(point, metres), l => l.Latitude!.Value, l => l.Longitude!.Value))
            .Select(l => l.ServiceId);
        return rows.Where(s => places.Contains(s.Id));
    }

    public static IQueryable<Located> LocatedIn(this IQueryable<Service> rows, DirectoryDbContext db, GeoBox box)
    {
        var near = SpatialIndex.ServiceLocationsIn(db, box);
        var ids = rows.Select(s => s.Id);
        return db.ServiceLocations.Where(l => near.Contains(l.Id) && ids.Contains(l.ServiceId))
            .Select(l => new Located(l.ServiceId, l.Latitude!.Value, l.Longitude!.Value));
    }

    // Sets are kept as bits, which LINQ has no words for. A mask of 0 asks for nothing.
    private static IQueryable<Service> InSets(DirectoryDbContext db, ServiceFilter filter)
    {
        if (filter is { Needs: null, ThriveGroups: null, Urgency: null, Referrer: null })
        {
            return db.Services;
        }

        var needs = Mask(filter.Needs);
        var groups = Mask(filter.ThriveGroups);
        var urgency = filter.Urgency is { } u ? EnumSet<Urgency>.BitOf(u) : -1;
        var referrer = filter.Referrer is { } r ? EnumSet<ReferrerKind>.BitOf(r) : -1;
        return db.Services.FromSql($"""
            SELECT * FROM "Services"
            WHERE ({needs} = -1 OR ("Needs" & {needs}) <> 0) AND ({groups} = -1 OR ("ThriveGroups" & {groups}) <> 0)
              AND ({urgency} = -1 OR ("Urgencies" & {urgency}) <> 0) AND ({referrer} = -1 OR ("AcceptsReferralsFrom" & {referrer}) <> 0)
            """);
    }

    private static long Mask<TEnum>(IReadOnlyList<TEnum>? values)
        where TEnum : struct, Enum => values is null ? -1 : EnumSet<TEnum>.From(values).Bits;

    private static IQueryable<Service> Covering(this IQueryable<Service> rows, DirectoryDbContext db, CoveredPlace place)
    {
        var anywhere = default(EnumSet<EligibilityBasis>);
        var (areaIds, schoolId, byBoundary) = place;
        return rows.Where(s => s.CatchmentBasis == anywhere
            || s.CatchmentAreas.Any(a => areaIds.Contains(a.Id))
            || byBoundary.Contains(s.Id)
            || s.CatchmentSchools.Any(c => c.Id == schoolId
                || db.SchoolHeirs.Any(h => h.ClosedSchoolId == c.Id && h.SchoolId == schoolId)));
    }
}
