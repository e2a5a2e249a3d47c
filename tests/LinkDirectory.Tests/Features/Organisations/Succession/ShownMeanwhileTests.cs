using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Organisations.Succession;

/// <summary>Kelderby High School has closed, with a lead and an agreed link, and Kelderby Academy alone followed it.</summary>
public sealed class ShownMeanwhileTests : IAsyncLifetime
{
    private static readonly Point At = new(51.55, -0.15);

    private readonly DirectoryApp app = new();
    private TestData data = null!;
    private School high = null!;
    private School other = null!;
    private School academy = null!;
    private Service team = null!;
    private PointOfContact lead = null!;

    public async ValueTask InitializeAsync()
    {
        data = new TestData(app.Db);
        high = await data.SchoolAsync(990042, At, s =>
            (s.Name, s.Status, s.ClosedOn) = ("Kelderby High School", SchoolStatus.Closed, new DateOnly(2026, 10, 31)));
        other = await data.SchoolAsync(990502);
        academy = await data.SchoolAsync(990942, At, s => s.Name = "Kelderby Academy");
        lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, high, heldBy: "Robin Present", with: c =>
            (c.LastVerifiedAt, c.VerifyBy) = (new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero), new DateOnly(2027, 9, 1)));
        team = await data.ServiceAsync(with: s =>
        {
            (s.Name, s.CatchmentBasis) = ("Kelderby Support Team", EnumSet<EligibilityBasis>.From(EligibilityBasis.School));
            s.CatchmentSchools.Add(high);
        });
        await data.LinkAsync(high, team, l => (l.Status, l.SchoolContactId) = (LinkStatus.Agreed, lead.Id));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_academy_shows_the_closed_schools_lead_and_link_as_from_before_and_not_confirmed()
    {
        await data.SucceedsAsync(high, academy);

        var answer = await AskAsync();

        Assert.Equal("UNVERIFIED", answer["school.mentalHealthLead.currency"].GetString());
        Assert.Equal(990042, answer["school.mentalHealthLead.earlierSchool.urn"].GetInt32());
        Assert.Equal("Robin Present", answer["school.pointsOfContact.0.holder.name"].GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer["school.pointsOfContact.0.lastVerifiedAt"].ValueKind);
        Assert.Equal(990042, answer["school.links.0.earlierSchool.urn"].GetInt32());
        Assert.Equal("UNVERIFIED", answer["school.links.0.schoolContact.currency"].GetString());
    }

    [Fact]
    public async Task Nobody_learns_more_of_the_people_there_than_at_the_closed_school()
    {
        await data.SucceedsAsync(high, academy);

        var answer = await app.AskAsAsync(null, Query);

        Assert.DoesNotContain("Robin", answer.Text, StringComparison.Ordinal);
        Assert.Equal("UNVERIFIED", answer["school.mentalHealthLead.currency"].GetString());
    }

    [Fact]
    public async Task The_page_says_that_both_are_from_before()
    {
        await data.SucceedsAsync(high, academy);

        using var client = app.CreateClient();
        var page = await client.GetStringAsync(new Uri("/schools/990942", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("Recorded for Kelderby High School, which has closed.", page, StringComparison.Ordinal);
        Assert.Contains("Agreed with Kelderby High School, which has closed.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("This is a gap", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_schools_says_that_the_lead_is_not_confirmed_rather_than_missing()
    {
        await data.SucceedsAsync(high, academy);

        using var client = app.CreateClient();
        var page = await client.OpenAsync("/schools");

        var row = Assert.Single(page.QuerySelectorAll("tbody tr"),
            row => row.TextContent.Contains("Kelderby Academy", StringComparison.Ordinal));
        Assert.DoesNotContain("None recorded", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_to_contact_finds_the_agreed_link_and_the_catchment_that_names_the_closed_school()
    {
        await data.SucceedsAsync(high, academy);
        await data.ServiceAsync(with: s =>
        {
            (s.Name, s.CatchmentBasis) = ("Counselling", EnumSet<EligibilityBasis>.From(EligibilityBasis.School));
            s.CatchmentSchools.Add(high);
        });

        var routes = (await AskAsync())["whoToContact.routes"].EnumerateArray().ToList();

        Assert.Equal(["Kelderby Support Team", "Counselling"],
            routes.Select(r => r.GetProperty("service").GetProperty("name").GetString()));
        Assert.Equal("AGREED_LINK", routes[0].GetProperty("foundBy").GetString());
        Assert.Equal("Kelderby High School, which Kelderby Academy followed, had an agreed link with it: check that it still holds",
            routes[0].GetProperty("reasons")[0].GetString());
        Assert.Equal("CATCHMENT", routes[1].GetProperty("foundBy").GetString());
        Assert.Equal(2, (await app.AskAsAsync(null, "{ services(where: { coversPlace: { urn: 990942 } }) { totalCount } }"))
            ["services.totalCount"].GetInt32());
    }

    [Fact]
    public async Task What_the_academy_has_of_its_own_comes_in_place_of_it()
    {
        await data.SucceedsAsync(high, academy);
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, academy, heldBy: "Sam New");
        await data.LinkAsync(academy, team, l => l.Status = LinkStatus.Ended);

        var answer = await AskAsync();

        var role = Assert.Single(answer["school.pointsOfContact"].EnumerateArray());
        Assert.Equal("Sam New", role.GetProperty("holder").GetProperty("name").GetString());
        Assert.Equal("ENDED", Assert.Single(answer["school.links"].EnumerateArray()).GetProperty("status").GetString());
        Assert.Equal("CATCHMENT", answer["whoToContact.routes.0.foundBy"].GetString());
    }

    [Fact]
    public async Task It_is_found_through_several_steps_and_where_schools_merged()
    {
        var between = await data.SchoolAsync(990500, with: s => (s.Name, s.Status) = ("Kelderby School", SchoolStatus.Closed));
        var merged = await data.SchoolAsync(990501, with: s => (s.Name, s.Status) = ("Gull School", SchoolStatus.Closed));
        await data.PointOfContactAsync(ContactRole.Senco, merged, heldBy: "Gill Merged");
        await data.SucceedsAsync(high, between);
        await data.SucceedsAsync(between, academy);
        await data.SucceedsAsync(merged, academy, "merged");

        var answer = await AskAsync();

        Assert.Equal(["Robin Present", "Gill Merged"], answer["school.pointsOfContact"].EnumerateArray()
            .Select(c => c.GetProperty("holder").GetProperty("name").GetString()));
        Assert.Contains("It was followed by Kelderby Academy (URN 990942): ask for that school instead.", (await app.AskAsAsync(null,
            "{ whoToContact(place: { urn: 990042 }, situation: { age: 14, needs: [] }) { problem } }"))["whoToContact.problem"].GetString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SchoolStatus.Open, null)]
    [InlineData(SchoolStatus.Closed, null)]
    [InlineData(SchoolStatus.ProposedToOpen, null)]
    [InlineData(null, "split school")]
    public async Task A_school_that_was_shared_out_gives_nothing_to_another_by_itself(SchoolStatus? others, string? manner)
    {
        if (others is { } status)
        {
            await using var db = app.Db.Open();
            await db.Schools.Where(s => s.Id == other.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, status), TestContext.Current.CancellationToken);
            await data.SucceedsAsync(high, other);
        }

        await data.SucceedsAsync(high, academy, manner);
        var staff = await data.AccountAsync(UserRole.SchoolStaff, school: high);

        var answer = await AskAsync();

        Assert.Empty(answer["school.pointsOfContact"].EnumerateArray());
        Assert.Empty(answer["school.links"].EnumerateArray());
        Assert.Empty(answer["whoToContact.routes"].EnumerateArray());
        Assert.Contains(answer["school.predecessors.0.successors"].EnumerateArray(), s => s.GetProperty("urn").GetInt32() == 990942);
        Assert.Equal("NotAllowed", await AddAsync(staff));
    }

    [Fact]
    public async Task Staff_of_the_closed_school_keep_the_academy_that_alone_followed_it()
    {
        await data.SucceedsAsync(high, academy);

        Assert.Null(await AddAsync(await data.AccountAsync(UserRole.SchoolStaff, school: high)));
        Assert.Equal("NotAllowed", await AddAsync(await data.AccountAsync(UserRole.SchoolStaff, school: await data.SchoolAsync(990600))));
    }

    [Fact]
    public async Task Staff_of_the_academy_do_not_keep_the_closed_school()
    {
        await data.SucceedsAsync(high, academy);

        var answer = await app.AskAsAsync(await data.AccountAsync(UserRole.SchoolStaff, school: academy), $$"""
            mutation { it: verifyPointOfContact(input: { pointOfContact: "{{Id("PointOfContact", lead.Id)}}", outcome: CONFIRMED }) {
              errors { __typename } } }
            """);

        Assert.Equal("NotAllowed", answer["it.errors.0.__typename"].GetString());
    }

    private const string Query = """
        { school(urn: 990942) {
            pointsOfContact { role currency lastVerifiedAt holder { name } earlierSchool { urn } }
            mentalHealthLead { currency earlierSchool { urn } }
            links { status earlierSchool { urn } schoolContact { currency } }
            predecessors { successors { urn } } }
          whoToContact(place: { urn: 990942 }, situation: { age: 14, needs: [] }) { routes { service { name } foundBy reasons } } }
        """;

    private async Task<GraphQLAnswer> AskAsync() =>
        await app.AskAsAsync(await data.AccountAsync(UserRole.SchoolStaff, school: academy), Query);

    private async Task<string?> AddAsync(Account by)
    {
        var answer = await app.AskAsAsync(by, $$"""
            mutation { it: addPointOfContact(input: { organisation: "{{Id("School", academy.Id)}}", role: HEADTEACHER }) {
              errors { __typename } } }
            """);
        return answer["it.errors"].ValueKind == System.Text.Json.JsonValueKind.Null ? null : answer["it.errors.0.__typename"].GetString();
    }

    private static string Id(string type, int key) => LinkDirectory.GraphQL.Relay.NodeId.Create(type, key).ToString();
}
