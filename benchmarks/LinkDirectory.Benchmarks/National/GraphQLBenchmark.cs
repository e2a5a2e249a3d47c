using System.Globalization;
using LinkDirectory.Benchmarks.Served;

namespace LinkDirectory.Benchmarks.National;

/// <summary>
/// Three operations over the national data in memory, each as GraphQL and as an endpoint written by hand that returns the
/// same bytes, and a constant. The runs take turns within a round, because a busy machine changes from second to second:
/// what counts is the ratio within a round, and of those the median.
/// </summary>
internal static class GraphQLBenchmark
{
    private const int Rounds = 11;
    private const int WarmUps = 3;
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(string? file)
    {
        var directory = SchoolFile.Read(file);
        await using (var server = await ServerProcess.StartAsync("graphql-server", file))
        {
            using var client = new LoadGenerator(int.Parse(server.Ready, CultureInfo.InvariantCulture));
            Console.WriteLine(
                $"{directory.Schools.Count:N0} schools. Server: {client.Ask(MeasuredServer.Settings)}. Client: a process of its own, one "
                    + "thread, 32 connections.");
            Measure(client, Operation.All(directory));
        }

        await PlanCache.ShowAsync(directory);
    }

    private static void Measure(
        LoadGenerator client, (Operation Constant, IReadOnlyList<(Operation HandWritten, Operation[] GraphQL)> Questions) all)
    {
        client.Learn(all.Constant);
        var sizes = all.Questions.ToDictionary(question => question.HandWritten,
            question => RequireSame(client, question.HandWritten, question.GraphQL));
        Operation[] operations = [all.Constant, .. all.Questions.SelectMany(question => question.GraphQL.Prepend(question.HandWritten))];
        for (var pass = 0; pass < WarmUps; pass++)
        {
            Array.ForEach(operations, operation => client.Run(operation, WarmUpTime));
        }

        var samples = operations.ToDictionary(operation => operation, _ => new List<Sample>());
        for (var round = 0; round < Rounds; round++)
        {
            // Each round begins elsewhere, so that none always follows the same other.
            for (var turn = 0; turn < operations.Length; turn++)
            {
                var operation = operations[(turn + round) % operations.Length];
                samples[operation].Add(client.Run(operation, RunTime));
            }
        }

        Show(all, sizes, samples);
    }

    /// <summary>The mean size of the answers, in bytes.</summary>
    private static double RequireSame(LoadGenerator client, Operation handWritten, Operation[] graphQL)
    {
        var expected = client.Learn(handWritten);
        foreach (var operation in graphQL)
        {
            var different = client.Learn(operation).Zip(expected).FirstOrDefault(pair => pair.First != pair.Second);
            if (different != default)
            {
                throw new InvalidOperationException(
                    $"{operation.Name}: GraphQL answers\n{different.First}\nand the endpoint written by hand\n{different.Second}");
            }
        }

        return expected.Average(body => System.Text.Encoding.UTF8.GetByteCount(body));
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
                var ratios = graphQL.Zip(hand, (g, h) => g.RequestsPerSecond / h.RequestsPerSecond).Order().ToList();
                var cpu = graphQL.Zip(hand, (g, h) => h.CpuMicroseconds / g.CpuMicroseconds).Order().ElementAt(Rounds / 2);
                Console.WriteLine(
                    $"{operation.Name,-19} {sizes[handWritten],6:N0} | {Median(hand, s => s.RequestsPerSecond),9:N0} "
                        + $"{Median(graphQL, s => s.RequestsPerSecond),9:N0} {ratios[Rounds / 2],5:N2} "
                        + $"{$"{ratios[0]:N2}–{ratios[^1]:N2}",11} | "
                    + $"{Median(hand, s => s.CpuMicroseconds),5:N1} {Median(graphQL, s => s.CpuMicroseconds),7:N1} {cpu,5:N2} | "
                    + $"{Median(hand, s => s.AllocatedBytes),7:N0} {Median(graphQL, s => s.AllocatedBytes),7:N0}");
            }
        }
    }

    private static double Median(List<Sample> samples, Func<Sample, double> figure) =>
        samples.Select(figure).Order().ElementAt(samples.Count / 2);
}
