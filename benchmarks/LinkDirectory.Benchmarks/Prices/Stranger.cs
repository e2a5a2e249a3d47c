using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LinkDirectory.Benchmarks.England;
using LinkDirectory.Benchmarks.Served;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Builder;

namespace LinkDirectory.Benchmarks.Prices;

/// <summary>
/// Somebody who is not signed in and asks the real application with as much as England has. Processor time counts and not the clock's,
/// since other work may share the machine.
/// </summary>
internal sealed class Stranger : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly ServerProcess server;
    private readonly WebApplication same;
    private readonly HttpClient client;

    private Stranger(TemporaryFolder folder, ServerProcess server, WebApplication same)
    {
        (this.folder, this.server, this.same) = (folder, server, same);
        client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
    }

    public Schema Schema => Services.GetRequiredService<Schema>();

    /// <summary>The services of the same application over the same database, which does not serve.</summary>
    public IServiceProvider Services => same.Services;

    /// <param name="file">A GIAS extract, or a database (.db) that <c>england</c> filled; null for a made-up extract.</param>
    /// <param name="settings">Settings besides the benchmarks' own.</param>
    public static async Task<Stranger> StartAsync(string? file, params string[] settings)
    {
        var kept = new TemporaryFolder();
        if (file?.EndsWith(".db", StringComparison.OrdinalIgnoreCase) == true)
        {
            File.Copy(file, kept.Database);
        }
        else
        {
            await MadeUpEngland.FillAsync(kept.Database, file);
        }

        settings = [DirectoryServer.Unlimited, .. settings];
        return new Stranger(
            kept, await DirectoryServer.StartAsync(kept.Database, settings), DirectoryServer.Build(kept.Database, settings));
    }

    public async Task<Asked> AskAsync(string query, object? variables = null)
    {
        var body = JsonSerializer.Serialize(new { query, variables }, JsonSerializerOptions.Web);
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        content.Headers.Add("GraphQL-Cost", "report");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/graphql", UriKind.Relative)) { Content = content };
        await server.CollectAsync();
        var before = await server.FiguresAsync();
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        var spent = (await server.FiguresAsync() - before).Processor;
        return new Asked(JsonDocument.Parse(answer), spent, answer.Length);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await same.DisposeAsync();
        folder.Dispose();
    }
}
