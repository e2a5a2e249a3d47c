using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Operations;

/// <summary>Documents that the operator stored, by id; and nothing else where only they are allowed.</summary>
public sealed class TrustedDocumentsTests : IDisposable
{
    private const string Titles = "query Titles { allBooks { title } }";
    private const string Two = "query One { one: selected } query Other($of: Float!) { ratio(of: $of) }";
    private const string Home = "query($postcode: String!) { readerAt(postcode: $postcode) }";
    private const string Rename = "mutation($in: RenameInput!) { rename(input: $in) { title } }";

    private readonly string _folder = Directory.CreateTempSubdirectory("stored-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string Store(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<LibraryServer> StartAsync(string? path = null, Action<RequestExecutorOptions>? change = null)
        => LibraryServer.StartAsync(
            graphql => graphql.UsePersistedOperationPipeline().AddFileSystemOperationDocumentStorage(path ?? _folder)
            .ModifyRequestOptions(options => options.PersistedOperations.OnlyAllowPersistedDocuments = true)
            .ModifyRequestOptions(change ?? (_ => { })));

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        LibraryServer server, HttpMethod method, string path, object? body = null)
    {
        using var response = await server.SendAsync(method, body is null ? null : JsonSerializer.Serialize(body), path: path);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private static async Task<string?> CodeAsync(LibraryServer server, object body)
        => (await SendAsync(server, HttpMethod.Post, "/graphql", body)).Body.GetProperty("errors")[0].GetProperty("extensions")
            .GetProperty("code").GetString();

    [Fact]
    public async Task A_stored_document_runs_by_its_id_in_every_form_in_which_clients_send_it()
    {
        var hash = Hash(Titles);
        Store(hash + ".graphql", Titles);
        await using var server = await StartAsync();
        string[] posts =
        [
            $$"""{"documentId":"{{hash}}"}""", $$"""{"id":"{{hash}}"}""", $$"""{"documentId":"sha256:{{hash}}"}""",
            $$"""{"documentId":"{{hash.ToUpperInvariant()}}"}""",
            $$$$"""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{hash}}}}"}}}""",
            $$$"""{"id":"{{{hash}}}","operationName":"Titles","variables":{}}""",
        ];
        foreach (var post in posts)
        {
            using var response = await server.SendAsync(HttpMethod.Post, post);
            Assert.StartsWith("{\"data\":{\"allBooks\":[", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        }

        foreach (var address in new[]
        {
            $"/graphql?documentId={hash}",
            $"/graphql?id={hash}",
            $"/graphql/persisted/{hash}",
            $"/graphql/persisted/sha256:{hash}/Titles",
        })
        {
            Assert.True((await SendAsync(server, HttpMethod.Get, address)).Body.TryGetProperty("data", out _), address);
        }
    }

    [Fact]
    public async Task A_route_takes_the_operation_from_the_address_and_variables_from_either_place()
    {
        var id = Hash(Two);
        Store(id + ".graphql", Two);
        await using var server = await StartAsync();
        Assert.Equal("""{"data":{"one":"one"}}""",
            (await SendAsync(server, HttpMethod.Get, $"/graphql/persisted/{id}/One")).Body.GetRawText());
        Assert.True((await SendAsync(server, HttpMethod.Get, $"/graphql/persisted/{id}/Other?variables={{\"of\":1}}")).Body.TryGetProperty(
            "data", out _));
        Assert.True((await SendAsync(server, HttpMethod.Post, $"/graphql/persisted/{id}/Other", new
        {
            variables = new
            {
                of = 1,
            }
        })).Body.TryGetProperty("data", out _));
        Assert.True((await SendAsync(server, HttpMethod.Get, $"/graphql/persisted/{id}")).Body.TryGetProperty("errors", out _));
        var both = await SendAsync(server, HttpMethod.Post, $"/graphql/persisted/{id}/One", new { query = Titles });
        Assert.Equal(HttpStatusCode.BadRequest, both.Status);
    }

    [Fact]
    public async Task Anything_else_is_refused_with_its_reason()
    {
        Store(Hash(Titles) + ".graphql", Titles);
        await using var server = await StartAsync();
        Assert.Equal("PERSISTED_QUERY_ID_REQUIRED", await CodeAsync(server, new { query = "{ selected }" }));
        Assert.Equal("PERSISTED_QUERY_ID_REQUIRED", await CodeAsync(server, new { query = Titles }));
        Assert.Equal("PERSISTED_QUERY_ID_REQUIRED", await CodeAsync(server, new { query = Titles, documentId = Hash(Titles) }));
        Assert.Equal("PERSISTED_QUERY_NOT_IN_LIST", await CodeAsync(server, new { documentId = Hash("{ selected }") }));
        Assert.Equal("PERSISTED_QUERY_NOT_IN_LIST",
            await CodeAsync(server, new { extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash("x") } } }));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(server, HttpMethod.Post, "/graphql", new { })).Status);
    }

    [Fact]
    public async Task A_stored_document_may_come_whole_where_that_is_allowed()
    {
        Store("titles.graphql", Titles);
        await using var server = await StartAsync(change: options => options.PersistedOperations.AllowDocumentBody = true);
        await server.DataAsync(Titles);
        Assert.Equal("PERSISTED_QUERY_NOT_IN_LIST", await CodeAsync(server, new { query = Titles + " " }));
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("%2e%2e%2fsecret")]
    [InlineData(".hidden")]
    [InlineData("a\nb")]
    [InlineData("")]
    public async Task An_id_never_leads_out_of_the_folder(string id)
    {
        Store("titles.graphql", Titles);
        await using var server = await StartAsync();
        Assert.Equal("BAD_REQUEST", await CodeAsync(server, new { documentId = id }));
        var (status, body) = await SendAsync(server, HttpMethod.Get, "/graphql/persisted/" + Uri.EscapeDataString(id));
        Assert.True(status == HttpStatusCode.NotFound || body.TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task An_id_that_is_too_long_is_refused()
    {
        Store("titles.graphql", Titles);
        await using var server = await StartAsync();
        Assert.Equal("BAD_REQUEST", await CodeAsync(server, new { documentId = new string('a', OperationDocumentId.MaxLength + 1) }));
        Assert.Equal("PERSISTED_QUERY_NOT_IN_LIST",
            await CodeAsync(server, new { documentId = new string('a', OperationDocumentId.MaxLength) }));
    }

    [Fact]
    public async Task Over_GET_a_stored_document_reads_only_and_carries_nothing_sensitive()
    {
        Store("home.graphql", Home);
        Store("rename.graphql", Rename);
        await using var server = await StartAsync();
        foreach (var address in new[] { "/graphql?id=home&", "/graphql/persisted/home?", "/graphql/persisted/rename?" })
        {
            Assert.Equal(HttpStatusCode.MethodNotAllowed,
                (await SendAsync(server, HttpMethod.Get, address + "variables={\"postcode\":\"ZZ99 3CZ\"}")).Status);
        }

        Assert.True((await SendAsync(server, HttpMethod.Post, "/graphql/persisted/home", new
        {
            variables = new
            {
                postcode = "ZZ99 3CZ",
            }
        })).Body.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task A_stored_document_runs_no_longer_than_any_other()
    {
        Store("wait.graphql", "{ waitForever }");
        await using var server = await StartAsync(change: options => options.ExecutionTimeout = TimeSpan.FromMilliseconds(50));
        Assert.Equal("TIMEOUT", await CodeAsync(server, new { id = "wait" }));
    }

    [Fact]
    public async Task A_stored_documents_variables_have_the_limits_of_any_others()
    {
        Store("list.graphql", "query($books: [ID!]!) { nodes(ids: $books) { id } }");
        await using var server = await StartAsync(change: options => options.MaxVariableValues = 20);
        Assert.Equal("LIMIT_EXCEEDED",
            await CodeAsync(server, new { id = "list", variables = new { books = Enumerable.Repeat("x", 30) } }));
    }

    [Fact]
    public async Task Relays_and_Apollos_manifests_are_read()
    {
        var relay = Store("relay.json",
            JsonSerializer.Serialize(new Dictionary<string, string> { ["titles_1"] = Titles, [Hash(Two).ToUpperInvariant()] = Two }));
        await using (var server = await StartAsync(relay))
        {
            Assert.True((await SendAsync(server, HttpMethod.Get, "/graphql?id=titles_1")).Body.TryGetProperty("data", out _));
            Assert.True((await SendAsync(server, HttpMethod.Get, $"/graphql?id={Hash(Titles)}")).Body.TryGetProperty("data", out _));
            Assert.True(
                (await SendAsync(server, HttpMethod.Get, $"/graphql?id={Hash(Two)}&operationName=One")).Body.TryGetProperty("data", out _));
        }

        var apollo = Store("apollo.json", JsonSerializer.Serialize(new
        {
            format = "apollo-persisted-query-manifest",
            version = 1,
            operations = new[] { new { id = "abc", name = "Titles", type = "query", body = Titles } },
        }));
        await using var other = await StartAsync(apollo);
        Assert.True((await SendAsync(other, HttpMethod.Get, "/graphql?documentId=abc")).Body.TryGetProperty("data", out _));
    }

    [Theory]
    [InlineData("broken.json", "{", "is not JSON")]
    [InlineData("list.json", "[]", "is not a manifest")]
    [InlineData("number.json", """{"a":1}""", "a must be a string")]
    [InlineData("future.json", """{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}""", "version 1")]
    [InlineData("noid.json", """{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"body":"{ selected }"}]}""",
        "operations[0] has no 'id'")]
    [InlineData("empty.json", "{}", "holds no stored")]
    [InlineData("twice.json", """{"a":"{ selected }","a":"{ selected }"}""", "another document has this id")]
    [InlineData("bad id.json", """{"a/b":"{ selected }"}""", "\"a/b\": the id has characters")]
    [InlineData("syntax.json", """{"q":"{ selected "}""", "\"q\" (1:")]
    [InlineData("rule.json", """{"q":"{\n nothing }"}""", "\"q\" (2:2): Cannot query field \"nothing\"")]
    [InlineData("deep.json", """{"q":"{ allBooks { author { books { author { books { title } } } } } }"}""", "6 levels deep; at most 5")]
    [InlineData("long.json", """{"q":"{ a:selected b:selected c:selected d:selected e:selected f:selected g:selected }"}""",
        "more than 20 tokens")]
    public async Task A_manifest_that_cannot_be_served_stops_the_start_and_is_named(string name, string text, string why)
    {
        var path = Store(name, text);
        var refused = await Assert.ThrowsAsync<PersistedDocumentException>(() => StartAsync(path, options =>
        {
            options.MaxExecutionDepth = 5;
            options.MaxDocumentTokens = 20;
        }));
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_served_stops_the_start_and_its_file_is_named()
    {
        Assert.Contains("holds no stored", await RefusedAsync(), StringComparison.Ordinal);
        var wrong = Store(Hash(Two) + ".graphql", Titles);
        Assert.Contains($"{wrong} is called by a SHA-256 that is not its own: that is {Hash(Titles)}", await RefusedAsync(),
            StringComparison.Ordinal);
        File.Delete(wrong);
        var bytes = Path.Combine(_folder, "bytes.graphql");
        File.WriteAllBytes(bytes, [0x7b, 0xff, 0x7d]);
        Assert.Contains($"{bytes} cannot be read as UTF-8", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Contains("neither a folder", await RefusedAsync(_folder + "/missing"), StringComparison.Ordinal);

        async Task<string> RefusedAsync(string? path = null) =>
            (await Assert.ThrowsAsync<PersistedDocumentException>(() => StartAsync(path))).Message;
    }

    [Fact]
    public async Task Of_many_errors_the_first_are_told_and_the_rest_counted()
    {
        for (var i = 0; i < 25; i++)
        {
            Store(string.Create(CultureInfo.InvariantCulture, $"doc{i:00}.graphql"), "{ nothing }");
        }

        var refused = await Assert.ThrowsAsync<PersistedDocumentException>(() => StartAsync());
        Assert.StartsWith("25 errors in stored GraphQL documents:\n", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("\n… and 5 more", refused.Message, StringComparison.Ordinal);
        Assert.Contains("doc19.graphql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_allow_is_a_mistake_of_the_set_up()
        => Assert.Contains("AddFileSystemOperationDocumentStorage",
            (await Assert.ThrowsAsync<PersistedDocumentException>(() => LibraryServer.StartAsync(graphql => graphql
            .UsePersistedOperationPipeline().ModifyRequestOptions(
                options => options.PersistedOperations.OnlyAllowPersistedDocuments = true)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Beside_open_documents_stored_ones_stay_prepared_whatever_else_is_asked()
    {
        Store("titles.graphql", Titles);
        await using var server = await StartAsync(change: options =>
        {
            options.PersistedOperations.OnlyAllowPersistedDocuments = false;
            options.PlanCacheSize = 1;
        });
        await server.DataAsync("{ a: selected }");
        await server.DataAsync("{ b: selected }");
        Assert.True((await SendAsync(server, HttpMethod.Get, "/graphql?id=titles")).Body.TryGetProperty("data", out _));
        Assert.Equal(1, server.Services.GetRequiredService<RequestExecutor>().PreparedDocuments);
    }
}
