using LinkDirectory.Data.Prepared;
using LinkDirectory.Data.Spatial;

namespace LinkDirectory.Features.Organisations;

/// <summary>The statements that read schools on hot paths.</summary>
internal static class SchoolStatements
{
    /// <summary>Whether children are taught at the school s now, as <see cref="School.Teaching"/> says.</summary>
    public const string IsTeaching = $"""s."Status" IN ('{nameof(SchoolStatus.Open)}', '{nameof(SchoolStatus.ProposedToClose)}')""";

    private static readonly EntityColumns<School> Columns = new("s");

    /// <summary>?1: the URN.</summary>
    public static readonly ReadStatement<School> ByUrn = new(
        model => $"""SELECT {Columns.List(model)} FROM "Schools" s WHERE s."Urn" = ?1""", Columns.Read);

    /// <summary>?1: ids.</summary>
    public static readonly ReadStatement<School> ByIds = new(
        model => $"""
            SELECT {Columns.List(model)} FROM "Schools" s
            WHERE s."Id" {KeyList.Chosen} ORDER BY s."Id"
            """,
        Columns.Read);

    /// <summary>?1: ids. As <see cref="SchoolQuery.Brief"/> says.</summary>
    public static readonly ReadStatement<School> BriefByIds = new(
        $"""
        SELECT s."Id", s."Urn", s."Name", s."Status", s."Phase", s."Kind", s."Pupils", s."Latitude", s."Longitude" FROM "Schools" s
        WHERE s."Id" {KeyList.Chosen}
        """,
        row => new School
        {
            Id = row.Int32(),
            Urn = row.Int32(),
            Name = row.Text(),
            Status = row.Named<SchoolStatus>(),
            Phase = row.Named<SchoolPhase>(),
            Kind = row.Named<SettingKind>(),
            Pupils = row.Int32OrNull(),
            Latitude = row.DoubleOrNull(),
            Longitude = row.DoubleOrNull(),
            Type = "",
        });

    /// <summary>?1: ids of schools. The closed schools whose records each shows until it takes them over, with its id.</summary>
    public static readonly ReadStatement<(int SchoolId, School Closed)> ShownAt = new(
        model => $"""
            SELECT h."SchoolId", {Columns.List(model)} FROM "SchoolHeirs" h CROSS JOIN "Schools" s ON s."Id" = h."ClosedSchoolId"
            WHERE h."SchoolId" {KeyList.Chosen} AND h."DeclinedAt" IS NULL
            """,
        row => (row.Int32(), Columns.Read(row)));

    /// <summary>?1: a school's id. Every area that it is in or stands on.</summary>
    public static readonly ReadStatement<int> AreasOf = new(
        """
        SELECT "AreaId" FROM "SchoolAreas" WHERE "SchoolId" = ?1 UNION SELECT "AreaId" FROM "SchoolGrounds" WHERE "SchoolId" = ?1
        ORDER BY "AreaId"
        """,
        row => row.Int32());

    /// <summary>
    /// ?1: an area's id; ?2 and ?3: the name and id after which they begin; ?4 and ?5: before which they end, names null where they do not;
    /// ?6: how many. Its open schools by name.
    /// </summary>
    public static readonly ReadStatement<SchoolLine> LinesTeachingIn = LinesOfTeaching(backward: false);

    /// <summary>The same from the last.</summary>
    public static readonly ReadStatement<SchoolLine> LastLinesTeachingIn = LinesOfTeaching(backward: true);

    /// <summary>?1: an area's id. How many open schools are in it.</summary>
    public static readonly ReadStatement<int> TeachingIn = new(
        $"""
        SELECT count(*) FROM "SchoolAreas" t CROSS JOIN "Schools" s ON s."Id" = t."SchoolId" WHERE t."AreaId" = ?1 AND {IsTeaching}
        """,
        row => row.Int32());

    /// <summary>?1 to ?4: a box's south, north, west and east.</summary>
    public static readonly ReadStatement<Located> LocatedIn = new(
        """
        SELECT s."Id", s."Latitude", s."Longitude" FROM SchoolIndex i CROSS JOIN "Schools" s ON s."Id" = i.Id
        WHERE i.MinLongitude <= ?4 AND i.MaxLongitude >= ?3 AND i.MinLatitude <= ?2 AND i.MaxLatitude >= ?1
        """,
        row => new Located(row.Int32(), row.Double(), row.Double()));

    private static ReadStatement<SchoolLine> LinesOfTeaching(bool backward)
    {
        var way = backward ? "DESC" : "ASC";
        return new(
            $"""
            SELECT s."Id", s."Urn", s."Name", s."Town", s."Phase", s."Kind", s."Pupils"
            FROM "SchoolAreas" t CROSS JOIN "Schools" s ON s."Id" = t."SchoolId"
            WHERE t."AreaId" = ?1 AND {IsTeaching}
              AND (?2 IS NULL OR s."Name" > ?2 OR (s."Name" = ?2 AND s."Id" > ?3))
              AND (?4 IS NULL OR s."Name" < ?4 OR (s."Name" = ?4 AND s."Id" < ?5))
            ORDER BY s."Name" {way}, s."Id" {way} LIMIT ?6
            """,
            row => new SchoolLine(row.Int32(), row.Int32(), row.Text(), row.TextOrNull(), row.Named<SchoolPhase>(),
                row.Named<SettingKind>(), row.Int32OrNull()));
    }
}
