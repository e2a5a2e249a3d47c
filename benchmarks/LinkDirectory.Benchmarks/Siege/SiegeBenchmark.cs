using System.Globalization;
using System.Net;
using LinkDirectory.Benchmarks.England;
using LinkDirectory.Benchmarks.Served;

namespace LinkDirectory.Benchmarks.Siege;

/// <summary>
/// Whether a good client is served while fifty addresses do what they can against the server, and whether the server gives back what it
/// took for them: big forms, held uploads, slow bodies, dear queries, wrong passwords and asks for new ones, drawn by a seed. The server
/// is the real application in a process of its own, with England's data and its limits as by default.
/// </summary>
internal static class SiegeBenchmark
{
    private const int Addresses = 50;
    private const int GoodReaders = 4;
    private const double MostMilliseconds = 250;
    private const long MostMoreBytes = 150L * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    // Longer than a held upload is borne.
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(15);

    /// <returns>Whether all of it held.</returns>
    public static async Task<bool> RunAsync(string? seedText, string? minutesText)
    {
        var seed = seedText is null ? 1 : int.Parse(seedText, CultureInfo.InvariantCulture);
        var minutes = minutesText is null ? 15 : double.Parse(minutesText, CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        await MadeUpEngland.FillAsync(folder.Database, withDemo: true);
        using (var host = BenchmarkHost.Over(folder.Database))
        {
            await Editors.AddAsync(host.Services);
        }

        await using var server = await DirectoryServer.StartAsync(folder.Database);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, {minutes} minutes, {Addresses} addresses, "
            + $"{Environment.ProcessorCount} processors, .NET {Environment.Version}"));
        return await MeasureAsync(server, seed, TimeSpan.FromMinutes(minutes));
    }

    private static async Task<bool> MeasureAsync(ServerProcess server, int seed, TimeSpan length)
    {
        using var good = Readers.ClientOf(server.Address, IPAddress.Loopback);
        var alone = await Readers.ReadAsync(good, GoodReaders, Pause, Task.Delay(WarmUp));
        Console.WriteLine($"good client before    {Percentiles.InWords(alone.Select(reading => reading.Milliseconds))}");
        var start = await server.CollectedMemoryAsync();
        Console.WriteLine($"memory at the start   {start.InWords}");

        var tally = new Tally();
        var before = await server.FiguresAsync();
        using var stop = new CancellationTokenSource(length);
        var to = IPEndPoint.Parse(server.Address.Authority);
        var siege = Task.WhenAll(Enumerable.Range(0, Addresses).Select(number =>
            new Besieger(new IPAddress([127, 0, 0, (byte)(number + 2)]), to, (seed * 1000) + number, tally).RunAsync(stop.Token)));
        var highest = HighestAsync(server, siege);
        var readings = await Readers.ReadAsync(good, GoodReaders, Pause, siege);
        await siege;
        var processor = (await server.FiguresAsync() - before).Processor;

        await Task.Delay(Calm);
        var end = await server.CollectedMemoryAsync();
        Console.WriteLine($"memory at its highest {(await highest).InWords}");
        Console.WriteLine($"memory at the end     {end.InWords}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"the server took {processor / length:P0} of one processor"));
        Console.WriteLine($"good client besieged  {Percentiles.InWords(readings.Select(reading => reading.Milliseconds))}");
        Console.WriteLine($"{tally.Count:N0} attempts");
        tally.InWords().ToList().ForEach(Console.WriteLine);
        return Judge(readings, end.Once - start.Once);
    }

    private static bool Judge(IReadOnlyCollection<Reading> readings, long more)
    {
        var late = Percentiles.At([.. readings.Select(reading => reading.Milliseconds).Order()], 95);
        var failed = readings.Where(reading => reading.Failure is not null).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"good client's 95th percentile {late:N0} ms of {MostMilliseconds:N0}, {failed.Count} of {readings.Count} failed, "
                + $"{more / 1024.0 / 1024:N0} MB more than at the start of {MostMoreBytes / 1024 / 1024}"));
        foreach (var failure in failed.Take(3))
        {
            Console.WriteLine($"  {failure.Failure}");
        }

        return late < MostMilliseconds && failed.Count == 0 && more < MostMoreBytes;
    }

    private static async Task<Resident> HighestAsync(ServerProcess server, Task until)
    {
        var highest = new Resident(0, 0, 0, 0);
        while (!until.IsCompleted)
        {
            var now = await server.MemoryAsync();
            highest = now.Once > highest.Once ? now : highest;
            await Task.WhenAny(Task.Delay(Look), until);
        }

        return highest;
    }
}
