namespace LinkDirectory.Features.Places.Import;

/// <summary>
/// The centres of outward codes that no file says: the middle of their postcodes. One from a file of its own stays.
/// </summary>
internal static class DerivedOutwardCodes
{
    // The last three characters of a postcode are its inward code.
    private const string Sql = """
        INSERT INTO "OutwardCodes" ("Code", "Latitude", "Longitude", "Derived")
        SELECT substr("Code", 1, length("Code") - 3), avg("Latitude"), avg("Longitude"), 1 FROM "Postcodes" WHERE true
        GROUP BY substr("Code", 1, length("Code") - 3)
        ON CONFLICT ("Code") DO UPDATE SET "Latitude" = excluded."Latitude", "Longitude" = excluded."Longitude" WHERE "Derived"
        """;

    public static Task DeriveAsync(DirectoryDbContext db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync(Sql, cancellation);
}
