using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Api;

/// <summary>What the API asks of the database does not grow with what it shows.</summary>
public sealed class StatementTests : IAsyncDisposable
{
    private const string Page = """
        query ($first: Int) {
          schools(near: { postcode: "NW3 2JB" }, first: $first) {
            near { label localAuthority { name } } pageInfo { hasNextPage endCursor }
            edges { distanceMetres node { urn name localAuthority { name } predecessors { urn } successors { urn }
              pointsOfContact { role vacant currency holder { name } verifications { at by } organisation { name } }
              mentalHealthLead { currency } links { status service { name provider { name } } serviceContact { currency } } } }
          }
        }
        """;

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public StatementTests() => data = new TestData(app.Db);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Twenty_schools_with_their_contacts_and_links_take_hardly_more_statements_than_two()
    {
        await SeedAsync();
        await app.AskAsync("{ viewer { signedIn } }");

        var two = await AskedAsync(Page, new { first = 2 }, 2);
        var twenty = await AskedAsync(Page, new { first = 20 }, 20);

        // The window round the place grows until it holds the page; nothing else may.
        Assert.InRange(twenty.Count, two.Count, two.Count + 2);
        Assert.InRange(twenty.Count, 10, 27);
        await StatementRecorder.AssertIndexedAsync(app.Db, twenty);
    }

    [Fact]
    public async Task A_school_takes_one_statement_and_a_field_that_is_not_asked_for_none()
    {
        await SeedAsync();
        var school = await app.Statements.DuringAsync(() => app.AskAsync("{ school(urn: 100007) { name pupils address { town } } }"));

        Assert.Single(school);
        await StatementRecorder.AssertIndexedAsync(app.Db, school);
    }

    [Fact]
    public async Task Whom_to_contact_takes_a_bounded_number_of_statements_through_the_API_too()
    {
        await SeedAsync();
        const string question = """
            { whoToContact(place: { urn: 100007 }, situation: { age: 9, needs: [ANXIETY] }) { emergency place { label }
              routes { service { name hours { opens } locations { name } } pointOfContact { currency holder { name } } reasons } ruledOut { service { name } reasons } } }
            """;
        GraphQLAnswer? answer = null;
        var statements = await app.Statements.DuringAsync(async () => answer = await app.AskAsync(question));

        Assert.NotEmpty(answer!.All("whoToContact.routes"));
        Assert.InRange(statements.Count, 5, 30);
    }

    private async Task<IReadOnlyList<string>> AskedAsync(string query, object variables, int expected)
    {
        GraphQLAnswer? answer = null;
        var statements = await app.Statements.DuringAsync(async () => answer = await app.AskAsync(query, variables, demoToken: true));
        Assert.Equal(expected, answer!.All("schools.edges").Count());
        Assert.All(answer.All("schools.edges"), edge => Assert.NotEmpty(edge.GetProperty("node").GetProperty("links").EnumerateArray()));
        return statements;
    }

    private async Task SeedAsync()
    {
        var areas = new List<Area>();
        for (var i = 0; i < 60; i++)
        {
            areas.Add(await data.AreaAsync($"E{i:D8}", boundary: TestData.Box(51 + (i * 0.02), 51.02 + (i * 0.02), -0.5, 0.5)));
        }

        await data.PostcodeAsync("NW3 2JB", SmallDirectory.Here);
        for (var i = 0; i < 120; i++)
        {
            var service = await data.ServiceAsync(with: s => s.Hours.Add(new OpeningPeriod
            {
                Days = EnumSet<Weekday>.All,
                ClosesMinute = 1440,
            }), at: new Point(51.5 + (i * 0.01), -0.1));
            var school = await data.SchoolAsync(100000 + i, new Point(51.5 + (i * 0.01), -0.15),
                s => s.LocalAuthorityId = areas[i % 60].Id);
            var follower = await data.SchoolAsync();
            await data.SucceedsAsync(school, follower);
            await data.SucceedsAsync(follower, school);
            var lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school);
            var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: service);
            await data.LinkAsync(school, service, l => (l.SchoolContactId, l.ServiceContactId) = (lead.Id, worker.Id));
        }

        await data.AnalyseAsync();
    }
}
