using System.Text;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Hostile;

/// <summary>Every hostile request is refused, in little time and without keeping memory.</summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    /// <summary>What a refusal may take of the processor; the best of some tries counts, since the machine is shared.</summary>
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Whatever_is_hostile_is_refused_in_little_time(string environment)
    {
        await using var server = await LibraryServer.StartAsync(environment: environment);
        var serve = Endpoint(server);
        var wrong = new List<string>();
        foreach (var request in HostileSet.All)
        {
            var best = TimeSpan.MaxValue;
            var response = "";
            for (var i = 0; i < 5; i++)
            {
                var began = ThreadTime.Now;
                // Nothing here waits, so all of it is done by this thread.
                var serving = ServeAsync(server.Services, serve, request.Body);
                var taken = ThreadTime.Now - began;
                response = await serving;
                best = taken < best ? taken : best;
            }

            output.WriteLine($"{best.TotalMilliseconds,8:0.00} ms  {response.Length,8} bytes  {request.Name}");
            // In Production a question about the schema is refused for what it is.
            var refused = request.Refusal is null || response.Contains(request.Refusal, StringComparison.Ordinal)
                || response.Contains("Introspection is not allowed here", StringComparison.Ordinal);
            if (!refused
                || best >= Allowed
                || response.Length > 100_000
                || response.Contains("INTERNAL_SERVER_ERROR", StringComparison.Ordinal))
            {
                wrong.Add($"{request.Name} took {best.TotalMilliseconds:0.00} ms: {response[..Math.Min(300, response.Length)]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Memory_is_flat_over_a_thousand_rounds()
    {
        await using var server = await LibraryServer.StartAsync();
        var serve = Endpoint(server);
        var bodies = HostileSet.All.Where(request => request.Body.Length < 300_000).Select(request => request.Body).ToList();
        await RoundsAsync(bodies.Count * 2);
        var before = Live();
        await RoundsAsync(1_000);
        var grown = Live() - before;
        output.WriteLine($"{before / 1024} kB before, {grown / 1024} kB more after");
        // Other tests run beside this one; a leak of one body a round would be two hundred megabytes.
        Assert.True(grown < 64 * 1024 * 1024, $"{grown} bytes more");

        async Task RoundsAsync(int rounds)
        {
            for (var i = 0; i < rounds; i++)
            {
                await ServeAsync(server.Services, serve, bodies[i % bodies.Count]);
            }
        }

        static long Live() => GC.GetTotalMemory(forceFullCollection: true);
    }

    [Fact]
    public async Task An_exception_while_reading_shows_an_id_alone()
    {
        await using var server = await LibraryServer.StartAsync(environment: "Production");
        var context = new DefaultHttpContext { RequestServices = server.Services };
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json";
        context.Request.Body = new BrokenStream();
        using var response = new MemoryStream();
        context.Response.Body = response;
        await Endpoint(server)(context);
        var text = Encoding.UTF8.GetString(response.ToArray());
        Assert.Equal(StatusCodes.Status500InternalServerError, context.Response.StatusCode);
        Assert.Matches("\"message\":\"Unexpected error, id ([0-9a-f]{12})[.]\"", text);
        Assert.Contains(server.Logs.Lines, line => line.Contains(text.Split("id ")[1][..12], StringComparison.Ordinal));
        Assert.DoesNotContain("swordfish", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_documents_are_kept_within_the_bound_and_the_newest_are_among_them()
    {
        await using var server = await LibraryServer.StartAsync(
            graphql => graphql.ModifyRequestOptions(options => options.PlanCacheSize = 64));
        var executor = server.Services.GetRequiredService<RequestExecutor>();
        for (var i = 0; i < 1_000; i++)
        {
            using var response = await executor.ExecuteAsync(new GraphQLRequest($"{{ a{i}: selected }}"), server.Services, null, null,
                TestContext.Current.CancellationToken);
            Assert.Equal(GraphQLOutcome.Executed, response.Outcome);
            Assert.InRange(executor.PreparedDocuments, 1, 64);
        }

        Assert.Equal(64, executor.PreparedDocuments);
        foreach (var request in HostileSet.All.Where(request => request.Refusal is not null).Take(30))
        {
            await ServeAsync(server.Services, Endpoint(server), request.Body);
        }

        Assert.Equal(64, executor.PreparedDocuments);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => throw new InvalidOperationException("The secret is swordfish.");
    }

    private static RequestDelegate Endpoint(LibraryServer server)
        => server.Services.GetRequiredService<EndpointDataSource>().Endpoints.Single(
            endpoint => endpoint.DisplayName == "GraphQL").RequestDelegate!;

    private static async Task<string> ServeAsync(IServiceProvider services, RequestDelegate serve, byte[] body)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        var response = new MemoryStream();
        context.Response.Body = response;
        await serve(context);
        return Encoding.UTF8.GetString(response.GetBuffer(), 0, (int)response.Length);
    }
}
