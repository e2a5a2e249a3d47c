using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using LinkDirectory.GraphQL.Tests.Support;
using LinkDirectory.GraphQL.Tests.Support.Library;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.GraphQL.Tests.Hostile;

public sealed class SlowClientTests
{
    /// <summary>On Kestrel itself: fifty clients that never finish their bodies are sent away, and others are answered meanwhile.</summary>
    [Fact]
    public async Task Clients_that_never_finish_are_sent_away_and_others_answered_meanwhile()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var library = await LibraryServer.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Catalogue>();
        builder.Services.AddGraphQLServer().ModifyRequestOptions(options => options.RequestReadTimeout = TimeSpan.FromSeconds(3));
        builder.Services.AddSingleton(library.Services.GetRequiredService<Schema>());
        await using var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync(cancellation);
        var address = new Uri(app.Urls.First());

        var slow = Enumerable.Range(0, 50).Select(_ => NeverFinishAsync(address, cancellation)).ToList();
        using var client = new HttpClient { BaseAddress = address };
        for (var i = 0; i < 20; i++)
        {
            using var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ selected }" }, cancellation);
            Assert.Equal("""{"data":{"selected":"selected"}}""", await answer.Content.ReadAsStringAsync(cancellation));
        }

        foreach (var response in await Task.WhenAll(slow).WaitAsync(TimeSpan.FromSeconds(60), cancellation))
        {
            Assert.StartsWith("HTTP/1.1 408 ", response, StringComparison.Ordinal);
            Assert.Contains("did not arrive within 3 seconds", response, StringComparison.Ordinal);
        }
    }

    private static async Task<string> NeverFinishAsync(Uri address, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query\":\""u8.ToArray(),
            cancellation);
        var buffer = new byte[4_096];
        var read = await stream.ReadAsync(buffer, cancellation);
        // Headers and body may come one after the other.
        read += read > 0 && !Encoding.UTF8.GetString(buffer, 0, read).Contains("arrive", StringComparison.Ordinal)
            ? await stream.ReadAsync(buffer.AsMemory(read), cancellation) : 0;
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
