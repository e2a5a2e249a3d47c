using LinkDirectory.Data.Prepared;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding;

/// <summary>The statements that read what the rules need to know of candidates, besides their own records.</summary>
internal static class CandidateStatements
{
    /// <summary>?1: ids of services; ?2: today. The areas of their catchments.</summary>
    public static readonly ReadStatement<(int ServiceId, CatchmentArea Area)> CatchmentAreas = new(
        $"""
        SELECT n."ServiceId", a."Id", a."Name", a."Kind", a."Boundary" IS NOT NULL, IFNULL(a."ValidUntil" < ?2, 0)
        FROM "ServiceCatchmentAreas" n CROSS JOIN "Areas" a ON a."Id" = n."AreaId"
        WHERE n."ServiceId" {KeyList.Chosen}
        """,
        row => (row.Int32(), new CatchmentArea(row.Int32(), row.Text(), row.Named<AreaKind>(), row.Flag(), row.Flag())));

    /// <summary>?1: ids of services. Those of which the catchment names schools.</summary>
    public static readonly ReadStatement<int> NamingSchools = new(
        """
        SELECT "keys"."value" FROM json_each(?1) AS "keys"
        WHERE EXISTS (SELECT 1 FROM "ServiceCatchmentSchools" n WHERE n."ServiceId" = "keys"."value")
        """,
        row => row.Int32());
}
