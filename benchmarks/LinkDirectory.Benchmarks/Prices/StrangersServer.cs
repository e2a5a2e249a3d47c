using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Builder;

namespace LinkDirectory.Benchmarks.Prices;

/// <summary>What one request came to.</summary>
/// <param name="Processor">What the process spent meanwhile, client and all.</param>
internal sealed record Asked(JsonDocument Answer, TimeSpan Processor, long Bytes) : IDisposable
{
    public bool IsRefused => !Answer.RootElement.TryGetProperty("data", out _);

    public string? FirstError => Answer.RootElement.TryGetProperty("errors", out var errors)
        ? errors[0].GetProperty("message").GetString() : null;

    /// <summary>The price of all resolvers.</summary>
    public double Cost => Answer.RootElement.TryGetProperty("extensions", out var extensions)
        ? extensions.GetProperty("operationCost").GetProperty("fieldCost").GetDouble() : double.NaN;

    public void Dispose() => Answer.Dispose();
}

/// <summary>
/// The real application with as much as England has, asked over loopback by somebody who is not signed in. It counts processor time and
/// not the clock's, since other work may share the machine.
/// </summary>
internal sealed class StrangersServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-benchmark-").FullName;
    private WebApplication? app;
    private HttpClient? client;

    public Schema Schema => app!.Services.GetRequiredService<Schema>();

    public IServiceProvider Services => app!.Services;

    /// <param name="file">A GIAS extract, or a database (.db) that <c>england</c> filled; null for a made-up extract.</param>
    /// <param name="settings">Settings besides the benchmark's own.</param>
    public static async Task<StrangersServer> StartAsync(string? file, params string[] settings)
    {
        var server = new StrangersServer();
        var database = Path.Combine(server.folder, "linkdirectory.db");
        if (file?.EndsWith(".db", StringComparison.OrdinalIgnoreCase) == true)
        {
            File.Copy(file, database);
        }
        else
        {
            await EnglandDirectory.FillAsync(database, file);
        }

        var built = Server.Build(
            ["--applicationName=LinkDirectory", "--urls=http://127.0.0.1:0", "--environment=Production", "--PublicAddress=http://localhost",
                $"--ConnectionStrings:LinkDirectory=Data Source={database}", $"--KeyRing:Folder={Path.Combine(server.folder, "keys")}",
                "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:LinkDirectory.GraphQL.Requests=Error", "--RateLimits:Api:PerMinute=0", .. settings]);
        server.app = built;
        await Server.PrepareAsync(built);
        await built.StartAsync();
        server.client = new HttpClient { BaseAddress = new Uri(built.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
        return server;
    }

    public async Task<Asked> AskAsync(string query, object? variables = null)
    {
        var body = JsonSerializer.Serialize(new { query, variables }, JsonSerializerOptions.Web);
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        content.Headers.Add("GraphQL-Cost", "report");
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/graphql", UriKind.Relative)) { Content = content };
        using var response = await client!.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        var spent = Environment.CpuUsage.TotalTime - before;
        return new Asked(JsonDocument.Parse(answer), spent, answer.Length);
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
