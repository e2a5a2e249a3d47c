using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Operations;

/// <summary>Automatic persisted queries as Apollo's clients speak them.</summary>
public sealed class AutomaticPersistedTests
{
    private const string Query = "query Titles { allBooks { title } }";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static object Extensions(string hash) => new { persistedQuery = new { version = 1, sha256Hash = hash } };

    private static Task<LibraryServer> StartAsync(Action<RequestExecutorOptions>? change = null)
        => LibraryServer.StartAsync(graphql => graphql.UseAutomaticPersistedOperationPipeline().ModifyRequestOptions(change ?? (_ => { })));

    private static async Task<JsonElement> PostAsync(LibraryServer server, object body)
    {
        using var response = await server.SendAsync(HttpMethod.Post, JsonSerializer.Serialize(body));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(LibraryServer server, string query)
    {
        using var response = await server.SendAsync(HttpMethod.Get, null, path: "/graphql?" + query);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    private static string? Code(JsonElement answer) =>
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    [Fact]
    public async Task A_client_sends_the_hash_then_both_then_the_hash_alone()
    {
        await using var server = await StartAsync();
        var hash = Hash(Query);
        var first = await PostAsync(server, new { extensions = Extensions(hash) });
        Assert.Equal("PersistedQueryNotFound", first.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(first));
        Assert.False(first.TryGetProperty("data", out _));
        var both = await PostAsync(server, new { query = Query, extensions = Extensions(hash.ToUpperInvariant()) });
        Assert.False(both.TryGetProperty("errors", out _));
        var alone = await PostAsync(server, new { operationName = "Titles", extensions = Extensions(hash) });
        Assert.Equal(both.GetRawText(), alone.GetRawText());
    }

    [Fact]
    public async Task A_hash_works_in_an_address_too()
    {
        await using var server = await StartAsync();
        var extensions = "extensions=" + Uri.EscapeDataString(JsonSerializer.Serialize(Extensions(Hash(Query))));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code((await GetAsync(server, extensions)).Body));
        Assert.True((await GetAsync(server, $"query={Uri.EscapeDataString(Query)}&{extensions}")).Body.TryGetProperty("data", out _));
        Assert.True((await GetAsync(server, extensions)).Body.TryGetProperty("data", out _));
    }

    [Theory]
    [InlineData("""{"version":2,"sha256Hash":"ab"}""")]
    [InlineData("""{"version":"1","sha256Hash":"ab"}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"sha256Hash":7}""")]
    [InlineData("""{"version":1,"sha256Hash":""}""")]
    [InlineData("[]")]
    [InlineData("true")]
    public async Task What_is_not_the_protocol_is_refused(string persisted)
    {
        await using var server = await StartAsync();
        using var response = await server.SendAsync(HttpMethod.Post,
            $$$"""{"query":"{ selected }","extensions":{"persistedQuery":{{{persisted}}}}}""");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("sha256Hash", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_of_another_document_is_refused_and_nothing_is_stored()
    {
        await using var server = await StartAsync();
        var wrong = Hash("{ selected }");
        Assert.Equal("PERSISTED_QUERY_HASH_MISMATCH", Code(await PostAsync(server, new { query = Query, extensions = Extensions(wrong) })));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await PostAsync(server, new { extensions = Extensions(wrong) })));
        Assert.Equal("BAD_REQUEST", Code(await PostAsync(server, new { extensions = Extensions("../../etc/passwd") })));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{ nothing }")]
    [InlineData("{ allBooks { author { books { author { name } } } } }")]
    public async Task Only_a_valid_document_within_the_limits_is_stored(string refused)
    {
        await using var server = await StartAsync(options => options.MaxExecutionDepth = 4);
        var hash = Hash(refused);
        Assert.NotEqual("PERSISTED_QUERY_NOT_FOUND", Code(await PostAsync(server, new { query = refused, extensions = Extensions(hash) })));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await PostAsync(server, new { extensions = Extensions(hash) })));
        Assert.Equal(0, server.Services.GetRequiredService<RequestExecutor>().PreparedDocuments);
    }

    [Fact]
    public async Task What_clients_store_has_the_bounds_of_the_prepared_documents()
    {
        await using var server = await StartAsync(options => options.PlanCacheSize = 5);
        var queries = Enumerable.Range(0, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{ a{i}: selected }}")).ToList();
        foreach (var query in queries)
        {
            await PostAsync(server, new { query, extensions = Extensions(Hash(query)) });
        }

        Assert.Equal(5, server.Services.GetRequiredService<RequestExecutor>().PreparedDocuments);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await PostAsync(server, new { extensions = Extensions(Hash(queries[0])) })));
        Assert.True((await PostAsync(server, new { extensions = Extensions(Hash(queries[^1])) })).TryGetProperty("data", out _));
    }

    [Fact]
    public async Task A_document_that_was_not_sent_with_its_hash_is_not_found_by_it()
    {
        await using var server = await StartAsync();
        await server.DataAsync(Query);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await PostAsync(server, new { extensions = Extensions(Hash(Query)) })));
    }

    [Fact]
    public async Task Over_GET_a_stored_document_still_reads_only_and_carries_nothing_sensitive()
    {
        await using var server = await StartAsync();
        foreach (var query in new[]
        {
            "mutation($in: RenameInput!) { rename(input: $in) { title } }",
            "query($postcode: String!) { readerAt(postcode: $postcode) }",
        })
        {
            var hash = Hash(query);
            await PostAsync(server, new { query, variables = new { postcode = "ZZ99 3CZ" }, extensions = Extensions(hash) });
            var (status, _) = await GetAsync(server,
                "variables={\"postcode\":\"ZZ99 3CZ\"}&extensions=" + Uri.EscapeDataString(JsonSerializer.Serialize(Extensions(hash))));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
        }
    }

    [Fact]
    public async Task A_server_without_the_pipeline_tells_clients_to_send_documents_whole()
    {
        await using var server = await LibraryServer.StartAsync();
        var answer = await PostAsync(server, new { extensions = Extensions(Hash(Query)) });
        Assert.Equal("PersistedQueryNotSupported", answer.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal("PERSISTED_QUERY_NOT_SUPPORTED", Code(answer));
        Assert.True((await PostAsync(server, new { query = Query, extensions = Extensions(Hash(Query)) })).TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Another_storage_is_asked_and_told()
    {
        var storage = new Shelf();
        await using var server = await LibraryServer.StartAsync(graphql =>
            graphql.UseAutomaticPersistedOperationPipeline().Services.AddSingleton<IOperationDocumentStorage>(storage));
        var hash = Hash(Query);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await PostAsync(server, new { extensions = Extensions(hash) })));
        await PostAsync(server, new { query = Query, extensions = Extensions(hash) });
        Assert.Equal(Query, storage.Kept[hash]);
        Assert.True((await PostAsync(server, new { extensions = Extensions(hash) })).TryGetProperty("data", out _));
        storage.Kept["deep"] = "{ nothing }";
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", Code(await PostAsync(server, new { documentId = "deep" })));
    }

    private sealed class Shelf : IOperationDocumentStorage
    {
        public Dictionary<string, string> Kept { get; } = [];

        public ValueTask<OperationDocumentSourceText?> TryReadAsync(
            OperationDocumentId documentId, CancellationToken cancellationToken = default)
            => ValueTask.FromResult(Kept.TryGetValue(documentId.Value, out var text) ? new OperationDocumentSourceText(text) : null);

        public ValueTask SaveAsync(
            OperationDocumentId documentId, OperationDocumentSourceText document, CancellationToken cancellationToken = default)
        {
            Kept[documentId.Value] = document.SourceText;
            return ValueTask.CompletedTask;
        }
    }
}
