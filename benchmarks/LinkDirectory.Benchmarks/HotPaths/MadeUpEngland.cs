using LinkDirectory.Data;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>
/// A made-up directory of England's size in a database, the same every time: 22,000 schools, 5,000 services, 150 local authorities, 42
/// integrated care boards, 75,000 points of contact with their people, 29,000 links.
/// </summary>
internal static class MadeUpEngland
{
    private const int Services = 5_000;
    private const int Providers = 400;
    private const int CornersOfASide = 50;

    // Where the made-up schools are.
    private const double South = 50.7;
    private const double North = 54.5;
    private const double West = -3.6;
    private const double East = 1.5;

    // Three roles at each school and two at each service; four in five confirmed at some time, one in nine with nobody in post, one in fifty
    // with mail that came back.
    private const string Contacts = """
        UPDATE Schools SET LocalAuthorityId = (SELECT a.Id FROM Areas a WHERE a.Kind = 'LocalAuthority'
          AND Latitude >= a.MinLatitude AND Latitude < a.MaxLatitude AND Longitude >= a.MinLongitude AND Longitude < a.MaxLongitude);
        INSERT INTO SchoolAreas (AreaId, SchoolId) SELECT a.Id, s.Id FROM Schools s CROSS JOIN Areas a
          WHERE s.Latitude >= a.MinLatitude AND s.Latitude < a.MaxLatitude AND s.Longitude >= a.MinLongitude AND s.Longitude < a.MaxLongitude;
        INSERT OR IGNORE INTO Postcodes (Code, Latitude, Longitude) SELECT replace(Postcode, ' ', ''), Latitude, Longitude FROM Schools;
        INSERT INTO PointsOfContact (SchoolId, Role, Label, Version, SharedEmail, LastVerifiedAt, VerifyBy, UndeliverableSince)
          SELECT s.Id, r.value, '', 1, 'role' || r.id || '@school' || s.Urn || '.example',
            CASE WHEN s.Id % 5 = 0 THEN NULL ELSE 638900000000000000 + (s.Id % 22000) * 1000000000 END,
            date('now', ((s.Id * 7 + r.id * 31) % 400 - 100) || ' days'), CASE WHEN (s.Id + r.id) % 50 = 0 THEN 639000000000000000 END
          FROM Schools s, json_each('["SeniorMentalHealthLead","Senco","Headteacher"]') r WHERE s.Id % 40 > 0 OR r.value <> 'SeniorMentalHealthLead';
        INSERT INTO PointsOfContact (ServiceId, Role, Label, Version, SharedEmail, SharedTelephone, LastVerifiedAt, VerifyBy, UndeliverableSince)
          SELECT s.Id, r.value, '', 1, 'role' || r.id || '@' || s.Reference || '.example', '01632' || (960000 + s.Id % 1000),
            CASE WHEN s.Id % 5 = 0 THEN NULL ELSE 638900000000000000 + (s.Id % 5000) * 1000000000 END,
            date('now', ((s.Id * 7 + r.id * 31) % 200 - 50) || ' days'), CASE WHEN (s.Id + r.id) % 50 = 0 THEN 639000000000000000 END
          FROM Services s, json_each('["CypmhsPointOfContact","TeamManager"]') r;
        INSERT INTO People (Name, Email) SELECT substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ', Id % 26 + 1, 1) || 'lex Holder ' || Id, 'person' || Id || '@school.example' FROM PointsOfContact;
        INSERT INTO Holders (PointOfContactId, PersonId, Deputy, Since) SELECT Id, Id, 0, '2025-09-01' FROM PointsOfContact WHERE Id % 9 > 0;
        INSERT INTO Verifications (PointOfContactId, At, Method, Outcome)
          SELECT Id, LastVerifiedAt, 'EmailedLink', 'Confirmed' FROM PointsOfContact WHERE LastVerifiedAt IS NOT NULL;
        INSERT INTO Links (SchoolId, ServiceId, Status, AgreedOn, Version)
          SELECT s.Id, (s.Id * 13) % n.Many + n.First, 'Agreed', '2025-09-01', 1 FROM Schools s, (SELECT count(*) Many, min(Id) First FROM Services) n;
        INSERT OR IGNORE INTO Links (SchoolId, ServiceId, Status, AgreedOn, Version)
          SELECT s.Id, (s.Id * 29 + 7) % n.Many + n.First, 'UnderReview', '2025-09-01', 1 FROM Schools s, (SELECT count(*) Many, min(Id) First FROM Services) n
          WHERE s.Id % 3 = 0;
        """;

    /// <param name="services">The application's services over a new database.</param>
    /// <param name="folder">Where files are written meanwhile.</param>
    public static async Task FillAsync(IServiceProvider services, string folder)
    {
        await ImportSchoolsAsync(services, folder, times: 1);
        await AddTheRestAsync(services, times: 1);
    }

    /// <param name="times">How many Englands on the same ground: 1 or more.</param>
    public static async Task ImportSchoolsAsync(IServiceProvider services, string folder, int times)
    {
        await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(CancellationToken.None);
        await services.GetRequiredService<Imports>().RunAsync(new GiasImport(),
            new ImportRequest(SyntheticGias.Write(Path.Combine(folder, "edubasealldata.csv"), SyntheticGias.Schools * times)), Actor.Operator);
    }

    /// <summary>Areas, services, points of contact, people and links, once there are schools.</summary>
    public static async Task AddTheRestAsync(IServiceProvider services, int times)
    {
        var directory = services.GetRequiredService<DirectoryDb>();
        await using var db = directory.Open();
        await AddAsync(db, [.. Areas("E060", AreaKind.LocalAuthority, 15, 10), .. Areas("E540", AreaKind.IntegratedCareBoard, 7, 6)]);
        await AddAsync(db, [.. Enumerable.Range(0, Providers).Select(number => new Provider
        {
            Name = $"Provider {number}",
            OdsCode = $"P{number:D4}",
            Website = new Uri($"https://provider{number}.example"),
        })]);
        await AddServicesAsync(directory, Services * times);
        await db.Database.ExecuteSqlRawAsync(
            $"BEGIN; {Contacts} COMMIT;".Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        await BulkData.RefreshStatisticsAsync(db, CancellationToken.None);
        BulkData.ForgetPlans(directory, db);
    }

    private static async Task AddAsync<T>(DirectoryDbContext db, IReadOnlyCollection<T> rows)
        where T : class
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static async Task AddServicesAsync(DirectoryDb directory, int count)
    {
        const int atOnce = 500;
        var random = new Random(5);
        for (var first = 0; first < count; first += atOnce)
        {
            await using var db = directory.Open();
            var areas = await db.Areas.ToListAsync();
            var schools = await db.Schools.OrderBy(s => s.Id).Skip(first).Take(atOnce).ToListAsync();
            var providers = await db.Providers.Select(p => p.Id).ToListAsync();
            await AddAsync(db, [.. Enumerable.Range(first, atOnce).Select(number =>
                MadeUpService.Of(number, providers[number % providers.Count], Somewhere(random), areas, schools))]);
        }
    }

    private static Point Somewhere(Random random) =>
        new(South + (random.NextDouble() * (North - South)), West + (random.NextDouble() * (East - West)));

    private static IEnumerable<Area> Areas(string code, AreaKind kind, int columns, int rows)
    {
        var (width, height) = ((East - West) / columns, (North - South) / rows);
        for (var index = 0; index < columns * rows; index++)
        {
            var (west, south) = (West + (index % columns * width), South + (index / columns * height));
            yield return new Area
            {
                Code = $"{code}{index:D5}",
                Name = $"{kind} {index}",
                Kind = kind,
                Boundary = Box(south, south + height, west, west + width),
                BoundaryVersion = index + 1,
                MinLongitude = west,
                MaxLongitude = west + width,
                MinLatitude = south,
                MaxLatitude = south + height,
            };
        }
    }

    /// <summary>A box with many corners along its sides, as well-known binary.</summary>
    public static byte[] Box(double south, double north, double west, double east)
    {
        Coordinate[] corners = [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)];
        var ring = corners.Zip(corners.Skip(1)).SelectMany(side => Enumerable.Range(0, CornersOfASide).Select(step => new Coordinate(
            side.First.X + ((side.Second.X - side.First.X) * step / CornersOfASide),
            side.First.Y + ((side.Second.Y - side.First.Y) * step / CornersOfASide)))).Append(corners[0]);
        return GeometryFactory.Default.CreatePolygon([.. ring]).AsBinary();
    }
}
