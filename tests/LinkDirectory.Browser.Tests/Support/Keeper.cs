using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>
/// An area of its own with a school, a service and the people who keep them, so that tests that change records do not meet.
/// </summary>
internal sealed class Keeper
{
    private static readonly DateTimeOffset LongAgo = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);
    private static int made;

    private readonly App app;
    private readonly int number = 500 + Interlocked.Increment(ref made);

    private Keeper(App app) => this.app = app;

    public Area Area { get; private set; } = null!;

    public School School { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Keeper> InAsync(App app)
    {
        var keeper = new Keeper(app);
        await keeper.AddAsync();
        return keeper;
    }

    public Task<Visitor> EditorAsync(Screen? screen = null, bool javaScript = true) =>
        app.VisitAsAsync(new Membership { Role = UserRole.DirectoryEditor, AreaId = Area.Id, GrantedAt = LongAgo }, screen, javaScript);

    public Task<Visitor> SchoolStaffAsync(Screen? screen = null, bool javaScript = true) =>
        app.VisitAsAsync(new Membership { Role = UserRole.SchoolStaff, SchoolId = School.Id, GrantedAt = LongAgo }, screen, javaScript);

    private async Task AddAsync()
    {
        // Nobody else's schools are inside.
        var (south, west) = (52.0 + ((number - 500) * 0.15), -2.0);
        var box = GeometryFactory.Default.ToGeometry(new Envelope(west, west + 0.2, south, south + 0.1));
        Area = new Area
        {
            Code = $"E06{980000 + number}",
            Name = $"Keepdale {number}",
            Kind = AreaKind.LocalAuthority,
            Boundary = box.AsBinary(),
            BoundaryVersion = 1,
            MinLongitude = west,
            MaxLongitude = west + 0.2,
            MinLatitude = south,
            MaxLatitude = south + 0.1,
        };
        await SaveAsync(Area);
        School = new School
        {
            Urn = 800000 + number,
            Name = $"Keepdale School {number}",
            Type = "Community school",
            LocalAuthorityId = Area.Id,
            Pupils = 210,
            Latitude = south + 0.05,
            Longitude = west + 0.1,
        };
        await SaveAsync(School);
        var lead = new PointOfContact
        {
            SchoolId = School.Id,
            Role = ContactRole.SeniorMentalHealthLead,
            SharedEmail = $"lead{number}@keepdale.example",
        };
        lead.Holders.Add(new Holder
        {
            Since = new DateOnly(2025, 9, 1),
            JobTitle = "Deputy head",
            Person = new Person { Name = $"Robin Keep {number}", Email = $"robin{number}@keepdale.example" },
        });
        Service = new Service
        {
            Reference = $"keepdale-{number}",
            Name = $"Keepdale Counselling {number}",
            Provider = new Provider { Name = $"Keepdale Trust {number}" },
            MinimumAge = 5,
            MaximumAge = 17,
            Needs = EnumSet<Need>.From(Need.Anxiety),
            Asks = EnumSet<Ask>.From(Ask.Support),
            AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(ReferrerKind.PrimarySchool),
            Urgencies = EnumSet<Urgency>.From(Urgency.Routine),
            ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.Telephone),
            Telephone = "01632960001",
            CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress),
        };
        await using var db = app.Services.GetRequiredService<DirectoryDb>().Open();
        Service.CatchmentAreas.Add(await db.Areas.FindAsync([Area.Id], Cancellation) ?? Area);
        db.AddRange(new SchoolArea { AreaId = Area.Id, SchoolId = School.Id }, lead, Service);
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task SaveAsync(object record)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().Open();
        db.Add(record);
        await db.SaveChangesAsync(Cancellation);
    }
}
