using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using LinkDirectory.Data;
using LinkDirectory.Data.Writing;
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
            await WarmUpAsync(anyone, editor, await ContactsAsync(app));
            var contacts = await ContactsAsync(app);
            Tell("readers alone", (await ReadAsync(anyone, Task.Delay(Held))).Select(reading => reading.Milliseconds));
            var queue = app.Services.GetRequiredService<WriterQueue>();
            await MeasureAsync(Path.Combine(folder, "linkdirectory.db"), queue, anyone, editor, contacts);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WarmUpAsync(HttpClient anyone, HttpClient editor, IReadOnlyList<Target> contacts)
    {
        await ReadAsync(anyone, Task.Delay(Held));
        foreach (var contact in contacts)
        {
            await ChangeAsync(editor, contact, -1);
        }
    }

    private static async Task MeasureAsync(
        string database, WriterQueue queue, HttpClient anyone, HttpClient editor, IReadOnlyList<Target> contacts)
    {
        await using var import = new SqliteConnection($"Data Source={database};Pooling=False");
        await import.OpenAsync();
        var held = await import.BeginTransactionAsync();
        var begun = Stopwatch.GetTimestamp();
        var changes = contacts.Select((contact, number) => ChangeAsync(editor, contact, number)).ToList();
        var changing = Task.WhenAll(changes);
        var reading = ReadAsync(anyone, changing);
        while (queue.Waiting < Writers)
        {
            await Task.Delay(1);
        }

        var allWait = Stopwatch.GetTimestamp();
        await Task.Delay(Held - Stopwatch.GetElapsedTime(begun));
        var released = Stopwatch.GetTimestamp();
        await held.DisposeAsync();

        var (done, readings) = (await changing, await reading);
        Tell("readers while the 100 come", Between(begun, allWait));
        Tell("readers while the 100 wait", Between(allWait, released));
        Tell("readers while the 100 write", Between(released, long.MaxValue));
        Tell("writers that were served", done.Where(change => change.Served).Select(change => change.Milliseconds));
        Tell("writers told to try again", done.Where(change => !change.Served).Select(change => change.Milliseconds));

        IEnumerable<double> Between(long from, long until) =>
            readings.Where(reading => reading.At >= from && reading.At < until).Select(reading => reading.Milliseconds);
    }

    private static async Task<IReadOnlyCollection<(long At, double Milliseconds)>> ReadAsync(HttpClient client, Task until)
    {
        var times = new ConcurrentBag<(long, double)>();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            while (!until.IsCompleted)
            {
                var at = Stopwatch.GetTimestamp();
                using var response = await client.PostAsJsonAsync("/graphql", new { query = Question });
                var body = await response.Content.ReadAsStringAsync();
                if (!response.IsSuccessStatusCode || body.Contains("\"errors\"", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"A reader was answered {response.StatusCode}: {body}");
                }

                times.Add((at, Stopwatch.GetElapsedTime(at).TotalMilliseconds));
                await Task.Delay(25); // so that two processors are not all readers'
            }
        }));
        return times;
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
                $"--KeyRing:Folder={Path.Combine(folder, "keys")}", "--Logging:LogLevel:Default=Error",
                "--Logging:LogLevel:LinkDirectory.GraphQL.Requests=Error", "--RateLimits:Api:PerMinute=0"]);
        await Server.PrepareAsync(app);
        await app.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: true, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpClient> EditorAsync(WebApplication app)
    {
        const string email = "editor@council.example";
        var accounts = app.Services.GetRequiredService<Accounts>();
        foreach (var area in await AreasAsync(app))
        {
            await accounts.AddAsync(Actor.Operator, new InvitationGiven(email, "Editor", UserRole.DirectoryEditor, area), CancellationToken.None);
        }

        var account = await accounts.ByEmailAsync(Actor.Operator, email, CancellationToken.None);
        await ConfirmAsync(app, account!.Id);
        var token = await app.Services.GetRequiredService<AccessTokens>()
            .CreateAsync(Actor.Operator, account.Id, null, "benchmark", TokenScope.Write, 1, CancellationToken.None);
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value!.Text);
        return client;
    }

    // As if the link that was mailed had been opened.
    private static async Task ConfirmAsync(WebApplication app, int account)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().Open();
        await db.Database.ExecuteSqlAsync($"UPDATE Accounts SET EmailConfirmedAt = CreatedAt WHERE Id = {account}");
    }

    private static async Task<IReadOnlyList<string>> AreasAsync(WebApplication app)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().OpenToRead();
        return await db.SchoolAreas.Join(db.Areas, s => s.AreaId, a => a.Id, (s, a) => a.Code).Distinct().ToListAsync();
    }

    private static async Task<IReadOnlyList<Target>> ContactsAsync(WebApplication app)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().OpenToRead();
        var contacts = await db.PointsOfContact.Where(c => c.SchoolId != null).OrderBy(c => c.Id).Take(Writers).Select(c => new { c.Id, c.Version }).ToListAsync();
        return contacts.Count == Writers
            ? contacts.ConvertAll(c => new Target(NodeId.Create(nameof(PointOfContact), c.Id).ToString(), c.Version))
            : throw new InvalidOperationException($"The demo has {contacts.Count} points of contact: {Writers} are needed.");
    }

    private static void Tell(string what, IEnumerable<double> measured)
    {
        List<double> times = [.. measured.Order()];
        Console.WriteLine(times.Count == 0 ? $"{what,-28} none" : string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{what,-28} {times.Count,6:N0}   median {At(50),8:N1} ms   99th percentile {At(99),8:N1} ms   worst {times[^1],8:N1} ms"));

        double At(int percentile) => times[Math.Min(times.Count - 1, times.Count * percentile / 100)];
    }

    private sealed record Target(string Id, int Version);
}
