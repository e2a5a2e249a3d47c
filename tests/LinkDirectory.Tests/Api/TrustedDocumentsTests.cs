using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LinkDirectory.Api;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Api;

/// <summary>The setting that lets stored documents run and nothing else.</summary>
public sealed class TrustedDocumentsTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new() { Environment = "Production" };
    private readonly string folder = Directory.CreateTempSubdirectory("stored-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Stored_documents_run_by_their_id_and_no_others()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "schools.graphql"), "query Schools { schools(first: 1) { totalCount } }",
            Cancellation);
        await using var production = app.WithWebHostBuilder(builder => builder.UseSetting(ApiSetup.TrustedDocumentsSetting, folder));
        using var client = production.CreateClient();
        Assert.Equal("""{"data":{"schools":{"totalCount":0}}}""", await client.GetStringAsync("/graphql?documentId=schools", Cancellation));
        Assert.Equal("""{"data":{"schools":{"totalCount":0}}}""",
            await client.GetStringAsync("/graphql/persisted/schools/Schools", Cancellation));
        using var open = await client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" }, Cancellation);
        Assert.Contains("PERSISTED_QUERY_ID_REQUIRED", await open.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_the_schema_does_not_know_stops_the_start()
    {
        var file = Path.Combine(folder, "old.graphql");
        await File.WriteAllTextAsync(file, "{ nothing }", Cancellation);
        await using var production = app.WithWebHostBuilder(builder => builder.UseSetting(ApiSetup.TrustedDocumentsSetting, folder));
        var refused = Assert.Throws<PersistedDocumentException>(() => production.CreateClient());
        Assert.Contains($"{file} (1:3): Cannot query field \"nothing\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unless_set_any_document_runs_and_clients_may_store_theirs_by_hash()
    {
        using var client = app.CreateClient();
        const string query = "{ schools(first: 1) { totalCount } }";
        var extensions = new
        {
            persistedQuery = new
            {
                version = 1,
                sha256Hash = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData("{ schools(first: 1) { totalCount } }"u8))
            }
        };
        using var stored = await client.PostAsJsonAsync("/graphql", new { query, extensions }, Cancellation);
        using var again = await client.PostAsJsonAsync("/graphql", new { extensions }, Cancellation);
        Assert.Equal("""{"data":{"schools":{"totalCount":0}}}""", await again.Content.ReadAsStringAsync(Cancellation));
        using var route = await client.GetAsync("/graphql/persisted/schools", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, route.StatusCode);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(await stored.Content.ReadAsStringAsync(Cancellation)).RootElement.ValueKind);
    }
}
