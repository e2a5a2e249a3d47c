using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Api;

public sealed class DirectoryQueryTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_school_shows_what_GIAS_says_and_what_is_assumed()
    {
        await SmallDirectory.InAsync(app);

        var answer = await app.AskAsync("""
            { school(urn: 100000) { name laestab status phase kind ageRange { minimum } assumedAgeRange { minimum maximum } website
              address { town postcode } location { latitude longitude } localAuthority { code name } successors { urn predecessors { urn } } } }
            """);

        Snapshot.Match(System.Text.Json.JsonSerializer.Serialize(answer["school"], Indented), "school.json");
    }

    [Theory]
    [InlineData("{ school(urn: 999999) { name } }", "school")]
    [InlineData("{ area(code: \"E99999999\") { name } }", "area")]
    [InlineData("{ provider(by: { odsCode: \"XXX\" }) { name } }", "provider")]
    public async Task What_is_not_here_is_null(string query, string field) =>
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await app.AskAsync(query))[field].ValueKind);

    [Fact]
    public async Task A_node_of_each_type_is_found_by_its_id_and_one_that_is_gone_is_null()
    {
        var made = await SmallDirectory.InAsync(app);
        string[] ids =
        [
            Id("School", made.School.Id), Id("Service", made.Service.Id), Id("Provider", made.Provider.Id), Id("Area", made.Area.Id),
            Id("PointOfContact", made.Lead.Id), Id("Link", made.Link.Id), Id("School", 99999), Id("Link", 99999),
        ];

        var answer = await app.AskAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids });

        Assert.Equal(["School", "Service", "Provider", "Area", "PointOfContact", "Link", null, null], answer.All("nodes").Select(TypeOf));
        Assert.Equal(ids[..6], answer.All("nodes").Take(6).Select(n => n.GetProperty("id").GetString()));
        Assert.Equal("Northmoor CAMHS",
            (await app.AskAsync("query ($id: ID!) { service(id: $id) { name } }", new { id = ids[1] }))["service.name"].GetString());
        Assert.Equal("id", (await app.AskAsync("query ($id: ID!) { service(id: $id) { name } }", new { id = ids[0] })).ErrorArgument);
    }

    [Fact]
    public async Task Schools_near_a_postcode_come_with_the_place_and_how_far_they_are()
    {
        await SmallDirectory.InAsync(app);

        var answer = await app.AskAsync(
            """{ schools(near: { postcode: "nw32jb" }, first: 1) { totalCount near { label approximate localAuthority { code } } pageInfo { hasNextPage endCursor } edges { cursor distanceMetres node { urn } } } }""");
        var next = await app.AskAsync(
            """query ($after: String) { schools(near: { postcode: "NW3 2JB" }, first: 1, after: $after) { pageInfo { hasNextPage hasPreviousPage } nodes { urn } } }""",
            new { after = answer["schools.pageInfo.endCursor"].GetString() });

        Assert.Equal(("NW3 2JB", "E09000007"),
            (answer["schools.near.label"].GetString(), answer["schools.near.localAuthority.code"].GetString()));
        Assert.Equal(2, answer["schools.totalCount"].GetInt32());
        Assert.Equal((100000, 0.0), (answer["schools.edges.0.node.urn"].GetInt32(), answer["schools.edges.0.distanceMetres"].GetDouble()));
        Assert.True(answer["schools.pageInfo.hasNextPage"].GetBoolean());
        Assert.Equal(100001, next["schools.nodes.0.urn"].GetInt32());
        Assert.False(next["schools.pageInfo.hasNextPage"].GetBoolean());
    }

    [Theory]
    [InlineData("schools(withinMetres: 500) { totalCount }", "withinMetres")]
    [InlineData("schools(order: DISTANCE) { totalCount }", "order")]
    [InlineData("schools(near: { postcode: \"nonsense\" }) { totalCount }", "near")]
    [InlineData("schools(near: { urn: 5 }) { totalCount }", "near")]
    [InlineData("schools(first: 101) { totalCount }", "first")]
    [InlineData("schools(first: 1, last: 1) { totalCount }", "last")]
    [InlineData("schools(last: -1) { totalCount }", "last")]
    [InlineData("schools(after: \"x\") { totalCount }", "after")]
    [InlineData("services(order: DISTANCE) { totalCount }", "order")]
    [InlineData("services(where: { coversPlace: { urn: 5 } }) { totalCount }", "where.coversPlace")]
    [InlineData("pointsOfContact(before: \"x\", last: 3) { totalCount }", "before")]
    [InlineData("pointsOfContact(where: { school: \"x\" }) { totalCount }", "where.school")]
    [InlineData("search(text: \"a\", first: 101) { score }", "first")]
    public async Task A_wrong_argument_is_named_in_the_error(string field, string argument) =>
        Assert.Equal(argument, (await app.AskAsync($"{{ {field} }}")).ErrorArgument);

    [Fact]
    public async Task A_service_shows_its_hours_its_catchment_and_whether_it_is_open()
    {
        await SmallDirectory.InAsync(app);

        var answer = await app.AskAsync("""
            { provider(by: { odsCode: "rnm" }) { services { name provider { odsCode } hours { days opens closes termTimeOnly } openAt
              august: openAt(at: "2026-08-12T10:00:00Z") currency catchment { basis areas { code } schools { urn } practices boundary }
              locations { location { latitude } } feedbackStandard { decideWorkingDays } } } }
            """);

        Snapshot.Match(System.Text.Json.JsonSerializer.Serialize(answer["provider.services.0"], Indented), "service.json");
    }

    [Fact]
    public async Task On_a_bank_holiday_a_service_is_open_or_closed_only_where_its_hours_say_so()
    {
        const string office = "{ provider(by: { odsCode: \"OFF\" }) { services { openAt(at: \"2026-12-28T11:00:00Z\") "
            + "dayAfter: openAt(at: \"2026-12-29T11:00:00Z\") } } }";
        var data = new TestData(app.Db);
        var provider = await data.ProviderAsync(p => p.OdsCode = "OFF");
        foreach (var (name, hours) in new (string, OpeningPeriod[])[]
        {
            ("1 office", [Period(9, 17)]), ("2 day and night", [Period(0, 24)]), ("3 closed then", [Period(9, 17), Holiday(0, 0)]),
            ("4 open then", [Period(9, 17), Holiday(10, 12)]),
        })
        {
            await data.ServiceAsync(provider, s =>
            {
                s.Name = name;
                s.Hours.AddRange(hours);
            });
        }

        var services = (await app.AskAsync(office)).All("provider.services").ToList();

        Assert.Equal([null, true, false, true], services.Select(s => Open(s, "openAt")));
        Assert.Equal([true, true, true, true], services.Select(s => Open(s, "dayAfter")));

        static bool? Open(System.Text.Json.JsonElement service, string field) =>
            service.GetProperty(field) is { ValueKind: not System.Text.Json.JsonValueKind.Null } open ? open.GetBoolean() : null;
        static OpeningPeriod Period(int opens, int closes) =>
            new() { Days = EnumSet<Weekday>.All, OpensMinute = opens * 60, ClosesMinute = closes * 60 };
        static OpeningPeriod Holiday(int opens, int closes) =>
            new() { BankHolidays = true, OpensMinute = opens * 60, ClosesMinute = closes * 60 };
    }

    [Fact]
    public async Task An_area_shows_its_boundary_what_followed_it_and_its_schools_and_services()
    {
        await SmallDirectory.InAsync(app);

        var answer = await app.AskAsync("""
            { area(code: "e09000007") { name boundary(toleranceMetres: 100) successors { code } schools { totalCount nodes { urn } }
              closed: schools(where: { status: [CLOSED] }) { totalCount } services { nodes { name } } pointsOfContact { role } } areas(kind: LOCAL_AUTHORITY) { code } }
            """);

        Assert.Equal("Polygon", answer["area.boundary.type"].GetString());
        Assert.Equal(5, answer["area.boundary.coordinates.0"].GetArrayLength());
        Assert.Equal("E09000099", answer["area.successors.0.code"].GetString());
        Assert.Equal(100000, Assert.Single(answer.All("area.schools.nodes")).GetProperty("urn").GetInt32());
        Assert.Equal(0, answer["area.closed.totalCount"].GetInt32());
        Assert.Equal("Northmoor CAMHS", Assert.Single(answer.All("area.services.nodes")).GetProperty("name").GetString());
        Assert.Equal("AREA_LEAD", Assert.Single(answer.All("area.pointsOfContact")).GetProperty("role").GetString());
        Assert.Equal(2, answer.All("areas").Count());
        Assert.Equal("toleranceMetres",
            (await app.AskAsync("{ area(code: \"E09000007\") { boundary(toleranceMetres: 0) } }")).ErrorArgument);
    }

    [Fact]
    public async Task A_point_of_contact_names_its_holder_to_the_demo_token_alone()
    {
        var made = await SmallDirectory.InAsync(app);
        var school = Id("School", made.School.Id);
        const string query = """
            query ($school: ID!) { pointsOfContact(where: { school: $school, roles: [SENIOR_MENTAL_HEALTH_LEAD] }) { totalCount nodes {
              vacant currency sharedEmail sharedTelephone holder { name email telephone } deputy { name } holders { name } verifications { by } organisation { __typename name } } } }
            """;

        var anyone = (await app.AskAsync(query, new { school }))["pointsOfContact.nodes.0"];
        var insider = (await app.AskAsync(query, new { school }, demoToken: true))["pointsOfContact.nodes.0"];

        Assert.Equal(
            """{"vacant":false,"currency":"CURRENT","sharedEmail":null,"sharedTelephone":"020 7946 0003","holder":null,"deputy":null,"holders":null,"verifications":[{"by":null}],"organisation":{"__typename":"School","name":"Gospel Oak Primary School"}}""",
            anyone.GetRawText());
        Assert.Equal("Robin Present", insider.GetProperty("holder").GetProperty("name").GetString());
        Assert.Equal("mental-health@school.example", insider.GetProperty("sharedEmail").GetString());
        Assert.Equal(3, insider.GetProperty("holders").GetArrayLength());
    }

    [Fact]
    public async Task Whom_to_contact_is_asked_of_a_place_or_of_a_school()
    {
        await SmallDirectory.InAsync(app);
        const string situation = "situation: { age: 9, needs: [ANXIETY] }";
        const string advice = "{ emergency problem routes { service { name } foundBy certainty pointOfContact { role } } }";

        var answer = await app.AskAsync(
            $"{{ whoToContact(place: {{ urn: 100000 }}, {situation}) {advice} school(urn: 100000) {{ whoToContact({situation}) {advice} "
                + $"}} }}");
        var nowhere = await app.AskAsync($"{{ whoToContact(place: {{ postcode: \"nonsense\" }}, {situation}) {advice} }}");

        Assert.Equal("Northmoor CAMHS", answer["whoToContact.routes.0.service.name"].GetString());
        Assert.Equal("AGREED_LINK", answer["whoToContact.routes.0.foundBy"].GetString());
        Assert.Equal(answer["whoToContact"].GetRawText(), answer["school.whoToContact"].GetRawText());
        Assert.Contains("NW3 2JB", nowhere["whoToContact.problem"].GetString(), StringComparison.Ordinal);
        Assert.Contains("999", nowhere["whoToContact.emergency"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_childs_situation_is_not_taken_in_an_address()
    {
        await SmallDirectory.InAsync(app);
        using var client = app.CreateClient();
        var query = Uri.EscapeDataString(
            "{ whoToContact(place: { urn: 100000 }, situation: { age: 9, needs: [SELF_HARM] }) { emergency } }");

        using var response = await client.GetAsync(new Uri($"/graphql?query={query}", UriKind.Relative),
            TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task The_search_box_finds_each_kind_of_thing()
    {
        await SmallDirectory.InAsync(app);

        var answer = await app.AskAsync("""
            { school: search(text: "gospel oka") { matched result { ... on School { urn } } } service: search(text: "camhs") { result { __typename ... on Service { hours { opens } } } }
              provider: search(text: "northmoor trust") { result { __typename } } area: search(text: "camden") { result { ... on Area { code } } } }
            """);

        Assert.Equal(100000, answer["school.0.result.urn"].GetInt32());
        Assert.Equal("09:00", answer["service.0.result.hours.0.opens"].GetString());
        Assert.Contains("Provider", answer.All("provider").Select(h => TypeOf(h.GetProperty("result"))));
        Assert.Equal("E09000007", answer["area.0.result.code"].GetString());
    }

    [Fact]
    public async Task Nobody_is_signed_in_yet()
    {
        var answer = await app.AskAsync("{ viewer { signedIn name memberships { role } } }", demoToken: true);

        Assert.Equal("""{"signedIn":false,"name":null,"memberships":[]}""", answer["viewer"].GetRawText());
    }

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string Id(string type, int key) => NodeId.Create(type, key).ToString();

    private static string? TypeOf(System.Text.Json.JsonElement node) => node.ValueKind == System.Text.Json.JsonValueKind.Null
        ? null
        : node.GetProperty("__typename").GetString();
}
