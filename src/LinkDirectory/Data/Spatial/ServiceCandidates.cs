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
/// Services that may have to do with a place, in two statements through keys and the index of boxes. Boxes find too many, and
/// never too few: who asks measures.
/// </summary>
public static class ServiceCandidates
{
    // CROSS JOIN keeps the index outermost, and INDEXED BY does where few kinds of catchment are known. A catchment by practice is bit 2 of
    // the basis, which is indexed, and the practices are a list in JSON. Each part's first column is its CandidateSource.
    private const string Sql = """
        SELECT 0, ServiceId, NULL, NULL, NULL FROM Links WHERE SchoolId = @school AND Status <> 'Ended'
        UNION ALL SELECT 0, l.ServiceId, NULL, NULL, NULL FROM SchoolHeirs h CROSS JOIN Links l ON l.SchoolId = h.ClosedSchoolId
          WHERE h.SchoolId = @school AND h.DeclinedAt IS NULL AND l.Status <> 'Ended'
            AND NOT EXISTS (SELECT 1 FROM Links o WHERE o.SchoolId = @school AND o.ServiceId = l.ServiceId)
        UNION ALL SELECT 1, ServiceId, NULL, NULL, NULL FROM ServiceCatchmentSchools WHERE SchoolId = @school
        UNION ALL SELECT 1, c.ServiceId, NULL, NULL, NULL
          FROM SchoolHeirs h CROSS JOIN ServiceCatchmentSchools c ON c.SchoolId = h.ClosedSchoolId WHERE h.SchoolId = @school
        UNION ALL SELECT 2, s.Id, NULL, NULL, NULL FROM Services s INDEXED BY IX_Services_CatchmentBasis
          WHERE @practice IS NOT NULL AND s.CatchmentBasis IN (2, 3, 6, 7) AND s.CatchmentPractices LIKE '%"' || @practice || '"%'
        UNION ALL SELECT 3, Id, NULL, NULL, NULL FROM Services INDEXED BY IX_Services_CatchmentBasis WHERE CatchmentBasis = 0
        UNION ALL SELECT 5, c.ServiceId, c.AreaId, NULL, NULL FROM AreaIndex i CROSS JOIN ServiceCatchmentAreas c ON c.AreaId = i.Id
          WHERE i.MinLongitude <= @edgeEast AND i.MaxLongitude >= @edgeWest AND i.MinLatitude <= @edgeNorth AND i.MaxLatitude >= @edgeSouth
        UNION ALL SELECT 6, i.Id, NULL, NULL, NULL FROM CatchmentIndex i
          WHERE i.MinLongitude <= @edgeEast AND i.MaxLongitude >= @edgeWest AND i.MinLatitude <= @edgeNorth AND i.MaxLatitude >= @edgeSouth
        UNION ALL SELECT 6, i.Id, NULL, NULL, NULL FROM CatchmentIndex i
          WHERE i.MinLongitude <= @homeEast AND i.MaxLongitude >= @homeWest AND i.MinLatitude <= @homeNorth AND i.MaxLatitude >= @homeSouth
        UNION ALL SELECT 7, l.ServiceId, NULL, l.Latitude, l.Longitude
          FROM ServiceLocationIndex i CROSS JOIN ServiceLocations l ON l.Id = i.Id
          WHERE i.MinLongitude <= @nearEast AND i.MaxLongitude >= @nearWest AND i.MinLatitude <= @nearNorth AND i.MaxLatitude >= @nearSouth
        """;

    /// <param name="locationMetres">How near a location is to be looked at.</param>
    /// <param name="edgeMetres">How near an area or a boundary is to be looked at.</param>
    public static async Task<List<CandidateRow>> ReadAsync(
        DirectoryDbContext db, CandidateSearch search, double locationMetres, double edgeMetres, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync(
            Sql,
            row => new CandidateRow(
                (CandidateSource)row.GetInt32(0),
                row.GetInt32(1),
                row.IsDBNull(2) ? null : row.GetInt32(2),
                row.IsDBNull(3) ? null : new Point(row.GetDouble(3), row.GetDouble(4))),
            cancellation,
            [
                ("@school", search.SchoolId),
                ("@practice", search.Practice),
                .. Box("edge", search.Place, edgeMetres),
                .. Box("home", search.Home, 0),
                .. Box("near", search.Place, locationMetres),
            ]);
        var covering = db.Set<Dictionary<string, object>>("ServiceCatchmentAreas").Where(c => search.AreaIds.Contains((int)c["AreaId"]));
        rows.AddRange(await covering.Select(c => new CandidateRow(CandidateSource.Area, (int)c["ServiceId"], (int)c["AreaId"], null))
            .ToListAsync(cancellation));
        return rows;
    }

    // Without a point, a box that nothing can touch.
    private static (string Name, object? Value)[] Box(string name, Point? point, double metres)
    {
        var box = point is { } centre ? GeoBox.Around(centre, metres) : new GeoBox(South: 999, North: -999, West: 999, East: -999);
        return [($"@{name}South", box.South), ($"@{name}North", box.North), ($"@{name}West", box.West), ($"@{name}East", box.East)];
    }
}
