using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>An area of its own with schools, and editors of it, so that tests that change contacts do not meet.</summary>
internal sealed class Editing
{
    private static int made;

    private readonly App app;
    private readonly int number = Interlocked.Increment(ref made);
    private Area area = null!;

    private Editing(App app) => this.app = app;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Editing> OfSchoolsAsync(App app, params string[] schools)
    {
        var editing = new Editing(app);
        await editing.AddAsync(schools);
        return editing;
    }

    /// <summary>A visitor who has signed in as an editor of the area.</summary>
    public Task<Visitor> EditorAsync(Screen? screen = null, bool javaScript = true) => app.VisitAsAsync(
        new Membership
        {
            Role = UserRole.DirectoryEditor,
            AreaId = area.Id,
            GrantedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero),
        }, screen, javaScript);

    private async Task AddAsync(string[] schools)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().Open();
        area = new Area { Code = $"E06{990000 + number}", Name = $"Area {number}", Kind = AreaKind.LocalAuthority };
        db.Add(area);
        await db.SaveChangesAsync(Cancellation);
        foreach (var (name, index) in schools.Select((name, index) => (name, index)))
        {
            var school = new School
            {
                Urn = 700000 + (number * 100) + index,
                Name = name,
                Type = "Community school",
                LocalAuthorityId = area.Id,
            };
            db.Add(school);
            await db.SaveChangesAsync(Cancellation);
            db.Add(new SchoolArea { AreaId = area.Id, SchoolId = school.Id });
            var lead = new PointOfContact
            {
                SchoolId = school.Id,
                Role = ContactRole.SeniorMentalHealthLead,
                SharedEmail = $"lead{number}-{index}@school.example",
                LastVerifiedAt = new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero),
                VerifyBy = new DateOnly(2026, 10, 31),
            };
            lead.Holders.Add(new Holder
            {
                Since = new DateOnly(2025, 9, 1),
                Person = new Person { Name = $"Robin Lead {number}", Email = $"robin{number}-{index}@school.example" },
            });
            db.Add(lead);
        }

        await db.SaveChangesAsync(Cancellation);
    }
}
