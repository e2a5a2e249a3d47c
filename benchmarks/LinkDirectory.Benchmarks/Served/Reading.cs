using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>One question and its answer.</summary>
/// <param name="At">When it was asked, in the stopwatch's ticks.</param>
/// <param name="Failure">What was wrong with the answer; null where nothing was.</param>
internal sealed record Reading(long At, double Milliseconds, string? Failure);

/// <summary>Readers who ask whom to contact, over and over.</summary>
internal static class Readers
{
    public const string Question =
        "{ whoToContact(place: {urn: 990004}, situation: {age: 9, needs: [ANXIETY]}) { emergency routes { service { name telephone } "
            + "pointOfContact { role currency } reasons } } }";

    /// <summary>A client whose requests come from this one of the machine's own addresses.</summary>
    public static HttpClient ClientOf(Uri server, IPAddress from) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = server,
    };

    public static async Task<IReadOnlyCollection<Reading>> ReadAsync(HttpClient client, int readers, TimeSpan pause, Task until)
    {
        var readings = new ConcurrentBag<Reading>();
        await Task.WhenAll(Enumerable.Range(0, readers).Select(async _ =>
        {
            while (!until.IsCompleted)
            {
                readings.Add(await AskAsync(client));
                await Task.WhenAny(Task.Delay(pause), until);
            }
        }));
        return readings;
    }

    public static async Task<Reading> AskAsync(HttpClient client)
    {
        var at = Stopwatch.GetTimestamp();
        string? failure;
        try
        {
            using var response = await client.PostAsJsonAsync("/graphql", new { query = Question });
            var body = await response.Content.ReadAsStringAsync();
            var isGood = response.IsSuccessStatusCode && !body.Contains("\"errors\"", StringComparison.Ordinal)
                && body.Contains("\"routes\":[{", StringComparison.Ordinal);
            failure = isGood ? null : $"{(int)response.StatusCode} {body}";
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException)
        {
            failure = problem.Message;
        }

        return new Reading(at, Stopwatch.GetElapsedTime(at).TotalMilliseconds, failure);
    }
}

/// <summary>Times in milliseconds, shown by their percentiles.</summary>
internal static class Times
{
    public static string InWords(IEnumerable<double> measured)
    {
        List<double> times = [.. measured.Order()];
        return times.Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture,
            $"{times.Count,6:N0}   median {At(times, 50),8:N1} ms   95th percentile {At(times, 95),8:N1} ms   "
                + $"99th {At(times, 99),8:N1} ms   worst {times[^1],8:N1} ms");
    }

    public static double At(List<double> ordered, int percentile) =>
        ordered[Math.Min(ordered.Count - 1, ordered.Count * percentile / 100)];
}
