using System.Diagnostics;
using System.Net.Http.Json;
using LinkDirectory.Benchmarks.Served;
using LinkDirectory.Features.Demo;
using Microsoft.AspNetCore.Builder;

namespace LinkDirectory.Benchmarks;

/// <summary>
/// Asks the real server, over loopback, what people ask most, beside an endpoint of the same server that answers a constant.
/// The questions take turns, so that a busy machine slows all of them; only the ratios count. The directory holds the demo
/// area and as many schools again as England has.
/// </summary>
internal static class HotPathBenchmark
{
    private const int Rounds = 9;
    private const int RequestsEach = 400;
    private const int Clients = 4;
    private const string Bare = "/bare";

    private static readonly (string Name, string Query)[] Questions =
    [
        ("who to contact", Readers.Question),
        ("school by URN", "{ school(urn: 990004) { name phase mentalHealthLead { role currency } links { status service { name } } } }"),
        ("20 nearest schools", "{ schools(near: {postcode: \"ZD1 1AA\"}, first: 20) { edges { distanceMetres node { urn name } } } }"),
        ("search", "{ search(text: \"kelder lane prim\", first: 10) { score matched result { __typename } } }"),
    ];

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("linkdirectory-benchmark-").FullName;
        try
        {
            await using var app = await StartAsync(folder);
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            await MeasureAsync(client);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<WebApplication> StartAsync(string folder)
    {
        var app = Server.Build(
            ["--applicationName=LinkDirectory", "--urls=http://127.0.0.1:0", "--environment=Production", "--PublicAddress=http://localhost",
                $"--ConnectionStrings:LinkDirectory=Data Source={Path.Combine(folder, "linkdirectory.db")}",
                "--Logging:LogLevel:Default=Warning", "--RateLimits:Api:PerMinute=0"]);
        app.MapGet(Bare, () => "{\"data\":{}}");
        await Server.PrepareAsync(app);
        await England.AddSchoolsAsync(app.Services, folder);
        await app.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: true, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private static async Task MeasureAsync(HttpClient client)
    {
        var seconds = Questions.Select(q => q.Name).Prepend(Bare).ToDictionary(name => name, _ => new List<double>());
        var allocated = seconds.Keys.ToDictionary(name => name, _ => 0L);
        foreach (var round in Enumerable.Range(0, Rounds + 1))
        {
            foreach (var (name, query) in Questions.Prepend((Name: Bare, Query: "")))
            {
                var before = GC.GetTotalAllocatedBytes();
                var watch = Stopwatch.StartNew();
                await Parallel.ForAsync(0, RequestsEach, new ParallelOptions { MaxDegreeOfParallelism = Clients },
                    async (_, cancellation) => await AskAsync(client, query, cancellation));

                // The first round warms up.
                if (round > 0)
                {
                    seconds[name].Add(watch.Elapsed.TotalSeconds);
                    allocated[name] += GC.GetTotalAllocatedBytes() - before;
                }
            }
        }

        var bare = Median(seconds[Bare]);
        Console.WriteLine($"{"",-20} {"requests/s",12} {"of bare",8} {"KB more than bare",18}");
        foreach (var (name, times) in seconds)
        {
            var more = (allocated[name] - allocated[Bare]) / 1024.0 / (Rounds * RequestsEach);
            Console.WriteLine($"{name,-20} {RequestsEach / Median(times),12:N0} {bare / Median(times),8:N2} {more,18:N1}");
        }
    }

    private static async Task AskAsync(HttpClient client, string query, CancellationToken cancellation)
    {
        using var response = query is ""
            ? await client.GetAsync(new Uri(Bare, UriKind.Relative), cancellation)
            : await client.PostAsJsonAsync("/graphql", new { query }, cancellation);
        var body = await response.Content.ReadAsStringAsync(cancellation);
        if (!response.IsSuccessStatusCode || body.Contains("\"errors\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{query} was answered {response.StatusCode}: {body}");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
