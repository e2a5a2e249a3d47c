using System.Text;

namespace LinkDirectory.Benchmarks.Load;

/// <summary>
/// Operations that answer the same, measured beside one another. They take turns within a round, because a busy machine changes from second
/// to second: what counts is the ratio within a round, and of those the median.
/// </summary>
internal static class SideBySide
{
    private const int WarmUps = 3;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(1);

    /// <returns>The mean size of the answers, in bytes.</returns>
    /// <exception cref="InvalidOperationException">One of them answers otherwise than the endpoint written by hand.</exception>
    public static double RequireSame(LoadGenerator client, Operation handWritten, params IEnumerable<Operation> others)
    {
        var expected = client.Learn(handWritten);
        foreach (var other in others)
        {
            var different = client.Learn(other).Zip(expected).FirstOrDefault(pair => pair.First != pair.Second);
            if (different != default)
            {
                throw new InvalidOperationException(
                    $"{other.Name}: the application answers\n{different.First}\nand the endpoint written by hand\n{different.Second}");
            }
        }

        return expected.Average(body => Encoding.UTF8.GetByteCount(body));
    }

    /// <param name="operations">Whose answers the client has learnt.</param>
    /// <returns>Of each operation one sample for each round.</returns>
    public static async Task<Dictionary<Operation, List<Sample>>> MeasureAsync(LoadGenerator client, Operation[] operations, int rounds)
    {
        for (var pass = 0; pass < WarmUps; pass++)
        {
            foreach (var operation in operations)
            {
                await client.RunAsync(operation, WarmUpTime);
            }
        }

        var samples = operations.ToDictionary(operation => operation, _ => new List<Sample>());
        for (var round = 0; round < rounds; round++)
        {
            // Each round begins elsewhere, so that none always follows the same other.
            for (var turn = 0; turn < operations.Length; turn++)
            {
                var operation = operations[(turn + round) % operations.Length];
                samples[operation].Add(await client.RunAsync(operation, RunTime));
            }
        }

        return samples;
    }

    public static double Median(List<Sample> samples, Func<Sample, double> figure) => Percentiles.Median(samples.Select(figure));

    /// <summary>Of a figure in each round one operation's by the other's, the least first.</summary>
    public static List<double> Ratios(List<Sample> above, List<Sample> below, Func<Sample, double> figure) =>
        [.. above.Zip(below, (a, b) => figure(a) / figure(b)).Order()];
}
