using System.Net;
using System.Net.Http.Json;
using LinkDirectory.GraphQL.Http;
using LinkDirectory.GraphQL.Subscriptions;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.GraphQL.Tests.Subscriptions;

/// <summary>The house served over HTTP: in process, or by Kestrel on a port of its own.</summary>
public sealed class HouseServer : IAsyncDisposable
{
    public static readonly Type[] Types =
        [typeof(AlarmType), typeof(HouseQueries), typeof(HouseMutations), typeof(HouseSubscriptions)];

    private readonly WebApplication _app;

    private HouseServer(WebApplication app, bool kestrel)
    {
        _app = app;
        // A client that leaves closes its connection at once, and does not read on for a while in case it could be used again.
        Client = kestrel
            ? new HttpClient(new SocketsHttpHandler
            {
                ResponseDrainTimeout = TimeSpan.Zero,
                EnableMultipleHttp2Connections = true,
            })
            { BaseAddress = new Uri(app.Urls.First()) }
            : app.GetTestClient();
        Client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
    }

    public HttpClient Client { get; }

    public ManualClock Clock { get; private init; } = null!;

    public LogCapture Logs { get; private init; } = null!;

    public HouseProbe Probe => _app.Services.GetRequiredService<HouseProbe>();

    public IServiceProvider Services => _app.Services;

    public ITopicEventSender Topics => _app.Services.GetRequiredService<ITopicEventSender>();

    internal OpenStreams Open => _app.Services.GetRequiredService<OpenStreams>();

    internal InMemoryTopics Kept => (InMemoryTopics)_app.Services.GetRequiredService<ITopicEventSender>();

    public static async Task<HouseServer> StartAsync(
        Action<IRequestExecutorBuilder>? configure = null, Action<WebApplication>? use = null, bool kestrel = false, bool http2 = false,
        Action<IServiceCollection>? addServices = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        if (kestrel)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0")
                .ConfigureKestrel(o => o.ConfigureEndpointDefaults(e => e.Protocols = http2 ? HttpProtocols.Http2 : HttpProtocols.Http1));
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        var clock = new ManualClock();
        var logs = new LogCapture();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<HouseProbe>().AddScoped<Visit>().AddRouting();
        addServices?.Invoke(builder.Services);
        var graphql = builder.Services.AddGraphQLServer().AddTypes(Types).AddInMemorySubscriptions();
        configure?.Invoke(graphql);
        var app = builder.Build();
        use?.Invoke(app);
        app.UseRouting();
        app.MapGraphQL();
        await app.StartAsync();
        var server = new HouseServer(app, kestrel) { Clock = clock, Logs = logs };
        server.Client.DefaultRequestVersion = http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        return server;
    }

    /// <summary>Sends an operation and returns once the headers have come.</summary>
    public Task<HttpResponseMessage> SendAsync(string query, object? variables = null, string accept = "text/event-stream")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query, variables }),
            Version = Client.DefaultRequestVersion,
            VersionPolicy = Client.DefaultVersionPolicy,
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a stream that must begin.</summary>
    public async Task<EventReader> SubscribeAsync(string query, object? variables = null)
    {
        var response = await SendAsync(query, variables);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        return new EventReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
