namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// Where schools are whose coordinates GIAS does not have: at their postcode; failing that in the middle of the postcodes that begin
/// alike up to the last two letters; failing that at the centre of the outward code. Good enough to tell their areas by.
/// </summary>
internal static class SchoolPostcodePoints
{
    private const string Nowhere = """
        WITH nowhere AS (SELECT "Id", replace("Postcode", ' ', '') AS c FROM "Schools" WHERE "Latitude" IS NULL AND "Postcode" IS NOT NULL)
        """;

    private const string ByOutwardCode = Nowhere + """
         SELECT n."Id", o."Latitude", o."Longitude" FROM nowhere n JOIN "OutwardCodes" o ON o."Code" = substr(n.c, 1, length(n.c) - 3)
        """;

    // A range of the key, which is walked from where it begins: ~ comes after every letter.
    private const string BySector = Nowhere + """
         SELECT n."Id", avg(p."Latitude"), avg(p."Longitude") FROM nowhere n CROSS JOIN "Postcodes" p
          ON p."Code" >= substr(n.c, 1, length(n.c) - 2) AND p."Code" < substr(n.c, 1, length(n.c) - 2) || '~' GROUP BY n."Id"
        """;

    private const string ByPostcode = Nowhere + """
         SELECT n."Id", p."Latitude", p."Longitude" FROM nowhere n CROSS JOIN "Postcodes" p ON p."Code" = n.c
        """;

    /// <returns>The points by the schools' ids.</returns>
    public static async Task<IReadOnlyDictionary<int, Point>> ReadAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        var found = new Dictionary<int, Point>();
        foreach (var sql in new[] { ByOutwardCode, BySector, ByPostcode })
        {
            foreach (var (id, point) in await db.QueryAsync(sql, row => (row.GetInt32(0), new Point(row.GetDouble(1), row.GetDouble(2))),
                cancellation))
            {
                found[id] = point;
            }
        }

        return found;
    }
}
