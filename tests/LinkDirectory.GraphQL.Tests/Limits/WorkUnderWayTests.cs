using System.Net;
using LinkDirectory.GraphQL.Tests.Subscriptions;
using LinkDirectory.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Limits;

/// <summary>One address has so many operations under way, and no more.</summary>
public sealed class WorkUnderWayTests
{
    private const string Json = "application/json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Json)]
    [InlineData("text/event-stream")]
    public async Task Further_ones_wait_and_when_too_many_wait_one_more_is_refused(string accept)
    {
        await using var server = await StartAsync();
        var first = server.SendAsync("{ wait }", accept: accept);
        await UntilAsync(() => server.Probe.Opened == 1);
        var second = server.SendAsync("{ wait }", accept: accept);

        var third = await RefusedAsync(server, accept);

        Assert.Equal("1", third.Headers.GetValues("Retry-After").Single());
        Assert.Contains("too many operations under way", await third.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(1, server.Probe.Opened);
        server.Probe.NeverEnding.SetResult();
        foreach (var answered in new[] { await first, await second })
        {
            Assert.Contains("waited", await answered.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        Assert.Equal(2, server.Probe.Opened);
    }

    [Fact]
    public async Task An_open_stream_takes_no_place()
    {
        await using var server = await StartAsync();
        using var stream = await server.SubscribeAsync("subscription { doorOpened { text } }");

        using var answer = await server.SendAsync("{ hello }", accept: Json);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<HouseServer> StartAsync() => HouseServer.StartAsync(graphql => graphql.AddTypes(typeof(WaitingQueries))
        .ModifyRequestOptions(options => (options.MaxOperationsPerAddress, options.MaxWaitingPerAddress) = (1, 1)));

    // Until the second waits, a third would wait in its place.
    private static async Task<HttpResponseMessage> RefusedAsync(HouseServer server, string accept)
    {
        while (true)
        {
            var sent = server.SendAsync("{ hello }", accept: accept);
            if (await Task.WhenAny(sent, Task.Delay(TimeSpan.FromSeconds(2), Token)) == sent)
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, (await sent).StatusCode);
                return await sent;
            }
        }
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        while (!done())
        {
            await Task.Delay(10, Token);
        }
    }
}

[QueryType, GraphQLIgnore]
public static class WaitingQueries
{
    public static async Task<string> Wait(HouseProbe probe)
    {
        probe.Open();
        await probe.NeverEnding.Task;
        return "waited";
    }
}
