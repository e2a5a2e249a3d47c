using System.Diagnostics.Metrics;
using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Operations;

/// <summary>Stored documents and observation where the answer is a stream of events.</summary>
public sealed class StreamsTests : IDisposable
{
    private const string Query = "subscription Doors { doorOpened { text } }";

    private readonly string _folder = Directory.CreateTempSubdirectory("stored-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_stored_subscription_streams_by_its_id_and_no_other_does()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "doors.graphql"), Query, Token);
        await using var server = await HouseServer.StartAsync(
            graphql => graphql.UsePersistedOperationPipeline().AddFileSystemOperationDocumentStorage(_folder)
            .ModifyRequestOptions(options => options.PersistedOperations.OnlyAllowPersistedDocuments = true));
        using var stream = await GetAsync(server, "/graphql?documentId=doors");
        Assert.Equal(":", await stream.BlockAsync());
        await server.Topics.SendAsync("DoorOpened", new Alarm(1, "front"), Token);
        Assert.Equal("""{"data":{"doorOpened":{"text":"front"}}}""", await stream.NextAsync());
        using var other = await server.SubscribeAsync(Query);
        Assert.Contains("PERSISTED_QUERY_ID_REQUIRED", await other.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_streams_by_its_hash()
    {
        await using var server = await HouseServer.StartAsync(graphql => graphql.UseAutomaticPersistedOperationPipeline());
        var extensions = "extensions=" + Uri.EscapeDataString(
            JsonSerializer.Serialize(new { persistedQuery = new { version = 1, sha256Hash = DocumentHash.Compute(Query) } }));
        using var unknown = await GetAsync(server, "/graphql?" + extensions);
        Assert.Contains("PersistedQueryNotFound", await unknown.NextAsync(), StringComparison.Ordinal);
        using (var both = await GetAsync(server, $"/graphql?query={Uri.EscapeDataString(Query)}&{extensions}"))
        {
            Assert.Equal(":", await both.BlockAsync());
        }

        using var stream = await GetAsync(server, "/graphql?" + extensions);
        Assert.Equal(":", await stream.BlockAsync());
        await server.Topics.SendAsync("DoorOpened", new Alarm(1, "front"), Token);
        Assert.Equal("""{"data":{"doorOpened":{"text":"front"}}}""", await stream.NextAsync());
    }

    [Fact]
    public async Task Active_subscriptions_are_counted_and_each_has_one_line_when_it_ends()
    {
        await using var server = await HouseServer.StartAsync(graphql => graphql.AddInstrumentation());
        using var heard = new HeardMetrics(server.Services.GetRequiredService<IMeterFactory>());
        using (var stream = await server.SubscribeAsync("subscription Counting { counted(from: 1, to: 3) }"))
        {
            await stream.RestAsync();
        }

        await heard.WaitAsync("graphql.server.subscriptions.active", 2);
        Assert.Equal([1, -1], heard.Values("graphql.server.subscriptions.active"));
        Assert.Empty(heard.TagsOf("graphql.server.request.duration"));
        var line = Assert.Single(server.Logs.Lines, line => line.Contains("Counting", StringComparison.Ordinal));
        Assert.StartsWith("subscription Counting ok 200 in ", line, StringComparison.Ordinal);
    }

    private static async Task<EventReader> GetAsync(HouseServer server, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventReader(response, await response.Content.ReadAsStreamAsync(Token));
    }
}
