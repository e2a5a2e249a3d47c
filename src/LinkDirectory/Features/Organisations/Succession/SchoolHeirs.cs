using LinkDirectory.Data.Prepared;

namespace LinkDirectory.Features.Organisations;

/// <summary>
/// The only writer of which open school alone followed a closed one. A school that was split, or that is followed by one that is not
/// here or not open yet, has no heir: nothing of it goes to another school by itself.
/// </summary>
public static class SchoolHeirs
{
    // Every end of a closed school's successions. Of one that closed, those after it count; one that closed without any is an end too, so
    // that a school which shared its pupils out is never taken for one that went over whole.
    private const string Derived = """
        WITH RECURSIVE Followed(ClosedSchoolId, Urn, IsSplit) AS (
          SELECT c."Id", f."SuccessorUrn", IFNULL(f."Manner", '') LIKE '%split%'
            FROM "Schools" c JOIN "SchoolSuccessions" f ON f."PredecessorUrn" = c."Urn" WHERE c."Status" = 'Closed'
          UNION
          SELECT o.ClosedSchoolId, f."SuccessorUrn", o.IsSplit OR IFNULL(f."Manner", '') LIKE '%split%'
            FROM Followed o JOIN "Schools" c ON c."Urn" = o.Urn AND c."Status" = 'Closed'
            JOIN "SchoolSuccessions" f ON f."PredecessorUrn" = c."Urn"),
        Ends AS (
          SELECT o.ClosedSchoolId, o.Urn, o.IsSplit, s."Id" AS SchoolId, s."Status" IN ('Open', 'ProposedToClose') AS IsOpen
            FROM Followed o LEFT JOIN "Schools" s ON s."Urn" = o.Urn
            WHERE s."Status" IS NULL OR s."Status" <> 'Closed'
              OR NOT EXISTS (SELECT 1 FROM "SchoolSuccessions" f WHERE f."PredecessorUrn" = o.Urn)),
        Heirs AS (
          SELECT ClosedSchoolId, MAX(SchoolId) AS SchoolId FROM Ends GROUP BY ClosedSchoolId
            HAVING COUNT(DISTINCT Urn) = 1 AND MAX(IsSplit) = 0 AND MIN(IFNULL(IsOpen, 0)) = 1)
        """;

    private const string Add = Derived + """

        INSERT INTO "SchoolHeirs" ("ClosedSchoolId", "SchoolId", "DeclinedAt")
          SELECT ClosedSchoolId, SchoolId, NULL FROM Heirs WHERE TRUE
          ON CONFLICT ("ClosedSchoolId") DO UPDATE SET "SchoolId" = excluded."SchoolId", "DeclinedAt" = NULL
            WHERE "SchoolId" <> excluded."SchoolId"
        """;

    private const string Remove = Derived + """

        DELETE FROM "SchoolHeirs" WHERE "ClosedSchoolId" NOT IN (SELECT ClosedSchoolId FROM Heirs)
        """;

    /// <summary>
    /// Derives them again, in the caller's transaction, once schools or their links have changed. What was declined stays so.
    /// </summary>
    public static async Task DeriveAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlRawAsync(Remove, cancellation);
        await db.Database.ExecuteSqlRawAsync(Add, cancellation);
    }

    /// <summary>
    /// What followed each of the closed schools, by its URN: its heir alone where it has one, else every school that GIAS names. A name is
    /// null where that school is not here.
    /// </summary>
    public static async Task<ILookup<int, (int Urn, string? Name)>> FollowersAsync(
        DirectoryDbContext db, IReadOnlyCollection<int> closedUrns, CancellationToken cancellation)
    {
        var heirs = await db.SchoolHeirs
            .Join(db.Schools, h => h.ClosedSchoolId, s => s.Id, (h, closed) => new { closed.Urn, h.SchoolId })
            .Where(h => closedUrns.Contains(h.Urn))
            .Join(db.Schools, h => h.SchoolId, s => s.Id, (h, heir) => new { Closed = h.Urn, heir.Urn, Name = (string?)heir.Name })
            .ToListAsync(cancellation);
        var others = closedUrns.Except(heirs.Select(heir => heir.Closed)).ToList();
        var named = others.Count == 0 ? [] : await (
            from succession in db.SchoolSuccessions
            where others.Contains(succession.PredecessorUrn)
            join known in db.Schools on succession.SuccessorUrn equals known.Urn into found
            from successor in found.DefaultIfEmpty()
            orderby succession.SuccessorUrn
            select new { Closed = succession.PredecessorUrn, Urn = succession.SuccessorUrn, Name = (string?)successor.Name })
            .ToListAsync(cancellation);
        return heirs.Concat(named).ToLookup(follower => follower.Closed, follower => (follower.Urn, follower.Name));
    }

    /// <summary>The closed schools whose records each of the schools shows until it takes them over, by its id.</summary>
    public static async Task<ILookup<int, School>> ShownAtAsync(
        DirectoryDb directory, IReadOnlyCollection<int> schoolIds, CancellationToken cancellation) =>
        (await directory.ReadAsync(SchoolStatements.ShownAt, cancellation, KeyList.Of(schoolIds)))
            .OrderBy(pair => pair.Closed.Urn).ToLookup(pair => pair.SchoolId, pair => pair.Closed);
}
