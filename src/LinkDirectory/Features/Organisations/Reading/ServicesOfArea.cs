using LinkDirectory.Data.Prepared;
using LinkDirectory.Data.Spatial;

namespace LinkDirectory.Features.Organisations;

/// <summary>
/// The services that take children from an area, whole or in part: from anywhere, by the area or another with which it has schools in
/// common, by the name of a school there, or by a drawn boundary with a school in it.
/// </summary>
internal static class ServicesOfArea
{
    /// <summary>
    /// The least share of the smaller one's schools that two areas have in common. Boundaries are simplified, and a school beside one may
    /// lie on its wrong side.
    /// </summary>
    private const double LeastShare = 0.1;

    /// <summary>
    /// ?1: an area's id. Each area with schools in common, how many those are, and how many it has in all; and those that it followed.
    /// </summary>
    private static readonly ReadStatement<(int AreaId, int Shared, int Own)> InCommon = new(
        """
        SELECT o."AreaId", count(*), (SELECT count(*) FROM "SchoolAreas" w WHERE w."AreaId" = o."AreaId")
        FROM "SchoolAreas" t CROSS JOIN "SchoolAreas" o ON o."SchoolId" = t."SchoolId" WHERE t."AreaId" = ?1 GROUP BY o."AreaId"
        UNION ALL SELECT h."EndedAreaId", 0, 0 FROM "AreaHeirs" h WHERE h."AreaId" = ?1
        """,
        row => (row.Int32(), row.Int32(), row.Int32()));

    /// <summary>?1: an area's id. Where its schools are.</summary>
    private static readonly ReadStatement<Point> Schools = new(
        """
        SELECT s."Latitude", s."Longitude" FROM "SchoolAreas" t CROSS JOIN "Schools" s ON s."Id" = t."SchoolId"
        WHERE t."AreaId" = ?1 AND s."Latitude" IS NOT NULL AND s."Longitude" IS NOT NULL
        """,
        row => new Point(row.Double(), row.Double()));

    /// <summary>?1 to ?4: a box's south, north, west and east. Services with a drawn boundary of which the box meets it.</summary>
    private static readonly ReadStatement<(int ServiceId, byte[] Boundary)> DrawnNear = new(
        """
        SELECT s."Id", s."CatchmentBoundary" FROM CatchmentIndex i CROSS JOIN "Services" s ON s."Id" = i.Id
        WHERE i.MinLongitude <= ?4 AND i.MaxLongitude >= ?3 AND i.MinLatitude <= ?2 AND i.MaxLatitude >= ?1
          AND s."CatchmentBoundary" IS NOT NULL
        """,
        row => (row.Int32(), row.BytesOrNull()!));

    /// <summary>?1: an area's id; ?2: areas whose services reach it; ?3: services that reach it by a drawn boundary.</summary>
    private static readonly ReadStatement<int> Reaching = new(
        """
        SELECT s."Id" FROM "Services" s WHERE s."CatchmentBasis" = 0
        UNION SELECT n."ServiceId" FROM "ServiceCatchmentAreas" n
          WHERE n."AreaId" IN (SELECT "keys"."value" FROM json_each(?2) AS "keys")
        UNION SELECT c."ServiceId" FROM "SchoolAreas" t CROSS JOIN "ServiceCatchmentSchools" c ON c."SchoolId" = t."SchoolId"
          WHERE t."AreaId" = ?1
        UNION SELECT c."ServiceId" FROM "SchoolAreas" t CROSS JOIN "SchoolHeirs" h ON h."SchoolId" = t."SchoolId"
          CROSS JOIN "ServiceCatchmentSchools" c ON c."SchoolId" = h."ClosedSchoolId" WHERE t."AreaId" = ?1
        UNION SELECT "keys"."value" FROM json_each(?3) AS "keys"
        """,
        row => row.Int32());

    /// <summary>Their ids, whatever their status, in five statements at most.</summary>
    public static async Task<IReadOnlyList<int>> IdsAsync(DirectoryDb directory, int areaId, CancellationToken cancellation)
    {
        var drawn = await DrawnAsync(directory, await directory.ReadAsync(Schools, cancellation, areaId), cancellation);
        var others = await directory.ReadAsync(InCommon, cancellation, areaId);
        var own = others.Find(o => o.AreaId == areaId).Own;
        var areas = others.Where(o => o.Shared >= LeastShare * Math.Min(own, o.Own)).Select(o => o.AreaId).Append(areaId).Distinct();
        return await directory.ReadAsync(Reaching, cancellation, areaId, KeyList.Of([.. areas]), KeyList.Of(drawn));
    }

    private static async Task<List<int>> DrawnAsync(DirectoryDb directory, List<Point> schools, CancellationToken cancellation)
    {
        if (schools.Count == 0)
        {
            return [];
        }

        var near = await directory.ReadAsync(DrawnNear, cancellation, schools.Min(s => s.Latitude), schools.Max(s => s.Latitude),
            schools.Min(s => s.Longitude), schools.Max(s => s.Longitude));
        return [.. near.Where(n => Boundary.Read(n.Boundary) is var drawn && schools.Exists(drawn.Contains)).Select(n => n.ServiceId)];
    }
}
