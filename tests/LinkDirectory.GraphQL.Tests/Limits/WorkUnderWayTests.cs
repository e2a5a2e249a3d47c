using System.Net;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Subscriptions;
using LinkDirectory.GraphQL.Tests.Support;
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
        await Eventually.HoldsAsync(() => server.Probe.Opened == 1);

        // One of the two waits; the other is one too many.
        Task<HttpResponseMessage>[] both = [server.SendAsync("{ wait }", accept: accept), server.SendAsync("{ wait }", accept: accept)];
        var refused = await Task.WhenAny(both);
        var second = both.Single(sent => sent != refused);
        using var third = await refused;

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
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

    [Theory]
    [InlineData(Json)]
    [InlineData("text/event-stream")]
    public async Task Reading_does_not_wait_for_changes_and_one_change_too_many_is_refused(string accept)
    {
        await using var server = await StartAsync();
        var first = server.SendAsync("mutation { save }", accept: accept);
        await Eventually.HoldsAsync(() => server.Probe.Opened == 1);

        Task<HttpResponseMessage>[] both = [server.SendAsync("mutation { save }", accept: accept), server.SendAsync("mutation { save }", accept: accept)];
        using var refused = await await Task.WhenAny(both);
        using var read = await server.SendAsync("{ hello }", accept: Json);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("1", refused.Headers.GetValues("Retry-After").Single());
        Assert.Contains("hello", await read.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.False(first.IsCompleted);
        server.Probe.NeverEnding.SetResult();
        foreach (var answered in new[] { await first, await both[0], await both[1] })
        {
            Assert.Equal(answered != refused, (await answered.Content.ReadAsStringAsync(Token)).Contains("saved", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Dear_queries_take_turns_and_cheap_ones_do_not_wait_for_them()
    {
        await using var server = await StartAsync(options =>
            (options.MaxOperationsPerAddress, options.DearCost, options.MaxDearOperations) = (50, 5, 1));
        var first = server.SendAsync("{ wait }", accept: Json);
        await Eventually.HoldsAsync(() => server.Probe.Opened == 1);

        var others = Enumerable.Range(0, 20).Select(_ => server.SendAsync("{ wait }", accept: Json)).ToList();
        using var cheap = await server.SendAsync("{ hello }", accept: Json);

        Assert.Contains("hello", await cheap.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal((1, false), (server.Probe.Opened, others.Exists(other => other.IsCompleted)));
        server.Probe.NeverEnding.SetResult();
        foreach (var answered in await Task.WhenAll([first, .. others]))
        {
            Assert.Contains("waited", await answered.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    private static Task<HouseServer> StartAsync(Action<RequestExecutorOptions>? configure = null) => HouseServer.StartAsync(graphql => graphql
        .AddTypes(typeof(WaitingQueries), typeof(WaitingMutations))
        .ModifyRequestOptions(options =>
        {
            (options.MaxOperationsPerAddress, options.MaxWaitingPerAddress) = (1, 1);
            configure?.Invoke(options);
        }));
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

[MutationType, GraphQLIgnore]
public static class WaitingMutations
{
    public static async Task<string> Save(HouseProbe probe)
    {
        probe.Open();
        await probe.NeverEnding.Task;
        return "saved";
    }
}
