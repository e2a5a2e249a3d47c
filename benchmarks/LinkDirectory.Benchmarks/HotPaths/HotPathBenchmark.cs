using System.Diagnostics;
using System.Globalization;
using LinkDirectory.Benchmarks.National;
using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>
/// What people ask most, of the real application over a directory of England's size, beside endpoints written by hand on the same
/// database that return the same bytes. The runs take turns within a round: what counts is the ratio within a round, and of those the
/// median.
/// </summary>
internal static class HotPathBenchmark
{
    private const int WarmUps = 3;
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(1);

    /// <param name="kept">A database that an earlier run left, or is to leave; null for one that is made and deleted.</param>
    public static async Task RunAsync(int rounds, string? kept)
    {
        var folder = Directory.CreateTempSubdirectory("linkdirectory-benchmark-").FullName;
        try
        {
            await RunAsync(rounds, kept ?? Path.Combine(folder, "linkdirectory.db"), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(int rounds, string database, string folder)
    {
        HotPathQuestions questions;
        var isMade = File.Exists(database);
        using (var host = BenchmarkHost.Over(database))
        {
            if (!isMade)
            {
                await MadeUpEngland.FillAsync(host.Services, folder);
            }

            questions = await HotPathQuestions.AboutAsync(host.Services, await TokenAsync(host.Services));
        }

        using var server = Start(database);
        try
        {
            var port = int.Parse((await server.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
            using var client = new LoadGenerator(port);
            Console.WriteLine($"Server: {client.Ask(MeasuredServer.Settings)}. Database: {new FileInfo(database).Length / 1e6:N0} MB.");
            Measure(client, questions.All(), rounds);
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
        }
    }

    // An editor of one council sees the people of its schools and services.
    private static async Task<string> TokenAsync(IServiceProvider services)
    {
        const string email = "editor@council.example";
        var directory = services.GetRequiredService<DirectoryDb>();
        await using var db = directory.Open();
        var area = await db.Areas.Where(a => a.Kind == AreaKind.LocalAuthority).OrderBy(a => a.Id).Skip(70).Select(a => a.Code).FirstAsync();
        var accounts = services.GetRequiredService<Accounts>();
        await accounts.AddAsync(
            Actor.Operator, new InvitationGiven(email, "Editor", UserRole.DirectoryEditor, area), CancellationToken.None);
        var account = await accounts.ByEmailAsync(Actor.Operator, email, CancellationToken.None);
        await db.Database.ExecuteSqlAsync($"UPDATE Accounts SET EmailConfirmedAt = CreatedAt WHERE Id = {account!.Id}");
        var token = await services.GetRequiredService<AccessTokens>()
            .CreateAsync(Actor.Operator, account.Id, null, "benchmark", TokenScope.Read, 1, CancellationToken.None);
        return token.Value!.Text;
    }

    private static Process Start(string database)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(HotPathBenchmark).Assembly.Location);
        }

        start.ArgumentList.Add("hot-paths-server");
        start.ArgumentList.Add(database);
        start.Environment["DOTNET_gcServer"] = "1"; // as the application is served
        return Process.Start(start)!;
    }

    private static void Measure(LoadGenerator client, IReadOnlyList<(Operation HandWritten, Operation Ours)> pairs, int rounds)
    {
        var sizes = pairs.ToDictionary(pair => pair.Ours, pair => RequireSame(client, pair.HandWritten, pair.Ours));
        Operation[] operations = [.. pairs.SelectMany(pair => new[] { pair.HandWritten, pair.Ours })];
        for (var pass = 0; pass < WarmUps; pass++)
        {
            Array.ForEach(operations, operation => client.Run(operation, RunTime));
        }

        var samples = operations.ToDictionary(operation => operation, _ => new List<Sample>());
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < operations.Length; turn++)
            {
                var operation = operations[(turn + round) % operations.Length];
                samples[operation].Add(client.Run(operation, RunTime));
            }
        }

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
        var ratios = ours.Zip(hand, (o, h) => o.RequestsPerSecond / h.RequestsPerSecond).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-26} {bytes,7:N0} | {Median(hand, s => s.RequestsPerSecond),12:N0} {Median(ours, s => s.RequestsPerSecond),12:N0} "
            + $"{ratios[ratios.Count / 2],6:N2} {$"{ratios[0]:N2}–{ratios[^1]:N2}",11} | "
            + $"{Median(hand, s => s.CpuMicroseconds),8:N0} {Median(ours, s => s.CpuMicroseconds),8:N0} | "
            + $"{Median(hand, s => s.AllocatedBytes),11:N0} {Median(ours, s => s.AllocatedBytes),11:N0} "
            + $"{Median(ours, s => s.AllocatedBytes) / Median(hand, s => s.AllocatedBytes),6:N2}"));
    }

    private static double RequireSame(LoadGenerator client, Operation handWritten, Operation ours)
    {
        var expected = client.Learn(handWritten);
        var different = client.Learn(ours).Zip(expected).FirstOrDefault(pair => pair.First != pair.Second);
        return different == default
            ? expected.Average(body => System.Text.Encoding.UTF8.GetByteCount(body))
            : throw new InvalidOperationException(
                $"{ours.Name}: the application answers\n{different.First}\nand the endpoint written by hand\n{different.Second}");
    }

    private static double Median(List<Sample> samples, Func<Sample, double> figure) =>
        samples.Select(figure).Order().ElementAt(samples.Count / 2);
}
