using LinkDirectory.Data.Prepared;

namespace LinkDirectory.Features.Places;

/// <summary>The statements that read areas, without their boundaries, and postcodes on hot paths.</summary>
internal static class PlaceStatements
{
    private static readonly EntityColumns<Area> Columns = new("a", nameof(Area.Boundary));

    /// <summary>?1: the code, without a space. Its centroid.</summary>
    public static readonly ReadStatement<Point> Postcode = new(
        """SELECT "Latitude", "Longitude" FROM "Postcodes" WHERE "Code" = ?1""", row => new Point(row.Double(), row.Double()));

    /// <summary>?1: the outward code. Its centroid.</summary>
    public static readonly ReadStatement<Point> OutwardCode = new(
        """SELECT "Latitude", "Longitude" FROM "OutwardCodes" WHERE "Code" = ?1""", row => new Point(row.Double(), row.Double()));

    /// <summary>?1: the code, upper case.</summary>
    public static readonly ReadStatement<Area> ByCode = new(
        model => $"""SELECT {Columns.List(model)} FROM "Areas" a WHERE a."Code" = ?1""", Columns.Read);

    /// <summary>?1: ids.</summary>
    public static readonly ReadStatement<Area> ByIds = new(
        model => $"""SELECT {Columns.List(model)} FROM "Areas" a WHERE a."Id" {KeyList.Chosen} ORDER BY a."Id" """, Columns.Read);

    /// <summary>?1: ids. And the ended areas without a boundary that any of them followed.</summary>
    public static readonly ReadStatement<Area> WithTheirEnded = new(
        model => $"""
            SELECT {Columns.List(model)} FROM "Areas" a WHERE a."Id" IN (
              SELECT "keys"."value" FROM json_each(?1) AS "keys"
              UNION ALL SELECT h."EndedAreaId" FROM "AreaHeirs" h CROSS JOIN "Areas" e ON e."Id" = h."EndedAreaId"
                WHERE h."AreaId" {KeyList.Chosen} AND e."Boundary" IS NULL)
            ORDER BY a."Id"
            """,
        Columns.Read);

    /// <summary>?1: an area's id. The ended areas that it followed, by name.</summary>
    public static readonly ReadStatement<Area> EndedIn = new(
        model => $"""
            SELECT {Columns.List(model)} FROM "Areas" a WHERE a."Id" IN (SELECT h."EndedAreaId" FROM "AreaHeirs" h WHERE h."AreaId" = ?1)
            ORDER BY a."Name", a."Id"
            """,
        Columns.Read);

    /// <summary>?1: ids. Each of the areas that followed them, with the earlier one's id.</summary>
    public static readonly ReadStatement<(int EarlierId, Area Later)> Successors = new(
        model => $"""
            SELECT f."PredecessorId", {Columns.List(model)} FROM "AreaSuccessions" f CROSS JOIN "Areas" a ON a."Id" = f."SuccessorId"
            WHERE f."PredecessorId" {KeyList.Chosen}
            """,
        row => (row.Int32(), Columns.Read(row)));

    /// <summary>?1: ids of areas. Each pair of an area and an ended one that it followed.</summary>
    public static readonly ReadStatement<(int AreaId, int EndedAreaId)> Heirs = new(
        $"""SELECT h."AreaId", h."EndedAreaId" FROM "AreaHeirs" h WHERE h."AreaId" {KeyList.Chosen} ORDER BY h."EndedAreaId" """,
        row => (row.Int32(), row.Int32()));
}
