using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Support;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Limits;

/// <summary>What is stopped stops where it matters, and what goes wrong shows an id alone.</summary>
public sealed class StoppingTests
{
    [Fact]
    public async Task An_operation_that_takes_too_long_is_stopped_down_to_the_database()
    {
        await using var forest = Grow(options => options.ExecutionTimeout = TimeSpan.FromSeconds(1));
        // What is slow only the first time must not take the time that the database is to have.
        await RunAsync(forest, "{ tree { name } }");
        var response = await RunAsync(forest, "{ waits }");
        await forest.GetRequiredService<ForestDatabase>().Stopped.WaitAsync(TimeSpan.FromSeconds(30),
            TestContext.Current.CancellationToken);
        var extensions = response.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal("TIMEOUT", extensions.GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, response.GetProperty("data").ValueKind);
    }

    [Fact]
    public async Task A_client_that_leaves_stops_the_database_too()
    {
        await using var forest = Grow(_ => { });
        using var client = new CancellationTokenSource();
        var running = forest.GetRequiredService<RequestExecutor>().ExecuteAsync(new GraphQLRequest("{ waits }"), forest, null, null,
            client.Token);
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await forest.GetRequiredService<ForestDatabase>().Stopped.WaitAsync(TimeSpan.FromSeconds(30),
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_response_may_be_as_large_as_the_limit_and_no_larger()
    {
        const string Query = "query($n: Int!) { tree { shoots(count: $n) { name age } } }";
        var whole = (await RunAsync(Grow(_ => { }), Query, new { n = 2_000 })).GetRawText().Length;
        Assert.True(whole > 50_000, "the response fits the first buffer");
        await using var roomy = Grow(options => options.MaxResponseSize = whole);
        Assert.Equal(2_000, (await RunAsync(roomy, Query, new { n = 2_000 })).GetProperty("data").GetProperty("tree").GetProperty("shoots")
            .GetArrayLength());
        await using var tight = Grow(options => options.MaxResponseSize = whole / 2);
        var refused = await RunAsync(tight, Query, new { n = 2_000 });
        Assert.Equal("MaxResponseSize", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("limit").GetString());
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("data").ValueKind);
    }

    [Fact]
    public async Task An_unexpected_exception_shows_an_id_that_the_log_has_too()
    {
        await using var server = new SmallServer(
            graphql => graphql.ModifyOptions(options => options.DefaultBindingBehavior = BindingBehavior.Implicit).Services
                .AddSingleton<ForestDatabase>(),
            typeof(Forest), typeof(Tree), typeof(Fern), typeof(IPlant), typeof(Thicket));
        var response = JsonDocument.Parse(await server.ExecuteAsync("{ fails }")).RootElement;
        var extensions = response.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal("INTERNAL_SERVER_ERROR", extensions.GetProperty("code").GetString());
        var id = extensions.GetProperty("id").GetString()!;
        Assert.Contains(server.Logs.Lines, line => line.Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain("swordfish", response.GetRawText(), StringComparison.Ordinal);
    }

    private static ServiceProvider Grow(Action<RequestExecutorOptions> request)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<ForestDatabase>();
        services.AddGraphQLServer().AddTypes(typeof(Forest), typeof(Tree), typeof(Fern), typeof(IPlant), typeof(Thicket))
            .ModifyOptions(options => options.DefaultBindingBehavior = BindingBehavior.Implicit)
            .ModifyCostOptions(options => options.EnforceCostLimits = false).ModifyRequestOptions(request);
        return services.BuildServiceProvider();
    }

    private static async Task<JsonElement> RunAsync(IServiceProvider services, string query, object? variables = null)
    {
        using var response = await services.GetRequiredService<RequestExecutor>().ExecuteAsync(
            new GraphQLRequest(query, null, variables is null ? null : JsonSerializer.SerializeToElement(variables)), services,
            new DefaultHttpContext(), null,
            TestContext.Current.CancellationToken);
        return JsonDocument.Parse(response.Body.ToArray()).RootElement;
    }
}
