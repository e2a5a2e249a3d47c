using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LinkDirectory.GraphQL.Tests.Support.Library;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.GraphQL.Tests.Support;

/// <summary>The library served over HTTP, in process.</summary>
public sealed class LibraryServer : IAsyncDisposable
{
    /// <summary>Building a schema compiles every resolver; the tests of one run share it.</summary>
    private static readonly Lazy<Schema> Shared = new(() =>
    {
        var services = new ServiceCollection().AddSingleton<Catalogue>().AddLogging();
        services.AddGraphQLServer().AddTypes<LibraryServer>().AddScalar(new OutlineScalar()).AddGlobalObjectIdentification();
        return services.BuildServiceProvider().GetRequiredService<Schema>();
    });

    private readonly WebApplication _app;

    private LibraryServer(WebApplication app) => _app = app;

    public Catalogue Catalogue => _app.Services.GetRequiredService<Catalogue>();

    public IServiceProvider Services => _app.Services;

    public HttpClient Client { get; private init; } = null!;

    public LogCapture Logs { get; private init; } = null!;

    public static async Task<LibraryServer> StartAsync(
        Action<IRequestExecutorBuilder>? configure = null, string environment = "Development")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        var logs = new LogCapture();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<Catalogue>();
        builder.Services.AddRouting();
        var graphql = builder.Services.AddGraphQLServer().AddTypes<LibraryServer>().AddScalar(new OutlineScalar())
            .AddGlobalObjectIdentification();
        builder.Services.AddSingleton(Shared.Value);
        configure?.Invoke(graphql);
        var app = builder.Build();
        app.UseRouting();
        app.MapGraphQL();
        app.MapGraphQLSchema();
        app.MapGraphQLPersistedOperations();
        await app.StartAsync();
        return new LibraryServer(app) { Client = app.GetTestClient(), Logs = logs };
    }

    /// <summary>Posts an operation and returns the response's JSON.</summary>
    public async Task<JsonElement> QueryAsync(string query, object? variables = null, string? operationName = null)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, variables, operationName });
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Posts an operation and returns its data, which must be without errors.</summary>
    public async Task<string> DataAsync(string query, object? variables = null)
    {
        var result = await QueryAsync(query, variables);
        Assert.False(result.TryGetProperty("errors", out var errors),
            errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        return result.GetProperty("data").GetRawText();
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string? body, string contentType = "application/json", string? accept = null, string path = "/graphql")
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
