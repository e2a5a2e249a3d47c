using System.Diagnostics;
using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Features.Demo;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places.Import;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Benchmarks.England;

/// <summary>
/// A directory of England's size, the same every time: 22,000 schools, 128 authorities and 32 boards with boundaries, 5,000 services where
/// schools are, 75,000 points of contact with their people, and 30,000 links.
/// </summary>
internal static class MadeUpEngland
{
    /// <summary>Makes a database of the file, and fills it.</summary>
    /// <param name="extract">A GIAS extract; null for a made-up one of the same size.</param>
    /// <param name="withDemo">Whether the demo's area is in it too.</param>
    public static async Task FillAsync(string database, string? extract = null, bool withDemo = false)
    {
        using (var host = BenchmarkHost.Over(database))
        {
            await AddSchoolsAsync(host.Services, extract, Ground.OfOne);
            await AddTheRestAsync(host.Services);
            if (withDemo)
            {
                await AddDemoAsync(host.Services);
            }

            await TellAsync(host.Services);
        }

        // All of it is in the one file then, which may be copied.
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Migrates the database, and imports schools.</summary>
    /// <param name="extract">A GIAS extract; null for a made-up one.</param>
    /// <param name="ground">Where the schools of a made-up one stand.</param>
    /// <param name="times">How many Englands a made-up one is of.</param>
    public static async Task AddSchoolsAsync(IServiceProvider services, string? extract, Ground ground, int times = 1)
    {
        using var folder = new TemporaryFolder();
        await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(CancellationToken.None);
        await BulkWriting.ImportAsync(services, new GiasImport(),
            extract ?? MadeUpSchools.Write(folder.File("edubasealldata.csv"), MadeUpSchools.Count * times, ground));
    }

    /// <summary>
    /// Adds areas, services, points of contact, people and links to a database that has only schools. Each of so many Englands has its own
    /// authorities, boards and services.
    /// </summary>
    /// <param name="times">How many Englands: a power of two.</param>
    public static async Task AddTheRestAsync(IServiceProvider services, int times = 1)
    {
        await InTimeAsync("areas", () => AddAreasAsync(services, times));
        await InTimeAsync("services", () => MadeUpServices.AddAsync(services, times));
        await InTimeAsync("points of contact", () => BulkWriting.WriteAsync(services, MadeUpContacts.Sql));
        await InTimeAsync("links", () => BulkWriting.WriteAsync(services, MadeUpLinks.Sql));
    }

    private static async Task AddAreasAsync(IServiceProvider services, int times)
    {
        using var folder = new TemporaryFolder();
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        var schools = await db.Schools.Where(s => s.Latitude != null && s.Longitude != null).OrderBy(s => s.Id)
            .Select(s => new Coordinate(s.Longitude!.Value, s.Latitude!.Value)).ToListAsync();
        await BulkWriting.ImportAsync(services, new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync),
            MadeUpBoundaries.Write(folder.File("boundaries.geojson"), schools, times));
    }

    private static async Task AddDemoAsync(IServiceProvider services)
    {
        var seeded = await services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: true, CancellationToken.None);
        if (seeded.Problems is [var problem, ..])
        {
            throw new InvalidOperationException($"The demo was not added whole: {problem}");
        }
    }

    private static async Task InTimeAsync(string what, Func<Task> write)
    {
        var watch = Stopwatch.StartNew();
        await write();
        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{what} written in {watch.Elapsed.TotalSeconds:N1} s"));
    }

    private static async Task TellAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        Console.WriteLine($"{await db.Schools.CountAsync():N0} schools, {await db.Services.CountAsync():N0} services, "
            + $"{await db.PointsOfContact.CountAsync():N0} points of contact, {await db.Links.CountAsync():N0} links, "
            + $"{await db.Areas.CountAsync():N0} areas");
    }
}
