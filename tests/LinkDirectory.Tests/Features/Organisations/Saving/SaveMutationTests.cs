using System.Text.Json;
using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Organisations.Saving;

/// <summary>Providers, services and catchments saved through the API.</summary>
public sealed class SaveMutationTests : IAsyncDisposable
{
    private const string SaveService = """
        mutation ($input: SaveServiceInput!) {
          saveService(input: $input) {
            service {
              id version name kind status needs ageRange { minimum maximum } requires telephone currency
              hours { days opens closes termTimeOnly } locations { name address { town postcode } } feedbackStandard { acknowledgeWorkingDays }
              catchment { basis areas { code } schools { urn } practices boundary }
            }
            errors {
              __typename
              ... on Error { message }
              ... on InvalidInput { field }
              ... on ServiceChangedMeanwhile { current { name version } }
            }
          }
        }
        """;

    private const string SaveCatchment = """
        mutation ($input: SaveCatchmentInput!) {
          saveCatchment(input: $input) {
            service { version catchment { basis areas { code } schools { urn } practices boundary } }
            errors { __typename ... on Error { message } ... on InvalidInput { field } }
          }
        }
        """;

    private const string SaveProvider = """
        mutation ($input: SaveProviderInput!) {
          saveProvider(input: $input) {
            provider { id version name kind odsCode website }
            errors { __typename ... on Error { message } ... on InvalidInput { field } ... on ProviderChangedMeanwhile { current { name } } ... on NotFound { id } }
          }
        }
        """;

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SaveMutationTests() => data = new TestData(app.Db);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_editor_adds_a_provider_and_its_service_and_changes_both()
    {
        var (area, editor) = await EditorAsync();
        await data.SchoolAsync(100000);

        var provider = (await SaveAsync(editor, SaveProvider, new
        {
            name = "Calm Place",
            kind = "VOLUNTARY_SECTOR",
            website = "www.calm.example",
        })).GetProperty("provider");
        Assert.Equal(("Calm Place", "https://www.calm.example/"), (Text(provider, "name"), Text(provider, "website")));

        var service = (await SaveAsync(editor, SaveService, New(Text(provider, "id"), area.Code))).GetProperty("service");
        Assert.Equal("UNVERIFIED", Text(service, "currency"));
        Assert.Equal("""[{"days":["MONDAY","TUESDAY"],"opens":"09:00","closes":"17:00","termTimeOnly":true}]""",
            service.GetProperty("hours").GetRawText());
        Assert.Equal("""["Consent; in writing","What has been tried"]""", service.GetProperty("requires").GetRawText());
        Assert.Equal(3, service.GetProperty("feedbackStandard").GetProperty("acknowledgeWorkingDays").GetInt32());

        var changed = (await SaveAsync(editor, SaveService, new
        {
            id = Text(service, "id"),
            version = 1,
            telephone = "01632 960123",
            requires = (string[]?)null,
        })).GetProperty("service");
        Assert.Equal((2, "01632960123", "Calm Café"),
            (changed.GetProperty("version").GetInt32(), Text(changed, "telephone"), Text(changed, "name")));
        Assert.Empty(changed.GetProperty("requires").EnumerateArray());

        var stale = await SaveAsync(editor, SaveService, new { id = Text(service, "id"), version = 1, name = "Too late" });
        var error = Assert.Single(stale.GetProperty("errors").EnumerateArray());
        Assert.Equal(("ServiceChangedMeanwhile", 2),
            (Text(error, "__typename"), error.GetProperty("current").GetProperty("version").GetInt32()));
        Assert.Equal(JsonValueKind.Null, stale.GetProperty("service").ValueKind);
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_provider_is_told_what_the_first_wrote()
    {
        var (_, editor) = await EditorAsync();
        var id = NodeId.Create("Provider", (await data.ProviderAsync(p => p.Name = "Northmoor")).Id).ToString();
        await SaveAsync(editor, SaveProvider, new { id, version = 1, name = "Northmoor NHS Trust" });

        var stale = await SaveAsync(editor, SaveProvider, new { id, version = 1, name = "Too late" });

        var error = Assert.Single(stale.GetProperty("errors").EnumerateArray());
        Assert.Equal(("ProviderChangedMeanwhile", "Northmoor NHS Trust"),
            (Text(error, "__typename"), Text(error.GetProperty("current"), "name")));
    }

    [Fact]
    public async Task A_provider_is_known_by_one_name_and_one_code()
    {
        var (_, editor) = await EditorAsync();
        await data.ProviderAsync(p => (p.Name, p.OdsCode) = ("Northmoor NHS Trust", "RNM"));

        var answer = await SaveAsync(editor, SaveProvider, new { name = "northmoor nhs trust", kind = "NHS_TRUST", odsCode = "rnm" });

        Assert.Equal(["name", "odsCode"], answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field")[0].GetString()));
        var missing = await SaveAsync(editor, SaveProvider,
            new { id = NodeId.Create("Provider", 999).ToString(), version = 1, name = "X" });
        Assert.Equal(NodeId.Create("Provider", 999).ToString(), Text(missing.GetProperty("errors")[0], "id"));
    }

    [Fact]
    public async Task A_catchment_is_put_in_place_of_the_one_before()
    {
        var (area, editor) = await EditorAsync();
        await data.StandsInAsync(await data.SchoolAsync(100000), area);
        var service = await ServiceAsync(area);
        var drawn = new
        {
            type = "Polygon",
            coordinates = new[] { new[] { new[] { -0.2, 51.52 }, [-0.15, 51.52], [-0.15, 51.55], [-0.2, 51.52] } },
        };

        var answer = await SaveAsync(editor, SaveCatchment, new
        {
            service = Id(service),
            version = 1,
            catchment = new
            {
                basis = new[]
            {
                "HOME_ADDRESS",
                "SCHOOL",
            },
                schools = new[] { 100000 },
                practices = new[] { "f83004" },
                boundary = drawn
            },
        });

        var catchment = answer.GetProperty("service").GetProperty("catchment");
        Assert.Equal(
            """{"basis":["HOME_ADDRESS","SCHOOL"],"areas":[],"schools":[{"urn":100000}],"practices":["F83004"],"boundary":{"type":"Polygon","coordinates":[[[-0.2,51.52],[-0.15,51.52],[-0.15,51.55],[-0.2,51.52]]]}}""",
            catchment.GetRawText());
    }

    [Theory]
    [InlineData("""{ type: "Polygon", coordinates: [[[-0.2, 51.5], [-0.1, 51.6], [-0.1, 51.5], [-0.2, 51.6], [-0.2, 51.5]]] }""",
        "crosses itself")]
    [InlineData("""{ type: "Polygon", coordinates: [[[51.5, -0.2], [51.6, -0.1], [51.5, -0.1], [51.5, -0.2]]] }""", "not in Great Britain")]
    [InlineData("""{ type: "Polygon", coordinates: [[[-0.2, 51.5], [-0.1, 51.6], [-0.1, 51.5]]] }""", "four corners or more")]
    [InlineData("""{ type: "Point", coordinates: [-0.2, 51.5] }""", "not a Polygon")]
    [InlineData("""{ type: "Polygon", coordinates: [[[-0.2, 51.5], [-0.2, 51.50001], [-0.20001, 51.5], [-0.2, 51.5]]] }""",
        "less than a hectare")]
    [InlineData("""{ type: "Polygon", coordinates: [[[-4, 50.7], [1, 51.2], [0, 54], [-4, 54], [-4, 50.7]]] }""", "third of England")]
    public async Task A_boundary_that_cannot_be_is_refused_with_what_to_do(string boundary, string said)
    {
        var (area, editor) = await EditorAsync();
        var service = await ServiceAsync(area);

        var answer = await app.AskAsAsync(editor, $$"""
            mutation { saveCatchment(input: { service: "{{Id(service)}}", version: 1, catchment: { basis: [HOME_ADDRESS], boundary: {{boundary}} } }) {
              errors { ... on InvalidInput { message field } } } }
            """);

        var error = Assert.Single(answer.All("saveCatchment.errors"),
            e => e.GetProperty("field").EnumerateArray().Last().GetString() == "boundary");
        Assert.Contains(said, Text(error, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_saves_what_they_do_not_keep()
    {
        var (area, editor) = await EditorAsync();
        var service = await ServiceAsync(area);
        var provider = service.Provider;
        var elsewhere = await data.AreaAsync("E09000099");
        var school = await data.SchoolAsync();
        Account[] strangers =
        [
            await data.AccountAsync(UserRole.SchoolStaff, school: school),
            await data.AccountAsync(UserRole.ProviderStaff, provider: await data.ProviderAsync()),
            await data.AccountAsync(UserRole.Commissioner, area: area),
            await data.AccountAsync(UserRole.DirectoryEditor, area: elsewhere),
            await data.AccountAsync(UserRole.Administrator),
        ];

        foreach (var stranger in strangers)
        {
            AssertNotAllowed(await SaveAsync(stranger, SaveService, new { id = Id(service), version = 1, name = "Mine" }));
            AssertNotAllowed(await SaveAsync(stranger, SaveCatchment, new { service = Id(service), version = 1 }));
            AssertNotAllowed(await SaveAsync(stranger, SaveProvider, new
            {
                id = NodeId.Create("Provider", provider.Id).ToString(),
                version = 1,
                name = "Mine",
            }));
        }

        AssertNotAllowed((await app.AskAsync(SaveService, new
        {
            input = New(NodeId.Create("Provider", provider.Id).ToString(), area.Code),
        }))["saveService"]);
        Assert.Equal(JsonValueKind.Null,
            (await SaveAsync(editor, SaveService, new { id = Id(service), version = 1, name = "Ours" })).GetProperty("errors").ValueKind);
    }

    private static void AssertNotAllowed(JsonElement answer) =>
        Assert.Equal("NotAllowed", Text(Assert.Single(answer.GetProperty("errors").EnumerateArray()), "__typename"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Id(Service service) => NodeId.Create("Service", service.Id).ToString();

    private static object New(string provider, string area) => new
    {
        provider,
        name = "Calm Café",
        kind = "COMMUNITY_COUNSELLING",
        needs = new[] { "ANXIETY", "LOW_MOOD" },
        ageRange = new { minimum = 5, maximum = 17 },
        asks = new[] { "SUPPORT" },
        acceptsReferralsFrom = new[] { "PRIMARY_SCHOOL", "SELF" },
        urgencies = new[] { "ROUTINE" },
        referralMethods = new[] { "TELEPHONE" },
        requires = new[] { "Consent; in writing", "What has been tried" },
        hours = new[] { new { days = new[] { "MONDAY", "TUESDAY" }, opens = "09:00", closes = "17:00", termTimeOnly = true } },
        locations = new[] { new { name = "The Café", address = new { town = "London", postcode = "NW3 2JB" } } },
        feedbackStandard = new { acknowledgeWorkingDays = 3, decideWorkingDays = 10, feedBackWorkingDays = 5 },
        catchment = new { basis = new[] { "HOME_ADDRESS" }, areas = new[] { area } },
    };

    private async Task<JsonElement> SaveAsync(Account account, string mutation, object input)
    {
        var answer = await app.AskAsAsync(account, mutation, new { input });
        return answer.Data.EnumerateObject().Single().Value;
    }

    private async Task<(Area Area, Account Editor)> EditorAsync()
    {
        var area = await data.AreaAsync("E09000007", boundary: TestData.Box(51.5, 51.6, -0.25, -0.1));
        return (area, await data.AccountAsync(UserRole.DirectoryEditor, area: area));
    }

    private async Task<Service> ServiceAsync(Area area)
    {
        var provider = await data.ProviderAsync();
        var service = await data.ServiceAsync(provider, s =>
        {
            s.ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.Telephone);
            s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress);
            s.CatchmentAreas.Add(area);
        });
        service.Provider = provider;
        return service;
    }
}
