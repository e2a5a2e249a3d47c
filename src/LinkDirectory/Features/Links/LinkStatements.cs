using LinkDirectory.Data.Prepared;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Links;

/// <summary>The statements that read links on hot paths. ?1 is a list of ids.</summary>
internal static class LinkStatements
{
    private static readonly EntityColumns<Link> Columns = new("l");
    private static readonly EntityColumns<School> SchoolColumns = new("s");

    public static readonly ReadStatement<Link> ByIds = By("Id");

    public static readonly ReadStatement<Link> BySchools = By("SchoolId");

    public static readonly ReadStatement<Link> ByServices = By("ServiceId");

    /// <summary>?1: a school's id. Its links and those of the closed schools that it alone followed, with their schools.</summary>
    public static readonly ReadStatement<Link> OfSchool = new(
        model => $"""
            SELECT {Columns.List(model)}, {SchoolColumns.List(model)} FROM "Links" l CROSS JOIN "Schools" s ON s."Id" = l."SchoolId"
            WHERE l."SchoolId" IN (
              SELECT ?1 UNION ALL SELECT h."ClosedSchoolId" FROM "SchoolHeirs" h WHERE h."SchoolId" = ?1 AND h."DeclinedAt" IS NULL)
            """,
        row =>
        {
            var link = Columns.Read(row);
            link.School = SchoolColumns.Read(row);
            return link;
        });

    /// <summary>?1: an area's id. How many open schools in it have an agreed link, also while it is under review.</summary>
    public static readonly ReadStatement<int> SchoolsLinked = new(
        $"""
        SELECT count(*) FROM "SchoolAreas" t CROSS JOIN "Schools" s ON s."Id" = t."SchoolId"
        WHERE t."AreaId" = ?1 AND {SchoolStatements.IsTeaching} AND EXISTS (SELECT 1 FROM "Links" l WHERE l."SchoolId" = s."Id"
          AND l."Status" IN ('{nameof(LinkStatus.Agreed)}', '{nameof(LinkStatus.UnderReview)}'))
        """,
        row => row.Int32());

    private static ReadStatement<Link> By(string key) => new(
        model => $"""
            SELECT {Columns.List(model)} FROM "Links" l
            WHERE l."{key}" {KeyList.Chosen} ORDER BY l."Id"
            """,
        Columns.Read);
}
