using LinkDirectory.Benchmarks.Load;
using LinkDirectory.Benchmarks.Served;
using static LinkDirectory.Benchmarks.Load.SideBySide;

namespace LinkDirectory.Benchmarks.National;

/// <summary>
/// Three operations over the national data in memory, each as GraphQL and as an endpoint written by hand that returns the
/// same bytes, and a constant.
/// </summary>
internal static class GraphQLBenchmark
{
    private const int Rounds = 11;

    public static async Task RunAsync(string? file)
    {
        var directory = SchoolFile.Read(file);
        await using (var server = await ServerProcess.StartAsync(file is null ? [NationalServer.Verb] : [NationalServer.Verb, file]))
        {
            using var client = new LoadGenerator(server);
            Console.WriteLine(
                $"{directory.Schools.Count:N0} schools. Server: {await server.SettingsAsync()}. Client: a process of its own, one "
                    + "thread, 32 connections.");
            await MeasureAsync(client, NationalQuestions.All(directory));
        }

        await PlanCache.ShowAsync(directory);
    }

    private static async Task MeasureAsync(
        LoadGenerator client, (Operation Constant, IReadOnlyList<(Operation HandWritten, Operation[] GraphQL)> Questions) all)
    {
        client.Learn(all.Constant);
        var sizes = all.Questions.ToDictionary(question => question.HandWritten,
            question => RequireSame(client, question.HandWritten, question.GraphQL));
        Operation[] operations = [all.Constant, .. all.Questions.SelectMany(question => question.GraphQL.Prepend(question.HandWritten))];
        var samples = await SideBySide.MeasureAsync(client, operations, Rounds);
        Show(all, sizes, samples);
    }

    private static void Show(
        (Operation Constant, IReadOnlyList<(Operation HandWritten, Operation[] GraphQL)> Questions) all,
        Dictionary<Operation, double> sizes, Dictionary<Operation, List<Sample>> samples)
    {
        var constant = samples[all.Constant];
        Console.WriteLine(
            $"Constant: {Median(constant, s => s.RequestsPerSecond):N0} requests/s, {Median(constant, s => s.CpuMicroseconds):N1} µs of "
                + $"processor time, {Median(constant, s => s.AllocatedBytes):N0} bytes allocated.");
        Console.WriteLine(
            $"Medians of {Rounds} rounds. The ratios are GraphQL's share of the endpoint written by hand within a round: of requests/s, "
                + "and of processor time for a request.");
        Console.WriteLine(
            $"{"",-19} {"bytes",6} | {"requests/s",19} {"ratio",5} {"min–max",11} | {"µs",13} {"ratio",5} | {"bytes allocated",15}");
        Console.WriteLine(
            $"{"",-19} {"",6} | {"hand",9} {"GraphQL",9} {"",5} {"",11} | {"hand",5} {"GraphQL",7} {"",5} | {"hand",7} {"GraphQL",7}");
        foreach (var (handWritten, operations) in all.Questions)
        {
            var hand = samples[handWritten];
            foreach (var operation in operations)
            {
                var graphQL = samples[operation];
                var ratios = Ratios(graphQL, hand, s => s.RequestsPerSecond);
                var cpu = Percentiles.At(Ratios(hand, graphQL, s => s.CpuMicroseconds), 50);
                Console.WriteLine(
                    $"{operation.Name,-19} {sizes[handWritten],6:N0} | {Median(hand, s => s.RequestsPerSecond),9:N0} "
                        + $"{Median(graphQL, s => s.RequestsPerSecond),9:N0} {Percentiles.At(ratios, 50),5:N2} "
                        + $"{$"{ratios[0]:N2}–{ratios[^1]:N2}",11} | "
                    + $"{Median(hand, s => s.CpuMicroseconds),5:N1} {Median(graphQL, s => s.CpuMicroseconds),7:N1} {cpu,5:N2} | "
                    + $"{Median(hand, s => s.AllocatedBytes),7:N0} {Median(graphQL, s => s.AllocatedBytes),7:N0}");
            }
        }
    }
}
