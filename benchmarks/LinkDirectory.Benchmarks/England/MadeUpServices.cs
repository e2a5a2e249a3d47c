using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks.England;

/// <summary>
/// A service at every fourth school or so, with its provider and catchment; and the postcodes of schools, so that services and schools are
/// found near them.
/// </summary>
internal static class MadeUpServices
{
    private const int Count = 5_000;
    private const int Providers = 250;
    private const int AtOnce = 500;
    private const int SchoolsToAService = 4;

    /// <summary>Makes a temporary table of each service's number and the number of the school where it is.</summary>
    public const string Near = """
        CREATE TEMP TABLE Place (n INTEGER PRIMARY KEY, SchoolId INTEGER);
        INSERT INTO Place SELECT row_number() OVER (ORDER BY Id), Id FROM Schools WHERE Latitude IS NOT NULL;
        CREATE TEMP TABLE Near AS SELECT v.Id AS ServiceId, p.SchoolId FROM Services v
          CROSS JOIN Place p ON p.n = v.Id * 4 % (SELECT count(*) FROM Place) + 1;
        DROP TABLE Place;
        """;

    // CROSS JOIN keeps the services outermost: every school beside every service would take hours in a directory of sixteen Englands.
    // Those of MadeUpService.Catch that are rows of other tables. Benchmarks of prices ask for the one postcode in any directory.
    private static string Catchments(int times) => $"""
        {Near}
        INSERT INTO ServiceCatchmentAreas (AreaId, ServiceId)
          SELECT a.AreaId, n.ServiceId FROM Near n CROSS JOIN SchoolAreas a ON a.SchoolId = n.SchoolId CROSS JOIN Areas r ON r.Id = a.AreaId
          WHERE n.ServiceId % {MadeUpService.AnywhereAmong * times} > 0
            AND r.Kind = CASE WHEN n.ServiceId % 10 < 7 THEN 'LocalAuthority' WHEN n.ServiceId % 10 = 7 THEN 'IntegratedCareBoard' END;
        INSERT INTO ServiceCatchmentSchools (SchoolId, ServiceId)
          SELECT s.Id, n.ServiceId FROM Near n CROSS JOIN Schools s ON s.Id BETWEEN n.SchoolId AND n.SchoolId + 59 WHERE n.ServiceId % 10 = 9;
        DROP TABLE Near;
        INSERT OR IGNORE INTO Postcodes (Code, Latitude, Longitude) VALUES ('NW32JB', 51.553, -0.166);
        INSERT OR IGNORE INTO Postcodes (Code, Latitude, Longitude)
          SELECT replace(Postcode, ' ', ''), Latitude, Longitude FROM Schools WHERE Postcode IS NOT NULL AND Latitude IS NOT NULL;
        """;

    /// <param name="times">How many times as many as England has.</param>
    public static async Task AddAsync(IServiceProvider services, int times)
    {
        var directory = services.GetRequiredService<DirectoryDb>();
        var today = London.Today(services.GetRequiredService<TimeProvider>());
        List<School> schools;
        await using (var db = directory.Open())
        {
            schools = await db.Schools.AsNoTracking().Where(s => s.Latitude != null).OrderBy(s => s.Id).ToListAsync();
            db.AddRange(Enumerable.Range(1, Providers).Select(Provider));
            await db.SaveChangesAsync();
        }

        foreach (var numbers in Enumerable.Range(1, Count * times).Chunk(AtOnce))
        {
            await using var db = directory.Open();
            db.AddRange(numbers.Select(number => MadeUpService.Of(
                number, (number % Providers) + 1, schools[number * SchoolsToAService % schools.Count], times, today)));
            await db.SaveChangesAsync();
        }

        await BulkWriting.WriteAsync(services, Catchments(times));
    }

    private static Provider Provider(int number) => new()
    {
        Id = number,
        Name = $"Made-up Provider {number}",
        OdsCode = $"M{number:D3}",
        Kind = ProviderKind.NhsTrust,
        Website = new Uri($"https://provider{number}.example"),
    };
}
