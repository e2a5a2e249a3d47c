using System.Net;
using System.Net.Sockets;
using System.Text;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Web.Requests;

/// <summary>Bodies that do not say how long they are, or do not come: told only by a server that reads from the network.</summary>
public sealed class SlowAndUncountedTests : IAsyncDisposable
{
    private readonly HeardLogs heard = new();
    private readonly DirectoryApp app = new();
    private readonly Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> served;
    private readonly Uri address;

    public SlowAndUncountedTests()
    {
        served = app.WithWebHostBuilder(host => host.ConfigureLogging(logs => logs.AddProvider(heard)).ConfigureServices(services =>
            services.PostConfigure<KestrelServerOptions>(server =>
                server.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(1.5)))));
        served.UseKestrel(0);
        served.StartServer();
        address = new Uri(served.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await served.DisposeAsync();
        await app.DisposeAsync();
        heard.Dispose();
    }

    [Theory]
    [InlineData("/sign-in", "application/x-www-form-urlencoded", "That is too large")]
    [InlineData("/graphql", "application/json", "LIMIT_EXCEEDED")]
    public async Task A_body_of_no_stated_length_is_counted_while_it_is_read(string path, string type, string said)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path));
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent("email=" + new string('x', 300_000), Encoding.UTF8, type);
        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        AssertNothingFailed();
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_waited_for_no_longer_than_a_slow_line_needs()
    {
        var answer = await SendAsync("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 1000\r\n\r\nemail=");

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("That took too long to arrive", answer, StringComparison.Ordinal);
        AssertNothingFailed();
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancellation);
    }

    private void AssertNothingFailed() =>
        Assert.DoesNotContain(heard.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
}
