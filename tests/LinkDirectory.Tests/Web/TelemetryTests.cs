using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Web;

/// <summary>
/// What an OpenTelemetry collector gets of the server, and what it must not. Activities and meters are the process's, so that a collector
/// would also get those of every other test's server: probes that these tests send, and more than its queue holds.
/// </summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests : IAsyncDisposable
{
    private const string Home = "SV1 9ZZ";

    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_collector_gets_routes_and_operation_names_and_nothing_of_who_was_asked_about()
    {
        await using var collector = await Collector.StartAsync();
        await using (var traced = app.WithWebHostBuilder(builder => builder
            .UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address).UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .UseSetting("OTEL_BSP_SCHEDULE_DELAY", "50").UseSetting("OTEL_METRIC_EXPORT_INTERVAL", "50")))
        {
            using var client = traced.CreateClient();
            var query =
                $$"""query WhomToAsk { whoToContact(place: { urn: 100001 }, situation: { age: 14, needs: [SELF_HARM], home: { postcode: "{{Home}}" } }) { problem } }""";
            using var asked = await client.PostAsJsonAsync("/graphql", new { query }, Cancellation);
            using var refused = await client.GetAsync("/graphql?query=" + Uri.EscapeDataString(query), Cancellation);
            using var page = await client.GetAsync("/schools?q=" + Uri.EscapeDataString(Home), Cancellation);
            using var probe = await client.GetAsync("/health/live", Cancellation);
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
            await collector.ReceivesAsync("/v1/traces", "GET /schools", Cancellation);
            await collector.ReceivesAsync("/v1/metrics", "graphql.server.request.duration", Cancellation);
        }

        var traces = collector.Received["/v1/traces"];
        Assert.All(new[] { "linkdirectory", "graphql.operation.name", "WhomToAsk", "GraphQL Execute", "POST /graphql", "GET /schools" },
            text => Assert.Contains(text, traces, StringComparison.Ordinal));
        Assert.DoesNotContain("/health", traces, StringComparison.Ordinal);
        Assert.All(new[] { Home, "SV1%209ZZ", "SV19ZZ", "SELF_HARM", "query WhomToAsk {" }, secret => Assert.All(
            collector.Received.Values, sent => Assert.DoesNotContain(secret, sent, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Takes what exporters send over HTTP. Texts stand in protobuf as they are.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication server;
        private readonly SemaphoreSlim came = new(0);

        private Collector(WebApplication server) => this.server = server;

        public ConcurrentDictionary<string, string> Received { get; } = new();

        public string Address => server.Urls.Single();

        /// <summary>Waits until a text has come.</summary>
        public async Task ReceivesAsync(string path, string text, CancellationToken cancellation)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(TimeSpan.FromMinutes(1));
            while (!Received.GetValueOrDefault(path, "").Contains(text, StringComparison.Ordinal)) await came.WaitAsync(patience.Token);
        }

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector.server.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, context.RequestAborted);
                var text = Encoding.Latin1.GetString(body.ToArray());
                collector.Received.AddOrUpdate(context.Request.Path, text, (_, before) => before + text);
                collector.came.Release();
            });
            await collector.server.StartAsync();
            return collector;
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            came.Dispose();
        }
    }
}
