using System.Collections.Concurrent;
using System.Diagnostics;
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
            new NetworkStream(await OwnAddress.ConnectAsync(from, context.DnsEndPoint, cancellation), ownsSocket: true),
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
