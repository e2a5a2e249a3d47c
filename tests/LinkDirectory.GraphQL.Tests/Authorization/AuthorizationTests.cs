using System.Net;
using System.Security.Claims;
using System.Text;
using LinkDirectory.GraphQL.Authorization;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Tests.Support;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.GraphQL.Tests.Authorization;

public sealed class AuthorizationTests : IAsyncDisposable
{
    private static readonly Type[] Types =
        [typeof(VaultQueries), typeof(WardenQueries), typeof(Coin), typeof(Jewel), typeof(Ruby), typeof(IItem), typeof(Treasure),
            typeof(JewelType), typeof(CoinType)];

    private readonly VaultLog _log = new();
    private readonly SmallServer _server;

    public AuthorizationTests() => _server = new SmallServer(Configure, Types);

    private static ClaimsPrincipal Ada { get; } = Person("Ada", "Adult");

    private static ClaimsPrincipal Kit { get; } = Person("Kit", "Child");

    private static ClaimsPrincipal Warden { get; } = Person("Wat", "Warden");

    [Theory]
    [InlineData("{ door handle }",
        """{"data":{"door":"oak","handle":null},"errors":[{"message":"This is for people who have signed in.","locations":[{"line":1,"column":8}],"path":["handle"],"extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""")]
    [InlineData("{ lock }",
        """{"data":null,"errors":[{"message":"This is for people who have signed in.","locations":[{"line":1,"column":3}],"path":["lock"],"extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""")]
    public async Task Who_has_not_signed_in_gets_that_fields_error(string query, string response)
    {
        Assert.Equal(response, await _server.ExecuteAsync(query));
        Assert.Equal(0, _log.Opened);
    }

    [Fact]
    public async Task Who_has_signed_in_gets_the_field()
        => Assert.Equal("""{"data":{"handle":"brass 1","lock":"iron"}}""", await _server.ExecuteAsync("{ handle lock }", user: Ada));

    [Fact]
    public async Task A_policy_decides_once_for_the_request()
    {
        const string Query = "{ a: cellar b: cellar(bottle: 2) coins { value } }";
        Assert.Equal("""{"data":{"a":"port 1","b":"port 2","coins":[{"value":2},{"value":2},{"value":2}]}}""",
            await _server.ExecuteAsync(Query, user: Ada));
        Assert.Equal(1, _log.Asked);
        Assert.Contains("""{"data":{"a":null,"b":null,"coins":[{"value":null},{"value":null},{"value":null}]}""",
            await _server.ExecuteAsync(Query, user: Kit), StringComparison.Ordinal);
        Assert.Equal(2, _log.Asked);
    }

    [Fact]
    public async Task A_decision_that_waits_is_waited_for()
    {
        Assert.Equal("""{"data":{"attic":"dust"}}""", await _server.ExecuteAsync("{ attic }", user: Ada));
        Assert.Contains("AUTH_NOT_AUTHORIZED", await _server.ExecuteAsync("{ attic }", user: Kit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_the_roles_is_enough()
    {
        Assert.Equal("""{"data":{"coins":[{"mint":"London"},{"mint":"London"},{"mint":"London"}]}}""",
            await _server.ExecuteAsync("{ coins { mint } }", user: Warden));
        Assert.Contains("\"code\":\"AUTH_NOT_AUTHORIZED\"", await _server.ExecuteAsync("{ coins { mint } }", user: Ada),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_resolver_the_value_is_the_resource()
    {
        Assert.Equal("""{"data":{"deed":{"text":"Property of Ada"}}}""",
            await _server.ExecuteAsync("""{ deed(owner: "Ada") { text } }""", user: Ada));
        Assert.StartsWith("""{"data":{"deed":null},"errors":[""",
            await _server.ExecuteAsync("""{ deed(owner: "Kit") { text } }""", user: Ada), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"deed":null}}""", await _server.ExecuteAsync("""{ deed(owner: "") { text } }""", user: Ada));
    }

    [Theory]
    [InlineData("{ door ledger }")]
    [InlineData("{ door ... on Query { ...F } } fragment F on Query { l: ledger }")]
    public async Task What_is_asked_at_validation_refuses_the_whole_request(string query)
    {
        Assert.Equal("""{"errors":[{"message":"This is not yours to see or do.","extensions":{"code":"AUTH_NOT_AUTHORIZED"}}]}""",
            await _server.ExecuteAsync(query, user: Kit));
        Assert.Equal("""{"errors":[{"message":"This is for people who have signed in.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""",
            await _server.ExecuteAsync(query));
        Assert.Equal(0, _log.Opened);
        Assert.Contains("page 1", await _server.ExecuteAsync(query, user: Ada), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jewel { name }")]
    [InlineData("ruby { name }")]
    [InlineData("items { name }")]
    [InlineData("treasure { ... on Coin { name } }")]
    public async Task A_type_is_guarded_wherever_it_can_be_returned(string field)
    {
        var refused = await _server.ExecuteAsync($"{{ x: {field} }}");
        Assert.StartsWith("""{"data":{"x":null},"errors":[""", refused, StringComparison.Ordinal);
        Assert.Contains("AUTH_NOT_AUTHENTICATED", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("errors", await _server.ExecuteAsync($"{{ x: {field} }}", user: Kit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guarded_node_is_guarded_by_its_id_and_others_are_not()
    {
        var (coin, jewel) = (NodeId.Create("Coin", 1), NodeId.Create("Jewel", 1));
        var query =
            $$"""{ coin: node(id: "{{coin}}") { __typename } jewel: node(id: "{{jewel}}") { __typename } nodes(ids: ["{{jewel}}", "{{coin}}"]) { __typename } }""";
        var refused = await _server.ExecuteAsync(query);
        Assert.StartsWith("""{"data":{"coin":{"__typename":"Coin"},"jewel":null,"nodes":[null,{"__typename":"Coin"}]},"errors":[""",
            refused, StringComparison.Ordinal);
        Assert.Contains("""["nodes",0]""", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("null", await _server.ExecuteAsync(query, user: Kit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_class_guards_its_own_fields_but_for_those_open_to_all()
    {
        Assert.Equal("""{"data":{"keys":"twelve","motto":"semper clausum"}}""", await _server.ExecuteAsync("{ keys motto }", user: Warden));
        Assert.StartsWith("""{"data":{"keys":null,"motto":"semper clausum","door":"oak","shopWindow":{"name":"Paste"}},"errors":[""",
            await _server.ExecuteAsync("{ keys motto door shopWindow { name } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_nobody_added_is_a_bug_and_no_permission()
    {
        var response = await _server.ExecuteAsync("{ oubliette }", user: Ada);
        Assert.StartsWith("""{"data":{"oubliette":null},"errors":[{"message":"Unexpected error, id """, response, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody added", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configure_guards_too()
    {
        await using var server = new SmallServer(Configure, typeof(BoxQueries), typeof(BoxType));
        Assert.StartsWith("""{"data":{"box":{"width":1,"depth":null}},"errors":[""",
            await server.ExecuteAsync("{ box { width depth } }", user: Kit), StringComparison.Ordinal);
        Assert.StartsWith("""{"data":{"box":null},"errors":[""", await server.ExecuteAsync("{ box { width } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guarded_mutation_by_convention_is_refused_at_the_top()
    {
        await using var server = new SmallServer(graphql => { Configure(graphql); graphql.AddMutationConventions(); }, typeof(VaultQueries),
            typeof(VaultMutations), typeof(Coin));
        const string Mint = "mutation { mint(input: {name: \"Penny\"}) { coin { name } } }";
        Assert.StartsWith("""{"data":null,"errors":[{"message":"This is for people who have signed in.",""",
            await server.ExecuteAsync(Mint), StringComparison.Ordinal);
        Assert.Equal(0, _log.Opened);
        Assert.Equal("""{"data":{"mint":{"coin":{"name":"Penny"}}}}""", await server.ExecuteAsync(Mint, user: Kit));
    }

    [Fact]
    public void A_guard_without_authorisation_is_told_when_the_schema_is_built()
        => Assert.Contains(
            "needs AddAuthorization()",
            Assert.Throws<SchemaException>(() => new SmallServer(g => g.Services.AddSingleton(_log), typeof(WardenQueries)).Schema).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_guard_costs_no_more_than_the_field_behind_it()
    {
        await using var server = new SmallServer(
            graphql => { Configure(graphql); graphql.ModifyCostOptions(cost => cost.MaxFieldCost = 5); }, Types);
        Assert.StartsWith("""{"data":{"coins":[{"value":2""", await server.ExecuteAsync("{ coins { value mint } }", user: Ada),
            StringComparison.Ordinal);
        Assert.Contains("LIMIT_EXCEEDED", await server.ExecuteAsync("{ lock }", user: Ada), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_without_a_guard_keeps_its_resolver()
        => Assert.False(_server.Schema.Query.Field("door")!.Resolver.IsAsync);

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, "Bearer")]
    [InlineData("Child", HttpStatusCode.Forbidden, "")]
    [InlineData("Adult", HttpStatusCode.OK, "")]
    public async Task A_refused_request_has_its_status(string? role, HttpStatusCode status, string challenge)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        Configure(builder.Services.AddGraphQLServer().AddTypes(Types));
        builder.Services.AddRouting();
        await using var app = builder.Build();
        app.Use((context, next) =>
        {
            context.User = role is null ? context.User : Person("x", role);
            return next(context);
        });
        app.UseRouting();
        app.MapGraphQL();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();
        using var response = await client.PostAsync(
            "/graphql", new StringContent("""{"query":"{ ledger }"}""", Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(challenge, response.Headers.WwwAuthenticate.ToString());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static ClaimsPrincipal Person(string name, string role)
        => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role)], "Test"));

    private void Configure(IRequestExecutorBuilder graphql)
    {
        graphql.Services.AddSingleton(_log).AddSingleton<IAuthorizationHandler, SlowHandler>();
        graphql.AddGlobalObjectIdentification().AddAuthorization(options =>
        {
            options.AddPolicy("Adult", policy => policy.RequireAssertion(context =>
            {
                _log.Asked++;
                return context.User.IsInRole("Adult");
            }));
            options.AddPolicy("Slow", policy => policy.AddRequirements(new Slow()));
            options.AddPolicy("Owner",
                policy => policy.RequireAssertion(context => context.Resource is Deed deed && deed.Owner == context.User.Identity?.Name));
        });
    }

    private sealed class Slow : IAuthorizationRequirement;

    private sealed class SlowHandler : AuthorizationHandler<Slow>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Slow requirement)
        {
            await Task.Yield();
            if (context.User.IsInRole("Adult"))
            {
                context.Succeed(requirement);
            }
        }
    }
}

[GraphQLIgnore]
[MutationType]
public static class VaultMutations
{
    [GraphQL.Authorization.Authorize]
    public static Coin Mint(string name, VaultLog log) => new(++log.Opened, name);
}

public sealed record Box(int Width, int? Depth);

[GraphQLIgnore]
[QueryType]
public static class BoxQueries
{
    public static Box? GetBox() => new(1, 2);
}

[GraphQLIgnore]
[ObjectType<Box>]
public static class BoxType
{
    public static void Configure(IObjectTypeDescriptor<Box> descriptor)
    {
        descriptor.Authorize();
        descriptor.Field(box => box.Width);
        descriptor.Field(box => box.Depth).Authorize("Adult", ApplyPolicy.BeforeResolver);
    }
}
