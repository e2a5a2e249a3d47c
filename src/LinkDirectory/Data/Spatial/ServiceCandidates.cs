using LinkDirectory.Data.Prepared;

namespace LinkDirectory.Data.Spatial;

/// <summary>Why a service may have to do with a place, before exact geometry.</summary>
public enum CandidateSource
{
    /// <summary>Linked with the school, or with a closed one that it alone followed, unless the link ended.</summary>
    Link,

    /// <summary>Its catchment names the school, or a closed one that it alone followed.</summary>
    NamedSchool,

    /// <summary>Its catchment names the practice.</summary>
    NamedPractice,

    /// <summary>It takes children from anywhere.</summary>
    Everywhere,

    /// <summary>Its catchment has one of the areas.</summary>
    Area,

    /// <summary>Its catchment has an area whose box is near.</summary>
    AreaNear,

    /// <summary>Its drawn boundary's box is near, or holds the home.</summary>
    BoundaryNear,

    /// <summary>One of its locations is in the box around the place.</summary>
    Location,
}

/// <summary>One reason to look at a service.</summary>
/// <param name="AreaId">Of <see cref="CandidateSource.Area"/> and <see cref="CandidateSource.AreaNear"/>.</param>
/// <param name="At">Of <see cref="CandidateSource.Location"/>.</param>
public readonly record struct CandidateRow(CandidateSource Source, int ServiceId, int? AreaId, Point? At);

/// <summary>What to look for.</summary>
/// <param name="AreaIds">Areas known to cover the place or the home.</param>
/// <param name="Practice">An ODS code, upper case.</param>
public sealed record CandidateSearch(int? SchoolId, Point? Place, Point? Home, IReadOnlyCollection<int> AreaIds, string? Practice);

/// <summary>
/// Services that may have to do with a place, in one statement through keys and the index of boxes. Boxes find too many, and never too
/// few: who asks measures.
/// </summary>
public static class ServiceCandidates
{
    // CROSS JOIN keeps the index outermost, and INDEXED BY does where few kinds of catchment are known. A catchment by practice is bit 2 of
    // the basis, which is indexed, and the practices are a list in JSON. Each part's first column is its CandidateSource. ?1 is the
    // school, ?2 the practice, ?3 a list of areas; then come three boxes: round the place for edges, the home, round the place for
    // locations.
    internal const string Sql = """
        SELECT 0, ServiceId, NULL, NULL, NULL FROM Links WHERE SchoolId = ?1 AND Status <> 'Ended'
        UNION ALL SELECT 0, l.ServiceId, NULL, NULL, NULL FROM SchoolHeirs h CROSS JOIN Links l ON l.SchoolId = h.ClosedSchoolId
          WHERE h.SchoolId = ?1 AND h.DeclinedAt IS NULL AND l.Status <> 'Ended'
            AND NOT EXISTS (SELECT 1 FROM Links o WHERE o.SchoolId = ?1 AND o.ServiceId = l.ServiceId)
        UNION ALL SELECT 1, ServiceId, NULL, NULL, NULL FROM ServiceCatchmentSchools WHERE SchoolId = ?1
        UNION ALL SELECT 1, c.ServiceId, NULL, NULL, NULL
          FROM SchoolHeirs h CROSS JOIN ServiceCatchmentSchools c ON c.SchoolId = h.ClosedSchoolId WHERE h.SchoolId = ?1
        UNION ALL SELECT 2, s.Id, NULL, NULL, NULL FROM Services s INDEXED BY IX_Services_CatchmentBasis
          WHERE ?2 IS NOT NULL AND s.CatchmentBasis IN (2, 3, 6, 7) AND s.CatchmentPractices LIKE '%"' || ?2 || '"%'
        UNION ALL SELECT 3, Id, NULL, NULL, NULL FROM Services INDEXED BY IX_Services_CatchmentBasis WHERE CatchmentBasis = 0
        UNION ALL SELECT 4, c.ServiceId, c.AreaId, NULL, NULL FROM ServiceCatchmentAreas c
          WHERE c.AreaId IN (SELECT "keys"."value" FROM json_each(?3) AS "keys")
        UNION ALL SELECT 5, c.ServiceId, c.AreaId, NULL, NULL FROM AreaIndex i CROSS JOIN ServiceCatchmentAreas c ON c.AreaId = i.Id
          WHERE i.MinLongitude <= ?7 AND i.MaxLongitude >= ?6 AND i.MinLatitude <= ?5 AND i.MaxLatitude >= ?4
        UNION ALL SELECT 6, i.Id, NULL, NULL, NULL FROM CatchmentIndex i
          WHERE i.MinLongitude <= ?7 AND i.MaxLongitude >= ?6 AND i.MinLatitude <= ?5 AND i.MaxLatitude >= ?4
        UNION ALL SELECT 6, i.Id, NULL, NULL, NULL FROM CatchmentIndex i
          WHERE i.MinLongitude <= ?11 AND i.MaxLongitude >= ?10 AND i.MinLatitude <= ?9 AND i.MaxLatitude >= ?8
        UNION ALL SELECT 7, l.ServiceId, NULL, l.Latitude, l.Longitude
          FROM ServiceLocationIndex i CROSS JOIN ServiceLocations l ON l.Id = i.Id
          WHERE i.MinLongitude <= ?15 AND i.MaxLongitude >= ?14 AND i.MinLatitude <= ?13 AND i.MaxLatitude >= ?12
        """;

    private static readonly ReadStatement<CandidateRow> Statement = new(Sql, row => new CandidateRow(
        (CandidateSource)row.Int32(),
        row.Int32(),
        row.Int32OrNull(),
        row.IsNull ? null : new Point(row.Double(), row.Double())));

    /// <param name="locationMetres">How near a location is to be looked at.</param>
    /// <param name="edgeMetres">How near an area or a boundary is to be looked at.</param>
    public static ValueTask<List<CandidateRow>> ReadAsync(
        DirectoryDb directory, CandidateSearch search, double locationMetres, double edgeMetres, CancellationToken cancellation) =>
        directory.ReadAsync(Statement, cancellation, Parameters(search, locationMetres, edgeMetres));

    /// <summary>The statement's parameters, in order.</summary>
    internal static object?[] Parameters(CandidateSearch search, double locationMetres, double edgeMetres)
    {
        var (edge, home, near) = (Box(search.Place, edgeMetres), Box(search.Home, 0), Box(search.Place, locationMetres));
        return
        [
            search.SchoolId, search.Practice, KeyList.Of(search.AreaIds),
            edge.South, edge.North, edge.West, edge.East, home.South, home.North, home.West, home.East,
            near.South, near.North, near.West, near.East,
        ];
    }

    // Without a point, a box that nothing can touch.
    private static GeoBox Box(Point? point, double metres) =>
        point is { } centre ? GeoBox.Around(centre, metres) : new GeoBox(South: 999, North: -999, West: 999, East: -999);
}
