using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Tests.Api.Shapes;

namespace LinkDirectory.Benchmarks.Prices;

/// <summary>
/// Asks 200 operations made by a seed, each as dear as is still accepted, of the real application with as much as England has, and says
/// what processor time each took.
/// </summary>
internal static class ShapesBenchmark
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1.5);

    /// <returns>1 where one that was accepted took more than a second and a half of processor, else 0.</returns>
    public static async Task<int> RunAsync(int seed, string? file)
    {
        await using var stranger = await Stranger.StartAsync(file);
        var values = await ShapeValuesReader.ReadAsync(stranger.Services.GetRequiredService<DirectoryDb>(), async query =>
            (await stranger.AskAsync(query)).Answer.RootElement.GetProperty("data"), CancellationToken.None);
        var shapes = new OperationShapes(stranger.Schema, values, new ShapePrices(stranger.Schema, stranger.Services));
        var asked = new List<(OperationShape Shape, Asked Answer)>();
        await foreach (var shape in shapes.MakeAsync(seed, OperationShapes.UsualCount))
        {
            asked.Add((shape, await LeastOfAsync(stranger, shape)));
            await Console.Error.WriteLineAsync(Line(asked[^1].Shape, asked[^1].Answer));
        }

        foreach (var (shape, answer) in asked.OrderByDescending(a => a.Answer.Processor))
        {
            Console.WriteLine(Line(shape, answer));
        }

        var accepted = asked.Where(a => !a.Answer.IsRefused).ToList();
        var dearest = accepted.Max(a => a.Answer.Processor);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Seed {seed}: {accepted.Count} accepted, {asked.Count - accepted.Count} refused; the dearest "
                + $"{dearest.TotalSeconds:N2} s of processor"));
        return dearest > Most ? 1 : 0;
    }

    private static string Line(OperationShape shape, Asked answer) => string.Create(CultureInfo.InvariantCulture,
        $"{shape.Number,4} {(answer.IsRefused ? "refused " : "accepted")} {answer.Processor.TotalMilliseconds,7:N0} ms  "
            + $"cost {shape.Price,7:N0}  {answer.Bytes / 1024.0,8:N0} kB  {answer.FirstError} "
            + $"{(answer.Processor > Most ? shape.Query : Shortened.To(300, shape.Query))}");

    // The dear ones again: other work on the machine, and the compiler at the first, only add.
    private static async Task<Asked> LeastOfAsync(Stranger stranger, OperationShape shape)
    {
        var least = await stranger.AskAsync(shape.Query, shape.Codes);
        for (var again = 0; again < 2 && least.Processor > Most / 3; again++)
        {
            var other = await stranger.AskAsync(shape.Query, shape.Codes);
            (least, other) = other.Processor < least.Processor ? (other, least) : (least, other);
            other.Dispose();
        }

        return least;
    }
}
