using System.Diagnostics;
using LinkDirectory.Benchmarks.Served;

namespace LinkDirectory.Benchmarks.Load;

/// <summary>What one run of an operation came to.</summary>
/// <param name="RequestsPerSecond">As the client counted.</param>
/// <param name="CpuMicroseconds">The server's processor time for a request, the kernel's for its sockets included.</param>
/// <param name="AllocatedBytes">What the server allocated for a request.</param>
internal sealed record Sample(double RequestsPerSecond, double CpuMicroseconds, double AllocatedBytes);

/// <summary>
/// Asks over a few kept connections from one thread: each is sent its next request when its response has been read, so the
/// server always has some to answer. It allocates nothing and reads no header, to leave the machine to the server.
/// </summary>
internal sealed class LoadGenerator : IDisposable
{
    private const int Connections = 32;

    // Opened by the first run: the server lets idle ones go.
    private readonly Lazy<Connection[]> connections;
    private readonly ServerProcess server;
    private readonly Connection learning;
    private readonly Dictionary<Operation, int[]> lengths = [];

    public LoadGenerator(ServerProcess server)
    {
        this.server = server;
        connections = new(() => [.. Enumerable.Range(0, Connections).Select(_ => new Connection(server.Address.Port))]);
        learning = new Connection(server.Address.Port);
    }

    /// <summary>Asks each request once, and returns the bodies.</summary>
    public List<string> Learn(Operation operation)
    {
        var bodies = new List<string>(operation.Requests.Length);
        lengths[operation] = [.. operation.Requests.Select(request =>
        {
            learning.Send(request);
            var (length, body) = learning.Receive();
            bodies.Add(body);
            return length;
        })];
        return bodies;
    }

    /// <summary>Asks for a while, on a heap that has just been collected.</summary>
    public async Task<Sample> RunAsync(Operation operation, TimeSpan time)
    {
        await server.CollectAsync();
        var before = await server.FiguresAsync();
        var watch = Stopwatch.StartNew();
        var asked = Run(operation, watch, time);
        var seconds = watch.Elapsed.TotalSeconds;
        var spent = await server.FiguresAsync() - before;
        return new Sample(asked / seconds, spent.Processor.TotalMicroseconds / asked, (double)spent.AllocatedBytes / asked);
    }

    public void Dispose()
    {
        learning.Dispose();
        if (connections.IsValueCreated)
        {
            Array.ForEach(connections.Value, connection => connection.Dispose());
        }
    }

    private int Run(Operation operation, Stopwatch watch, TimeSpan time)
    {
        var requests = operation.Requests;
        var expected = lengths[operation];
        var next = 0;
        foreach (var connection in connections.Value)
        {
            connection.Send(requests[next++ % requests.Length]);
        }

        var asked = 0;
        while (watch.Elapsed < time)
        {
            foreach (var connection in connections.Value)
            {
                connection.Receive(expected[asked++ % requests.Length]);
                connection.Send(requests[next++ % requests.Length]);
            }
        }

        foreach (var connection in connections.Value)
        {
            connection.Receive(expected[asked++ % requests.Length]);
        }

        return asked;
    }
}
