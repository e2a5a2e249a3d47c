using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Contacts;

/// <summary>School staff see the people they work with, and elsewhere teams.</summary>
public sealed class PeopleSightTests : IAsyncDisposable
{
    private static readonly Point Here = new(51.53, -0.14);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public PeopleSightTests() => data = new TestData(app.Db);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task School_staff_see_their_school_its_partners_and_its_areas_and_elsewhere_teams()
    {
        var scene = await SceneAsync();

        const string all = "{ pointsOfContact(first: 50) { nodes { holder { name } } } }";
        var seen = (await app.AskAsAsync(scene.Teacher, all)).Text;

        AssertSees(seen, ["Own Colleague", "Near Colleague", "Area Lead", "Area Nurse", "Agreed Partner", "Reviewed Partner"],
            ["Far Colleague", "Far Nurse", "Proposed Partner", "Route Worker"]);
        foreach (var (name, finds) in new[]
        {
            ("Own Colleague", true), ("Agreed Partner", true), ("Far Colleague", false), ("Route Worker", false),
        })
        {
            var found = await app.AskAsAsync(scene.Teacher, $"{{ pointsOfContact(where: {{ text: \"{name}\" }}) {{ totalCount }} }}");
            Assert.Equal(finds ? 1 : 0, found["pointsOfContact.totalCount"].GetInt32());
        }
    }

    [Fact]
    public async Task They_see_the_people_on_the_routes_of_their_own_school_alone()
    {
        var scene = await SceneAsync();
        foreach (var (account, school, sees) in new[]
        {
            (scene.Teacher, scene.School, true), (scene.Teacher, scene.FarSchool, false), (scene.FarTeacher, scene.School, false),
            (scene.Commissioner, scene.School, true), (scene.Commissioner, scene.FarSchool, false),
        })
        {
            var answer = await app.AskAsAsync(account,
                $"{{ whoToContact(place: {{ urn: {school.Urn} }}, situation: {{ age: 9, needs: [] }}) "
                    + "{ routes { service { name } pointOfContact { holder { name } } } } }");
            Assert.Contains("Everywhere", answer.Text, StringComparison.Ordinal);
            Assert.Equal(sees, answer.Text.Contains("Route Worker", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_page_of_a_school_elsewhere_says_why_no_name_is_shown()
    {
        var scene = await SceneAsync();
        using var reader = new Reader(app.SignedIn(scene.Teacher, followRedirects: true));

        Assert.DoesNotContain("You see roles, not names", (await reader.OpenAsync($"/schools/{scene.School.Urn}")).Text, StringComparison.Ordinal);
        Assert.Contains("You see roles, not names", (await reader.OpenAsync($"/schools/{scene.FarSchool.Urn}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Far Colleague", reader.Text, StringComparison.Ordinal);
    }

    private static void AssertSees(string seen, string[] names, string[] others)
    {
        Assert.All(names, name => Assert.Contains(name, seen, StringComparison.Ordinal));
        Assert.All(others, name => Assert.DoesNotContain(name, seen, StringComparison.Ordinal));
    }

    private async Task<Scene> SceneAsync()
    {
        var (area, far) = (await data.AreaAsync("E06000001"), await data.AreaAsync("E06000002"));
        var (own, near, away) = (await data.SchoolAsync(at: Here), await data.SchoolAsync(at: Here), await data.SchoolAsync(at: Here));
        await data.StandsInAsync(own, area);
        await data.StandsInAsync(near, area);
        await data.StandsInAsync(away, far);
        await ContactAsync("Own Colleague", school: own);
        await ContactAsync("Near Colleague", school: near);
        await ContactAsync("Far Colleague", school: away);
        await data.PointOfContactAsync(ContactRole.AreaLead, area: area, heldBy: "Area Lead");
        await ContactAsync("Area Nurse", service: await data.ServiceAsync(with: s => s.CatchmentAreas.Add(area)));
        await ContactAsync("Far Nurse", service: await data.ServiceAsync(with: s => s.CatchmentAreas.Add(far)));
        foreach (var (name, status) in new[]
        {
            ("Agreed Partner", LinkStatus.Agreed), ("Reviewed Partner", LinkStatus.UnderReview), ("Proposed Partner", LinkStatus.Proposed),
        })
        {
            var partner = await data.ServiceAsync(with: s => s.CatchmentAreas.Add(far));
            await ContactAsync(name, service: partner);
            await data.LinkAsync(own, partner, l => l.Status = status);
        }

        var everywhere = await data.ServiceAsync(at: Here, with: s => s.Name = "Everywhere");
        await ContactAsync("Route Worker", service: everywhere);
        return new Scene(own, away, await data.AccountAsync(UserRole.SchoolStaff, own), await data.AccountAsync(UserRole.SchoolStaff, away),
            await data.AccountAsync(UserRole.Commissioner, area: area));
    }

    private Task<PointOfContact> ContactAsync(string heldBy, School? school = null, Service? service = null) =>
        data.PointOfContactAsync(school is null ? ContactRole.LinkWorker : ContactRole.SeniorMentalHealthLead, school, service, heldBy: heldBy);

    private sealed record Scene(School School, School FarSchool, Account Teacher, Account FarTeacher, Account Commissioner);
}
