using System.Diagnostics;
using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Features.Demo;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks;

/// <summary>
/// A directory of England's size, made up, with the demo in it: 22,000 schools, three points of contact at each, and 5,000 services.
/// </summary>
internal static class England
{
    private const string Areas = """
        INSERT INTO Areas (Code, Name, Kind, BoundaryVersion)
          VALUES ('E40000001', 'Large Area', 'IntegratedCareBoard', 0), ('E08000001', 'Small Area', 'LocalAuthority', 0);
        INSERT INTO SchoolAreas (AreaId, SchoolId)
          SELECT (SELECT Id FROM Areas WHERE Code = 'E40000001'), Id FROM Schools WHERE Id % 10 < 9;
        INSERT INTO SchoolAreas (AreaId, SchoolId)
          SELECT (SELECT Id FROM Areas WHERE Code = 'E08000001'), Id FROM Schools WHERE Id % 150 = 0;
        """;

    // After the demo's that serve areas, each with a name and a place of its own; no area is given to them, so that they fit nobody.
    private const string Services = """
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5000),
          models AS (SELECT *, row_number() OVER (ORDER BY Id) AS Place, count(*) OVER () AS Models FROM Services
            WHERE CatchmentBasis <> 0 AND CatchmentBoundary IS NULL)
        INSERT INTO Services (Reference, Name, COPIED)
          SELECT 'made-up-' || n, Name || ' ' || n, COPIED FROM numbers JOIN models ON Place = n % Models + 1;
        INSERT INTO ServiceLocations (ServiceId, Name, Town, Longitude, Latitude)
          SELECT Id, 'Clinic ' || Id, 'Town ' || Id % 900, -3.0 + Id * 7919 % 4000 / 1000.0, 51.0 + Id * 104729 % 4000 / 1000.0
          FROM Services WHERE Reference LIKE 'made-up-%';
        """;

    public static async Task AddAllAsync(IServiceProvider services, string folder)
    {
        await AddSchoolsAsync(services, folder);
        await AddContactsAsync(services);
        await services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: true, CancellationToken.None);
        await AddServicesAsync(services);
    }

    public static Task AddSchoolsAsync(IServiceProvider services, string folder) => services.GetRequiredService<Imports>().RunAsync(
        new GiasImport(), new ImportRequest(SyntheticGias.Write(Path.Combine(folder, "edubasealldata.csv"))), Actor.Operator);

    // Before anybody else has a role: the people's numbers are the roles'.
    public static Task AddContactsAsync(IServiceProvider services) => WriteAsync(services, "points of contact", $"{Areas} {MadeUpContacts.Sql}");

    // After the demo.
    private static async Task AddServicesAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        var columns = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info('Services')").ToListAsync();
        var copied = string.Join(", ", columns.Where(column => column is not ("Id" or "Reference" or "Name")));
        await WriteAsync(services, "services", Services.Replace("COPIED", copied, StringComparison.Ordinal));
    }

    private static async Task WriteAsync(IServiceProvider services, string what, string sql)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().Open();
        var watch = Stopwatch.StartNew();
        await db.Database.ExecuteSqlRawAsync(
            $"BEGIN; {sql} COMMIT;".Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{what} written in {watch.Elapsed.TotalSeconds:N1} s"));
        await BulkData.RefreshStatisticsAsync(db, CancellationToken.None);
        BulkData.ForgetPlans(services.GetRequiredService<DirectoryDb>(), db);
    }
}
