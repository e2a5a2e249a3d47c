using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using LinkDirectory.Benchmarks.Served;
using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Demo;
using LinkDirectory.GraphQL.Relay;
using Microsoft.Data.Sqlite;

namespace LinkDirectory.Benchmarks;

/// <summary>
/// Whether readers wait for writers. The real server in a process of its own; another process's writer, as an import, holds the database
/// for five seconds while a hundred changes come by the API, and four readers go on asking whom to contact. Beside it, what a hundred
/// readers cost who come at one moment.
/// </summary>
internal static class WritersBenchmark
{
    private const int Writers = 100;
    private const int ReadersAtOnce = 4;
    private const int Rounds = 5;

    // So that two processors are not all readers'.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        var token = await FillAsync(folder.Database);
        await using var server = await DirectoryServer.StartAsync(folder.Database, DirectoryServer.Unlimited);
        var served = new ServedDirectory(server, folder.Database, token);
        using var anyone = Readers.ClientOf(server.Address, IPAddress.Loopback);
        await WithWritersAsync(served, number => new IPAddress([127, 0, 1, (byte)number]), async writers =>
        {
            await WarmUpAsync(served, anyone, writers);
            Tell("readers alone", (await ReadAsync(anyone, Task.Delay(Held))).Select(Milliseconds));
            await ArriveAsync(server, anyone, writers);
            Console.WriteLine("A hundred writers, each from an address of its own:");
            await MeasureAsync(served, anyone, writers, waiting: Writers);
        });
        await WithWritersAsync(served, _ => IPAddress.Loopback, async writers =>
        {
            Console.WriteLine("A hundred writers and the readers, all from one address, of which eight changes are under way at once:");
            await MeasureAsync(served, anyone, writers, waiting: 8);
        });
    }

    /// <returns>A token of an editor of every area.</returns>
    private static async Task<string> FillAsync(string database)
    {
        using var host = BenchmarkHost.Over(database);
        await host.Services.GetRequiredService<DirectoryMigrator>().MigrateAsync(CancellationToken.None);
        await host.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: false, CancellationToken.None);
        return await Editors.AddAsync(host.Services);
    }

    private static async Task WithWritersAsync(ServedDirectory served, Func<int, IPAddress> address, Func<HttpClient[], Task> run)
    {
        var writers = Enumerable.Range(1, Writers).Select(number =>
        {
            var client = Readers.ClientOf(served.Server.Address, address(number));
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", served.Token);
            return client;
        }).ToArray();
        await run(writers);
        Array.ForEach(writers, writer => writer.Dispose());
    }

    private static async Task WarmUpAsync(ServedDirectory served, HttpClient anyone, HttpClient[] writers)
    {
        await ReadAsync(anyone, Task.Delay(Held));
        foreach (var (writer, contact) in writers.Zip(await ContactsAsync(served.Database)))
        {
            await ChangeAsync(writer, contact, "Warming up");
        }
    }

    /// <summary>A hundred readers at one moment, with nobody writing.</summary>
    private static async Task ArriveAsync(ServerProcess server, HttpClient anyone, HttpClient[] others)
    {
        var during = new List<double>();
        var (length, before) = (0.0, await server.FiguresAsync());
        for (var round = 0; round < Rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            var coming = Task.WhenAll(others.Select(Readers.AskAsync));
            during.AddRange((await ReadAsync(anyone, coming)).Select(Milliseconds));
            length += Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        var processor = (await server.FiguresAsync() - before).Processor;
        Tell("readers while 100 read", during);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {length / Rounds:N0} ms until all were answered, {processor.TotalMilliseconds / Rounds:N0} ms of the server's processor "
                + $"time"));
    }

    private static async Task MeasureAsync(ServedDirectory served, HttpClient anyone, HttpClient[] writers, int waiting)
    {
        var rounds = new List<Round>();
        for (var number = 0; number < Rounds; number++)
        {
            rounds.Add(await RoundAsync(served, anyone, writers, waiting, number));
        }

        Tell("readers while they come", rounds.SelectMany(round => round.Coming));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {rounds.Average(round => round.Arrival):N0} ms until all waited, {rounds.Average(round => round.Processor):N0} ms of "
                + $"the server's processor time"));
        Tell("readers while they wait", rounds.SelectMany(round => round.Waiting));
        Tell("readers while they write", rounds.SelectMany(round => round.Writing));
        var changes = rounds.SelectMany(round => round.Changes).ToLookup(change => change.Served, change => change.Milliseconds);
        Tell("writers that were served", changes[true]);
        Tell("writers told to come again", changes[false]);
    }

    private static async Task<Round> RoundAsync(
        ServedDirectory served, HttpClient anyone, HttpClient[] writers, int waiting, int number)
    {
        var contacts = await ContactsAsync(served.Database);
        await using var import = new SqliteConnection($"Data Source={served.Database};Pooling=False");
        await import.OpenAsync();
        var held = await import.BeginTransactionAsync();
        var before = await served.Server.FiguresAsync();
        var begun = Stopwatch.GetTimestamp();
        var changing = Task.WhenAll(writers.Zip(contacts, (writer, contact) => ChangeAsync(writer, contact, $"Change {number}")));
        var reading = ReadAsync(anyone, changing);
        while (await served.Server.WaitingAsync() < waiting)
        {
            await Task.Delay(5);
        }

        var allWait = Stopwatch.GetTimestamp();
        var processor = (await served.Server.FiguresAsync() - before).Processor;
        await Task.Delay(Held - Stopwatch.GetElapsedTime(begun));
        var released = Stopwatch.GetTimestamp();
        await held.DisposeAsync();
        var (changes, readings) = (await changing, await reading);
        return new Round(
            changes, [.. readings.Where(r => r.At < allWait).Select(Milliseconds)],
            [.. readings.Where(r => r.At >= allWait && r.At < released).Select(Milliseconds)],
            [.. readings.Where(r => r.At >= released).Select(Milliseconds)],
            Stopwatch.GetElapsedTime(begun, allWait).TotalMilliseconds, processor.TotalMilliseconds);
    }

    private static Task<IReadOnlyCollection<Reading>> ReadAsync(HttpClient client, Task until) =>
        Readers.ReadAsync(client, ReadersAtOnce, Pause, until);

    private static double Milliseconds(Reading reading) => reading.Failure is { } failure
        ? throw new InvalidOperationException($"A reader was answered {failure}") : reading.Milliseconds;

    private static async Task<Change> ChangeAsync(HttpClient client, Target contact, string text)
    {
        const string query = """
            mutation($id: ID!, $version: Int!, $text: String) {
              updatePointOfContact(input: {pointOfContact: $id, version: $version, availability: $text}) {
                errors { ... on Error { message } } } }
            """;
        var watch = Stopwatch.StartNew();
        using var response = await client.PostAsJsonAsync("/graphql",
            new { query, variables = new { id = contact.Id, version = contact.Version, text } });
        var body = await response.Content.ReadAsStringAsync();
        var busy = body.Contains("DATABASE_BUSY", StringComparison.Ordinal);
        if (!busy && !body.Contains("\"errors\":null", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A writer was answered {response.StatusCode}: {body}");
        }

        return new Change(!busy, watch.Elapsed.TotalMilliseconds);
    }

    private static async Task<IReadOnlyList<Target>> ContactsAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Id, Version FROM PointsOfContact WHERE SchoolId IS NOT NULL ORDER BY Id LIMIT {Writers}";
        var contacts = new List<Target>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            contacts.Add(new Target(NodeId.Create(nameof(PointOfContact), rows.GetInt32(0)).ToString(), rows.GetInt32(1)));
        }

        return contacts;
    }

    private static void Tell(string what, IEnumerable<double> measured) => Console.WriteLine($"{what,-28} {Percentiles.InWords(measured)}");

    /// <param name="Token">Of an editor of every area.</param>
    private sealed record ServedDirectory(ServerProcess Server, string Database, string Token);

    private sealed record Target(string Id, int Version);

    private sealed record Change(bool Served, double Milliseconds);

    /// <summary>What readers saw in each part of a round; and of the arrival, its length and the server's processor time.</summary>
    private sealed record Round(
        Change[] Changes, List<double> Coming, List<double> Waiting, List<double> Writing, double Arrival, double Processor);
}
