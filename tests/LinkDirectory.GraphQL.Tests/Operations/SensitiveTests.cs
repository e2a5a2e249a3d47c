using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Operations;

/// <summary>What is marked sensitive reaches no log, activity or cache.</summary>
public sealed class SensitiveTests
{
    private const string Home = "ZZ99 3CZ";

    /// <summary>Requests that carry a home in every way in which one can be carried, and in every way in which that goes wrong.</summary>
    public static TheoryData<string, object?> Carrying => new()
    {
        { """{ readerAt(postcode: "ZZ99 3CZ") }""", null },
        { """query($p: String! = "ZZ99 3CZ") { readerAt(postcode: $p) }""", null },
        { """{ books(where: { readerName: "ZZ99 3CZ" }) { totalCount } }""", null },
        { """query($w: BookFilter = { readerName: "ZZ99 3CZ" }) { books(where: $w) { totalCount } }""", null },
        { """query($w: String = "ZZ99 3CZ") { books(where: { readerName: $w }) { totalCount } }""", null },
        { """query { ...F } fragment F on Query { readerAt(postcode: "ZZ99 3CZ") }""", null },
        { "query($p: String!) { readerAt(postcode: $p) }", new { p = Home } },
        { "query($w: BookFilter) { books(where: $w) { totalCount } }", new { w = new { readerName = Home } } },
        { """{ readerAt(postcode: "ZZ99 3CZ", other: 1) }""", null },
        { """{ readerAt(postcode: ["ZZ99 3CZ"]) }""", null },
        { """{ readerAt(postcode: "ZZ99 3CZ" }""", null },
        { """{ readerAt(postcode: ZZ99 3CZ) }""", null },
        { "query($p: Int!) { readerAt(postcode: $p) }", new { p = Home } },
        { "query($w: BookFilter) { books(where: $w) { totalCount } }", new { w = new { genres = Home, readerName = new[] { Home } } } },
        { "query($w: BookFilter) { books(where: $w) { totalCount } }", new { w = Home } },
    };

    [Theory]
    [MemberData(nameof(Carrying))]
    public async Task Nothing_of_it_is_logged_traced_or_kept(string query, object? variables)
    {
        using var traces = new HeardActivities(_ => true);
        await using var server = await LibraryServer.StartAsync(
            graphql => graphql.AddInstrumentation().UseAutomaticPersistedOperationPipeline(), environment: "Production");
        for (var i = 0; i < 2; i++)
        {
            await server.QueryAsync(query, variables);
            var hash = DocumentHash.Compute(query);
            using var response = await server.SendAsync(HttpMethod.Post, JsonSerializer.Serialize(
                new { query, variables, extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } }));
            Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        }

        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains("ZZ99", StringComparison.Ordinal));
        Assert.DoesNotContain(traces.Texts, text => text.Contains("ZZ99", StringComparison.Ordinal));
        Assert.DoesNotContain(Reachable.Texts(server.Services.GetRequiredService<RequestExecutor>()),
            text => text.Contains("ZZ99", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ readerAt(postcode: "ZZ99 3CZ") }""", 0)]
    [InlineData("""query($p: String! = "ZZ99 3CZ") { readerAt(postcode: $p) }""", 0)]
    [InlineData("query($p: String!) { readerAt(postcode: $p) }", 1)]
    [InlineData("{ books(where: { readerName: null }) { totalCount } }", 1)]
    [InlineData("""{ books(where: { text: "Emma" }) { totalCount } }""", 1)]
    [InlineData("""query($p: String!, $t: String = "Emma") { readerAt(postcode: $p) books(where: { text: $t }) { totalCount } }""", 1)]
    public async Task A_document_is_kept_unless_it_holds_something_sensitive(string query, int kept)
    {
        await using var server = await LibraryServer.StartAsync();
        Assert.False(
            (await server.QueryAsync(query, query.Contains("$p: String!)", StringComparison.Ordinal) ? new { p = Home } : new { p = "x" }))
                .TryGetProperty("errors", out _));
        Assert.Equal(kept, server.Services.GetRequiredService<RequestExecutor>().PreparedDocuments);
    }

    [Fact]
    public void A_request_says_nothing_of_itself()
        => Assert.Equal("GraphQLRequest", new GraphQLRequest("""{ readerAt(postcode: "ZZ99 3CZ") }""", Home).ToString());

    [Fact]
    public async Task What_is_kept_can_be_found_by_looking()
    {
        // The test above proves nothing unless it can see into the cache.
        await using var server = await LibraryServer.StartAsync();
        await server.DataAsync("""{ books(where: { text: "Northanger" }) { totalCount } }""");
        Assert.Contains(Reachable.Texts(server.Services.GetRequiredService<RequestExecutor>()),
            text => text.Contains("Northanger", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Production", null, false)]
    [InlineData("Development", null, true)]
    [InlineData("Production", true, true)]
    [InlineData("Development", false, false)]
    public async Task An_exceptions_message_is_logged_in_development_alone_unless_told(string environment, bool? told, bool logged)
    {
        await using var server = await LibraryServer.StartAsync(
            graphql => graphql.ModifyRequestOptions(options => options.LogExceptionMessages = told), environment);
        var answer = await server.QueryAsync("query($id: ID!) { node(id: $id) { ... on Author { books { title } } } }",
            new { id = Relay.NodeIdTests.Id("Author", "4") });
        var id = answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("id").GetString()!;
        var line = Assert.Single(server.Logs.Lines, line => line.Contains(id, StringComparison.Ordinal));
        Assert.Contains("System.InvalidOperationException", line, StringComparison.Ordinal);
        Assert.Contains("Author", line, StringComparison.Ordinal);
        Assert.Equal(logged, line.Contains("fell over", StringComparison.Ordinal));
    }
}
