using System.Text.Json;
using LinkDirectory.GraphQL.CostAnalysis;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Limits;

public sealed class CostTests : IDisposable
{
    private static readonly Type[] Types = [typeof(Forest), typeof(Tree), typeof(Fern), typeof(IPlant), typeof(Thicket)];
    private readonly List<ServiceProvider> _providers = [];

    /// <summary>What each operation costs, by hand: resolvers, then objects.</summary>
    public static TheoryData<string, double, double> Costs => new()
    {
        { "{ tree { name } }", 1, 1 },
        { "{ tree { name age height } }", 1 + 7 + 10, 1 },
        { "{ tree { leaves } }", 1, 1 },
        { "{ tree { saplings { name } } }", 1 + 1, 1 + 5 },
        { "{ tree { grove { age } } }", 1 + 1 + (30 * 7), 1 + 30 },
        { "{ tree { shoots { age } } }", 1 + 1 + (4 * 7), 1 + 4 },
        { "{ tree { shoots(count: 9) { age } } }", 1 + 1 + (9 * 7), 1 + 9 },
        { "{ tree { named(names: [\"a\", \"b\", \"c\"]) { age } } }", 1 + 1 + (3 * 7), 1 + 3 },
        { "{ trees { nodes { age } } }", 1 + 1 + (6 * 7), 1 + 6 },
        { "{ trees(first: 20) { nodes { age } } }", 1 + 1 + (20 * 7), 1 + 20 },
        { "{ trees(last: 20) { edges { node { age } } } }", 1 + 1 + (20 * (1 + 7)), 1 + (20 * 2) },
        { "{ trees(first: 20) { pageInfo { hasNextPage } nodes { name } } }", 1 + 1 + 1, 1 + 1 + 20 },
        { "{ found(first: 30) { age } }", 1 + (30 * 7), 30 },
        { "{ found { age } }", 1 + (20 * 7), 20 },
        { "{ thicket(last: 30) { nodes { age } } }", 1 + 1 + (30 * 7), 1 + 30 },
        { "{ trees(first: null) { nodes { name } } }", 2, 1 + 6 },
        // More than the largest page is refused by the field, which says so better.
        { "{ trees(first: 9000) { nodes { name } } }", 2, 1 + 50 },
        { "{ trees(first: 20) { nodes { grove { grove { age } } } } }", 1 + 1 + (20 * (1 + (30 * (1 + (30 * 7))))),
            1 + (20 * (1 + (30 * (1 + 30)))) },
        // Merged fields are resolved once, whatever fragments they come from.
        { "{ tree { age ...F } tree { age } } fragment F on Tree { age ... on IPlant { name } }", 1 + 7, 1 },
        { "{ a: tree { age } b: tree { age } }", 2 * (1 + 7), 2 },
        { "{ tree { age @skip(if: true) height @include(if: false) name } }", 1, 1 },
        // An object is of one type: the dearest counts.
        { "{ plant { name ... on Tree { age } ... on Fern { fronds } } }", 1 + 7, 1 },
        { "{ plant { neighbour { name } ... on Tree { grove { name } } ... on Fern { fronds } } }", 1 + 1 + 3, 1 + 1 + 30 },
        // Arguments that are given add what they are weighed at.
        { "{ planted { nodes { name } } }", 1 + 1, 1 + 6 },
        { "{ planted(where: {named: \"oak\"}) { nodes { name } } }", 1 + 1, 1 + 6 },
        { "{ planted(where: {text: \"oak\"}, within: 9) { nodes { name } } }", 1 + 1 + 50 + 30, 1 + 6 },
        { "{ planted(where: {text: null, not: {text: \"oak\"}}, within: null) { nodes { name } } }", 1 + 1 + 50, 1 + 6 },
        { "{ planted(where: {kinds: [\"a\", \"b\", \"c\"]}) { nodes { name } } }", 1 + 1 + 2, 1 + 6 },
        { "{ planted(where: {kinds: \"a\"}) { nodes { name } } }", 1 + 1 + 2, 1 + 6 },
        // The total goes by them once more; what is in the page does not.
        { "{ planted(where: {text: \"oak\"}) { totalCount } }", 1 + 50 + 10 + 50, 1 },
        { "{ planted(where: {text: \"oak\"}, first: 3) { totalCount nodes { age } pageInfo { hasNextPage } } }",
            1 + 50 + 10 + 50 + 1 + (3 * 7) + 1, 1 + 3 + 1 },
        { "{ __typename }", 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public async Task An_operation_costs_what_its_fields_and_lists_do(string query, double field, double type)
        => Assert.Equal((field, type), await CostAsync(query));

    [Fact]
    public async Task A_variable_counts_by_its_own_value()
    {
        const string Query = "query($n: Int) { trees(first: $n) { nodes { age } } }";
        Assert.Equal((2 + (3 * 7), 1 + 3), await CostAsync(Query, new { n = 3 }));
        Assert.Equal((2 + (40 * 7), 1 + 40), await CostAsync(Query, new { n = 40 }));
        Assert.Equal((2 + (6 * 7), 1 + 6), await CostAsync(Query));
        Assert.Equal((2 + (6 * 7), 1 + 6), await CostAsync(Query, new { n = (int?)null }));
        Assert.Equal((2 + (12 * 7), 1 + 12), await CostAsync("query($n: Int = 12) { trees(first: $n) { nodes { age } } }"));
        Assert.Equal((2 + (2 * 7), 1 + 2),
            await CostAsync("query($names: [String!]!) { tree { named(names: $names) { age } } }", new { names = new[] { "a", "b" } }));
        Assert.Equal((2 + (8 * 7), 1 + 8), await CostAsync(
            "query($n: Int!) { plant { ... on Tree { shoots(count: $n) { age } } ... on Fern { fronds } } }", new { n = 8 }));
    }

    [Fact]
    public async Task A_variable_adds_what_its_value_is_weighed_at()
    {
        const string Query = "query($where: TreeFilter, $within: Int) { planted(where: $where, within: $within) { totalCount } }";
        Assert.Equal((11, 1), await CostAsync(Query));
        Assert.Equal((11, 1), await CostAsync(Query, new { where = (object?)null, within = (int?)null }));
        Assert.Equal((11 + 60, 1), await CostAsync(Query, new { within = 5 }));
        Assert.Equal((11 + 100, 1), await CostAsync(Query, new { where = new { text = "oak" } }));
        Assert.Equal((11 + 100 + 4 + 100, 1),
            await CostAsync(Query, new { where = new { text = "oak", kinds = new[] { "a", "b", "c" }, not = new { text = "ash" } } }));
        const string Inside = "query($text: String, $kind: String!) { planted(where: {text: $text, kinds: [$kind, \"b\"]}) { totalCount } }";
        Assert.Equal((11 + 4, 1), await CostAsync(Inside, new { kind = "a" }));
        Assert.Equal((11 + 4 + 100, 1), await CostAsync(Inside, new { kind = "a", text = "oak" }));
    }

    [Fact]
    public async Task A_variable_that_skips_a_field_takes_its_cost_away()
    {
        const string Query = "query($with: Boolean!) { tree { grove @include(if: $with) { age } } }";
        Assert.Equal((1 + 1 + (30 * 7), 31), await CostAsync(Query, new { with = true }));
        Assert.Equal((1, 1), await CostAsync(Query, new { with = false }));
    }

    [Fact]
    public async Task An_operation_may_cost_as_much_as_the_limit_and_no_more()
    {
        const string Query = "query($n: Int!) { trees(first: $n) { nodes { age } } }";
        var executor = Executor(options => options.MaxFieldCost = 2 + (10 * 7));
        Assert.False(await RunAsync(executor, Query, new { n = 10 }) is { Errors: not null });
        var refused = await RunAsync(executor, Query, new { n = 11 });
        Assert.Equal("The operation costs 79 to resolve; at most 72 is allowed. Ask for smaller pages, or for fewer lists within lists.",
            refused.Errors!.Value[0].GetProperty("message").GetString());
        Assert.Equal("""{"code":"LIMIT_EXCEEDED","limit":"MaxFieldCost","maximum":72,"actual":79}""",
            refused.Errors.Value[0].GetProperty("extensions").GetRawText());

        executor = Executor(options => options.MaxTypeCost = 1 + 10);
        Assert.False(await RunAsync(executor, Query, new { n = 10 }) is { Errors: not null });
        refused = await RunAsync(executor, Query, new { n = 11 });
        Assert.Equal("""{"code":"LIMIT_EXCEEDED","limit":"MaxTypeCost","maximum":11,"actual":12}""",
            refused.Errors!.Value[0].GetProperty("extensions").GetRawText());

        executor = Executor(options => (options.MaxTypeCost, options.EnforceCostLimits) = (0, false));
        Assert.False(await RunAsync(executor, Query, new { n = 11 }) is { Errors: not null });
    }

    [Fact]
    public async Task Costs_beyond_all_numbers_are_refused_too()
    {
        var executor = Executor(_ => { }, request => (request.MaxExecutionDepth, request.MaxFields) = (400, 400));
        var nested = string.Concat(Enumerable.Repeat("grove { ", 180));
        var refused = await RunAsync(executor, "{ tree { " + nested + "name" + new string('}', 182), null);
        Assert.Equal(2, refused.Errors!.Value.GetArrayLength());
        Assert.Equal("MaxFieldCost", refused.Errors.Value[0].GetProperty("extensions").GetProperty("limit").GetString());
    }

    [Fact]
    public async Task A_response_tells_the_cost_only_to_whom_asks()
    {
        var executor = Executor(_ => { });
        Assert.Null((await RunAsync(executor, "{ tree { name } }", null, header: null)).Cost);
        Assert.NotNull((await RunAsync(executor, "{ tree { name } }", null)).Cost);
    }

    private async Task<(double, double)> CostAsync(string query, object? variables = null)
    {
        var result = await RunAsync(Executor(options => (options.MaxFieldCost, options.MaxTypeCost) = (1e9, 1e9)), query, variables);
        Assert.True(result.Cost is not null, result.Errors?.GetRawText());
        return (result.Cost.Value.GetProperty("fieldCost").GetDouble(), result.Cost.Value.GetProperty("typeCost").GetDouble());
    }

    private (RequestExecutor, IServiceProvider) Executor(Action<CostOptions> costs, Action<RequestExecutorOptions>? request = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<ForestDatabase>();
        services.AddGraphQLServer().AddTypes(Types).ModifyOptions(options => options.DefaultBindingBehavior = BindingBehavior.Implicit)
            .ModifyCostOptions(costs).ModifyRequestOptions(request ?? (_ => { }));
        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return (provider.GetRequiredService<RequestExecutor>(), provider);
    }

    private static async Task<(JsonElement? Errors, JsonElement? Cost)> RunAsync(
        (RequestExecutor Executor, IServiceProvider Services) server, string query, object? variables, string? header = "report")
    {
        var http = new DefaultHttpContext { RequestServices = server.Services };
        http.Request.Headers["GraphQL-Cost"] = header;
        using var response = await server.Executor.ExecuteAsync(
            new GraphQLRequest(query, null, variables is null ? null : JsonSerializer.SerializeToElement(variables)),
            server.Services, http, null,
            TestContext.Current.CancellationToken);
        var json = JsonDocument.Parse(response.Body).RootElement.Clone();
        return (
            json.TryGetProperty("data", out _) || !json.TryGetProperty("errors", out var errors) ? null : errors,
            json.TryGetProperty("extensions", out var extensions) ? extensions.GetProperty("operationCost") : null);
    }

    public void Dispose() => _providers.ForEach(provider => provider.Dispose());
}
