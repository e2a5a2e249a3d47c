using System.Globalization;
using LinkDirectory.Benchmarks.England;
using LinkDirectory.Benchmarks.Load;
using LinkDirectory.Benchmarks.Served;
using LinkDirectory.Data;
using LinkDirectory.Features.Places;
using Microsoft.EntityFrameworkCore;
using static LinkDirectory.Benchmarks.Load.SideBySide;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>
/// What people ask most, of the real application over a directory of England's size, beside endpoints written by hand on the same
/// database that return the same bytes.
/// </summary>
internal static class HotPathBenchmark
{
    /// <param name="kept">A database that an earlier run left, or is to leave; null for one that is made and deleted.</param>
    public static async Task RunAsync(int rounds, string? kept)
    {
        using var folder = new TemporaryFolder();
        var database = kept ?? folder.Database;
        if (!File.Exists(database))
        {
            await MadeUpEngland.FillAsync(database);
        }

        HotPathQuestions questions;
        using (var host = BenchmarkHost.Over(database))
        {
            questions = await HotPathQuestions.AboutAsync(host.Services, await TokenAsync(host.Services));
        }

        await using var server = await ServerProcess.StartAsync(HotPathServer.Verb, database);
        using var client = new LoadGenerator(server);
        Console.WriteLine($"Server: {await server.SettingsAsync()}. Database: {new FileInfo(database).Length / 1e6:N0} MB.");
        await MeasureAsync(client, questions.All(), rounds);
    }

    // An editor of one council sees the people of its schools and services. A database that is kept has those of earlier runs.
    private static async Task<string> TokenAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        var area = await db.Areas.Where(a => a.Kind == AreaKind.LocalAuthority).OrderBy(a => a.Id).Skip(70)
            .Select(a => a.Code).FirstAsync();
        return await Editors.TokenAsync(services, await Editors.AddAsync(services, $"editor-{Guid.NewGuid():N}@council.example", [area]));
    }

    private static async Task MeasureAsync(
        LoadGenerator client, IReadOnlyList<(Operation HandWritten, Operation Ours)> pairs, int rounds)
    {
        var sizes = pairs.ToDictionary(pair => pair.Ours, pair => RequireSame(client, pair.HandWritten, pair.Ours));
        var samples = await SideBySide.MeasureAsync(client, [.. pairs.SelectMany(pair => new[] { pair.HandWritten, pair.Ours })], rounds);
        Console.WriteLine(
            $"Medians of {rounds} rounds. The ratio is ours to the endpoint written by hand within a round, of requests a second.");
        Console.WriteLine(
            $"{"",-26} {"bytes",7} | {"requests/s by hand, ours",25} {"ratio",6} {"min–max",11} | {"µs by hand, ours",17} | "
                + $"{"allocated by hand, ours",23} {"times",6}");
        foreach (var (handWritten, ours) in pairs)
        {
            Show(ours.Name, sizes[ours], samples[handWritten], samples[ours]);
        }
    }

    private static void Show(string name, double bytes, List<Sample> hand, List<Sample> ours)
    {
        var ratios = Ratios(ours, hand, s => s.RequestsPerSecond);
        var (handAllocated, oursAllocated) = (Median(hand, s => s.AllocatedBytes), Median(ours, s => s.AllocatedBytes));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-26} {bytes,7:N0} | {Median(hand, s => s.RequestsPerSecond),12:N0} {Median(ours, s => s.RequestsPerSecond),12:N0} "
            + $"{Percentiles.At(ratios, 50),6:N2} {$"{ratios[0]:N2}–{ratios[^1]:N2}",11} | "
            + $"{Median(hand, s => s.CpuMicroseconds),8:N0} {Median(ours, s => s.CpuMicroseconds),8:N0} | "
            + $"{handAllocated,11:N0} {oursAllocated,11:N0} {oursAllocated / handAllocated,6:N2}"));
    }
}
