using System.Net;
using System.Net.Sockets;
using LinkDirectory.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Commands;

public sealed class HealthCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "http://localhost:5080/")]
    [InlineData("http://+:8080", "http://localhost:8080/")]
    [InlineData("http://*:8080;https://*:8443", "http://localhost:8080/")]
    [InlineData("http://0.0.0.0:80", "http://127.0.0.1/")]
    [InlineData("http://[::]:8080", "http://[::1]:8080/")]
    public void The_server_is_looked_for_where_it_listens(string? urls, string expected) =>
        Assert.Equal(expected, HealthCommand.AddressOf(urls).ToString());

    [Theory]
    [InlineData(StatusCodes.Status200OK, 0)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, 1)]
    public async Task The_exit_code_is_the_servers_readiness(int answer, int exitCode)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        server.MapGet("/health/ready", () => Results.StatusCode(answer));
        await server.StartAsync(Cancellation);
        using var errors = new StringWriter();

        Assert.Equal(exitCode, await HealthCommand.AskAsync(new Uri(server.Urls.Single()), errors, Cancellation));
        Assert.Equal(exitCode == 0, errors.ToString().Length == 0);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_so()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var errors = new StringWriter();

        Assert.Equal(1, await HealthCommand.AskAsync(new Uri($"http://127.0.0.1:{port}"), errors, Cancellation));
        Assert.Contains("does not answer", errors.ToString(), StringComparison.Ordinal);
    }
}
