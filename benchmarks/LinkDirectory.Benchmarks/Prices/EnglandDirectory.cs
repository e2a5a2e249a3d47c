using LinkDirectory.Data;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.Import;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Benchmarks.Prices;

/// <summary>
/// Fills a database with as much as England would have: its schools, authorities and boards with boundaries, 5,000 services where schools
/// are, 70,000 points of contact, and links.
/// </summary>
internal static class EnglandDirectory
{
    // A service of every kind at every fourth school or so. Seven in ten take an authority, one in ten a board, one in ten what is drawn, one
    // in ten named schools, and one in 250 everybody. Each has two links with schools for every three that it could have.
    private const string Services = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
        INSERT INTO Providers (OdsCode, Name, Kind, Version) SELECT 'M' || printf('%03d', i), 'Made-up Provider ' || i, 'NhsTrust', 1 FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO Services (Reference, ProviderId, Name, Kind, Status, Description, ThriveGroups, Needs, MinimumAge, MaximumAge, Asks,
            AcceptsReferralsFrom, Urgencies, ReferralMethods, Delivery, Audience, Requires, Telephone, UrgentTelephone, Email, VerifyBy,
            FeedbackStandard_AcknowledgeWorkingDays, FeedbackStandard_DecideWorkingDays, FeedbackStandard_FeedBackWorkingDays, CatchmentBasis, CatchmentPractices, Version)
          SELECT 'service-' || i, i % 250 + 1, 'Young People ' || k.value || ' ' || i, k.value, CASE WHEN i % 30 = 0 THEN 'PausedToReferrals' ELSE 'Open' END,
            'Help for children and young people, and for those who look after them, in words of their own.', 31, (i * 7919) % 524287 + 1, i % 5, 16 + i % 10,
            3, 16383, 7, 127, 31, 7, '["A name","A reason"]', '01632 960001', CASE WHEN k.value = 'CrisisTeam' THEN '01632 960002' END,
            'service' || i || '@provider.example', date('now', i % 400 - 100 || ' days'), 2, 10, 20,
            CASE WHEN i % 250 = 0 THEN 0 WHEN i % 10 = 9 THEN 4 ELSE 1 END, '[]', 1
          FROM n JOIN json_each('["SinglePointOfAccess","SpecialistCamhs","CrisisTeam","MentalHealthSupportTeam","EatingDisorder","Neurodevelopmental","CommunityCounselling","SchoolNursing","EducationalPsychology","EarlyHelp"]') k ON k.id IS NOT NULL AND k.key = i / 250 % 10;
        CREATE TEMP TABLE Near AS SELECT v.Id AS ServiceId, s.Id AS SchoolId, s.Town, s.Postcode, s.Latitude, s.Longitude
          FROM Services v JOIN (SELECT *, row_number() OVER (ORDER BY Id) AS n, count(*) OVER () AS total FROM Schools WHERE Latitude IS NOT NULL) s
            ON s.n = v.Id * 4 % s.total + 1;
        INSERT INTO ServiceLocations (ServiceId, Name, Town, Postcode, Latitude, Longitude) SELECT ServiceId, 'Clinic', Town, Postcode, Latitude, Longitude FROM Near;
        INSERT INTO OpeningPeriods (ServiceId, Days, BankHolidays, OpensMinute, ClosesMinute, TermTimeOnly) SELECT v.Id, d.value, 0, 540, 1020, 0 FROM Services v, json_each('[15,16]') d;
        INSERT INTO ServiceCatchmentAreas (AreaId, ServiceId) SELECT a.AreaId, n.ServiceId FROM Near n JOIN SchoolAreas a ON a.SchoolId = n.SchoolId JOIN Areas r ON r.Id = a.AreaId
          WHERE n.ServiceId % 250 > 0 AND r.Kind = CASE WHEN n.ServiceId % 10 < 7 THEN 'LocalAuthority' WHEN n.ServiceId % 10 = 7 THEN 'IntegratedCareBoard' END;
        INSERT INTO ServiceCatchmentSchools (SchoolId, ServiceId) SELECT s.Id, n.ServiceId FROM Near n JOIN Schools s ON s.Id BETWEEN n.SchoolId AND n.SchoolId + 59 WHERE n.ServiceId % 10 = 9;
        INSERT INTO PointsOfContact (ServiceId, Role, Label, Version, SharedEmail, VerifyBy) SELECT Id, 'LinkWorker', '', 1, Email, VerifyBy FROM Services;
        INSERT INTO PointsOfContact (AreaId, Role, Label, Version) SELECT Id, 'AreaLead', '', 1 FROM Areas;
        INSERT INTO Verifications (PointOfContactId, At, Method, Outcome, By) SELECT Id, LastVerifiedAt, 'EmailedLink', 'Confirmed', 'Somebody' FROM PointsOfContact WHERE LastVerifiedAt IS NOT NULL;
        INSERT INTO Links (SchoolId, ServiceId, Status, AgreedOn, ReviewBy, Version) SELECT s.Id, n.ServiceId, 'Agreed', '2026-01-05', '2027-01-05', 1
          FROM Near n JOIN Schools s ON s.Id BETWEEN n.SchoolId + 1 AND n.SchoolId + 6;
        DROP TABLE Near;
        """;

    /// <summary>Makes a database of the file, and fills it.</summary>
    /// <param name="gias">A GIAS extract; null for a made-up one of the same size.</param>
    public static async Task FillAsync(string database, string? gias)
    {
        var folder = Directory.CreateTempSubdirectory("linkdirectory-benchmark-").FullName;
        try
        {
            using var host = BenchmarkHost.Over(database);
            await host.Services.GetRequiredService<DirectoryMigrator>().MigrateAsync(CancellationToken.None);
            await FillAsync(host.Services, folder, gias);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(IServiceProvider services, string folder, string? gias)
    {
        var imports = services.GetRequiredService<Imports>();
        await RunAsync(imports, new GiasImport(), gias ?? SyntheticGias.Write(Path.Combine(folder, "edubasealldata.csv")));
        await using var db = services.GetRequiredService<DirectoryDb>().Open();
        var schools = await db.Schools.Where(s => s.Latitude != null && s.Longitude != null)
            .Select(s => new Coordinate(s.Longitude!.Value, s.Latitude!.Value)).ToListAsync();
        await RunAsync(imports, new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync),
            MadeUpBoundaries.Write(Path.Combine(folder, "boundaries.geojson"), schools));
        var sql = $"BEGIN; {MadeUpContacts.Sql} {Services} COMMIT;";
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        await DrawAsync(db);
        db.Postcodes.Add(new Postcode { Code = "NW32JB", Latitude = 51.553, Longitude = -0.166 });
        await db.SaveChangesAsync();
        await BulkData.RefreshStatisticsAsync(db, CancellationToken.None);
        BulkData.ForgetPlans(services.GetRequiredService<DirectoryDb>(), db);
        Console.WriteLine($"{await db.Schools.CountAsync():N0} schools, {await db.Services.CountAsync():N0} services, "
            + $"{await db.PointsOfContact.CountAsync():N0} points of contact, {await db.Links.CountAsync():N0} links, {await db.Areas.CountAsync():N0} areas");
    }

    private static async Task RunAsync(Imports imports, IImport import, string file)
    {
        var report = await imports.RunAsync(import, new ImportRequest(file), Actor.Operator);
        if (!report.Committed)
        {
            throw new InvalidOperationException(report.Refusal);
        }
    }

    // A circle of 200 corners and some five kilometres.
    private static async Task DrawAsync(DirectoryDbContext db)
    {
        var drawn = await db.Services.Where(s => s.Id % 10 == 8 && s.CatchmentBasis != default(EnumSet<EligibilityBasis>))
            .Include(s => s.Locations).ToListAsync();
        foreach (var service in drawn)
        {
            if (service.Locations is [{ Location: { } at }])
            {
                var circle = new NetTopologySuite.Geometries.Point(at.Longitude, at.Latitude).Buffer(0.06, 50);
                var box = circle.EnvelopeInternal;
                service.CatchmentBoundary = circle.AsBinary();
                (service.CatchmentMinLongitude, service.CatchmentMaxLongitude) = (box.MinX, box.MaxX);
                (service.CatchmentMinLatitude, service.CatchmentMaxLatitude) = (box.MinY, box.MaxY);
            }
        }

        await db.SaveChangesAsync();
    }
}
