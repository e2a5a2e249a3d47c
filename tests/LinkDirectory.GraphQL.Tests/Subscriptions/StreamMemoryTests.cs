using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Subscriptions;

/// <summary>Runs when no other test does: it measures the process's memory.</summary>
[Collection(nameof(StreamMemoryTests))]
[CollectionDefinition(nameof(StreamMemoryTests), DisableParallelization = true)]
public sealed class StreamMemoryTests
{
    [Fact]
    public async Task An_open_stream_takes_little_memory()
    {
        const int count = 300;
        const int kilobytesEach = 100; // of the server and the client in this process; some 45 are usual
        await using var server = await HouseServer.StartAsync(
            builder => builder.ModifyEventStreamOptions(o => o.MaxStreamsPerClient = count), kestrel: true, http2: true);
        var streams = new List<EventReader> { await server.SubscribeAsync("subscription { doorOpened { text } }") };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        while (streams.Count < count)
        {
            streams.Add(await server.SubscribeAsync("subscription { doorOpened { text } }"));
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024 / count;
        TestContext.Current.SendDiagnosticMessage("{0} KiB for each open stream", each);
        Assert.True(each < kilobytesEach, $"{each} KiB for each open stream");
        streams.ForEach(stream => stream.Dispose());
    }
}
