using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Demo;
using LinkDirectory.GraphQL.Relay;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks;

/// <summary>
/// Whether readers wait for writers. The real server over loopback; another process's writer, as an import, holds the database for five
/// seconds while a hundred changes come by the API, and four readers go on asking whom to contact.
/// </summary>
internal static class WritersBenchmark
{
    private const int Writers = 100;
    private const int Readers = 4;

    private const string Question =
        "{ whoToContact(place: {urn: 990004}, situation: {age: 9, needs: [ANXIETY]}) { emergency routes { service { name telephone } "
            + "pointOfContact { role currency } reasons } } }";

    private static readonly TimeSpan Held = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("linkdirectory-benchmark-").FullName;
        try
        {
            await using var app = await StartAsync(folder);
            using var anyone = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            using var editor = await EditorAsync(app);
            var contacts = await ContactsAsync(app);
            await ReadAsync(anyone, TimeSpan.FromSeconds(5)); // warms up
            var alone = await ReadAsync(anyone, TimeSpan.FromSeconds(5));
            Tell("readers alone", alone);
            await MeasureAsync(Path.Combine(folder, "linkdirectory.db"), anyone, editor, contacts);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string database, HttpClient anyone, HttpClient editor, IReadOnlyList<Target> contacts)
    {
        await using var import = new SqliteConnection($"Data Source={database};Pooling=False");
        await import.OpenAsync();
        var held = await import.BeginTransactionAsync();
        var reading = ReadAsync(anyone, Held);
        var changes = contacts.Select((contact, number) => ChangeAsync(editor, contact, number)).ToList();
        await Task.Delay(Held);
        await held.DisposeAsync();
        Tell("readers while 100 wait", await reading);

        var done = await Task.WhenAll(changes);
        Tell("writers that were served", [.. done.Where(change => change.Served).Select(change => change.Milliseconds)]);
        Tell("writers told to try again", [.. done.Where(change => !change.Served).Select(change => change.Milliseconds)]);
    }

    private static async Task<List<double>> ReadAsync(HttpClient client, TimeSpan duration)
    {
        var times = new ConcurrentBag<double>();
        var whole = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            while (whole.Elapsed < duration)
            {
                var watch = Stopwatch.StartNew();
                using var response = await client.PostAsJsonAsync("/graphql", new { query = Question });
                var body = await response.Content.ReadAsStringAsync();
                if (!response.IsSuccessStatusCode || body.Contains("\"errors\"", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"A reader was answered {response.StatusCode}: {body}");
                }

                times.Add(watch.Elapsed.TotalMilliseconds);
                await Task.Delay(10); // a person's pace, so that the two processors are not all readers'
            }
        }));
        return [.. times];
    }

    private static async Task<(bool Served, double Milliseconds)> ChangeAsync(HttpClient client, Target contact, int number)
    {
        const string query = """
            mutation($id: ID!, $version: Int!, $text: String) {
              updatePointOfContact(input: {pointOfContact: $id, version: $version, availability: $text}) {
                errors { ... on Error { message } } } }
            """;
        var watch = Stopwatch.StartNew();
        using var response = await client.PostAsJsonAsync("/graphql", new
        {
            query,
            variables = new { id = contact.Id, version = contact.Version, text = $"Change {number}" },
        });
        var body = await response.Content.ReadAsStringAsync();
        var busy = body.Contains("DATABASE_BUSY", StringComparison.Ordinal);
        if (!busy && !body.Contains("\"errors\":null", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A writer was answered {response.StatusCode}: {body}");
        }

        return (!busy, watch.Elapsed.TotalMilliseconds);
    }

    private static async Task<WebApplication> StartAsync(string folder)
    {
        var app = Server.Build(
            ["--applicationName=LinkDirectory", "--urls=http://127.0.0.1:0", "--environment=Production",
                $"--ConnectionStrings:LinkDirectory=Data Source={Path.Combine(folder, "linkdirectory.db")}",
                $"--KeyRing:Folder={Path.Combine(folder, "keys")}", "--Logging:LogLevel:Default=Warning", "--RateLimits:Api:PerMinute=0"]);
        await Server.PrepareAsync(app);
        await app.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: true, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpClient> EditorAsync(WebApplication app)
    {
        var given = new InvitationGiven("editor@council.example", "Editor", UserRole.Administrator, null);
        await app.Services.GetRequiredService<Accounts>().AddAsync(Actor.Operator, given, CancellationToken.None);
        var account = await app.Services.GetRequiredService<Accounts>().ByEmailAsync(Actor.Operator, given.Email, CancellationToken.None);
        await ConfirmAsync(app, account!.Id);
        var token = await app.Services.GetRequiredService<AccessTokens>()
            .CreateAsync(Actor.Operator, account.Id, "benchmark", TokenScope.Write, 1, CancellationToken.None);
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token!.Text);
        return client;
    }

    // As if the link that was mailed had been opened.
    private static async Task ConfirmAsync(WebApplication app, int account)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().Open();
        await db.Database.ExecuteSqlAsync($"UPDATE Accounts SET EmailConfirmedAt = CreatedAt WHERE Id = {account}");
    }

    private static async Task<IReadOnlyList<Target>> ContactsAsync(WebApplication app)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().OpenToRead();
        var contacts = await db.PointsOfContact.OrderBy(c => c.Id).Take(Writers).Select(c => new { c.Id, c.Version }).ToListAsync();
        return contacts.Count == Writers
            ? contacts.ConvertAll(c => new Target(NodeId.Create(nameof(PointOfContact), c.Id).ToString(), c.Version))
            : throw new InvalidOperationException($"The demo has {contacts.Count} points of contact: {Writers} are needed.");
    }

    private static void Tell(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine(times.Count == 0 ? $"{what,-28} none" : string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{what,-28} {times.Count,6:N0}   median {At(50),8:N1} ms   99th percentile {At(99),8:N1} ms   worst {times[^1],8:N1} ms"));

        double At(int percentile) => times[Math.Min(times.Count - 1, times.Count * percentile / 100)];
    }

    private sealed record Target(string Id, int Version);
}
