using System.Globalization;
using System.Text.Json;
using LinkDirectory.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks.Prices;

/// <summary>
/// What each field of the API takes of a processor, in a directory as large as England's, beside what it is priced at: 20,000, the most
/// that an operation may cost, is to be a second.
/// </summary>
internal static class PricesBenchmark
{
    private const int Rounds = 5;
    private const double PriceOfAMillisecond = 20;

    /// <param name="file">See <see cref="Stranger.StartAsync"/>.</param>
    /// <param name="only">A part of the names of the fields to be measured, such as <c>search</c>; null for all.</param>
    public static async Task RunAsync(string? file, string? only)
    {
        await using var stranger = await Stranger.StartAsync(file,
            "--GraphQL:Limits:Cost:EnforceCostLimits=false", "--GraphQL:Limits:ExecutionTimeout=00:05:00");
        Console.WriteLine("| field | arguments | ms | price now | price by this | elements, most |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var field in PricedFields.Of(stranger.Schema, await UrnsAsync(stranger))
            .Where(field => only is null || field.Field.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            Console.WriteLine(await LineAsync(stranger, field));
        }
    }

    // One in the country, and one in the middle of a town.
    private static async Task<IReadOnlyList<int>> UrnsAsync(Stranger stranger)
    {
        await using var db = stranger.Services.GetRequiredService<DirectoryDb>().OpenToRead();
        var all = await db.Schools.Where(s => s.Latitude != null).OrderBy(s => s.Id)
            .Select(s => new { s.Urn, s.Latitude, s.Longitude }).ToListAsync();
        var counted = all.Where((_, i) => i % 200 == 0).OrderBy(s => all.Count(o => Math.Abs(o.Latitude!.Value - s.Latitude!.Value) < 0.1
            && Math.Abs(o.Longitude!.Value - s.Longitude!.Value) < 0.15)).ToList();
        return [counted[counted.Count / 4].Urn, counted[^1].Urn];
    }

    private static async Task<string> LineAsync(Stranger stranger, PricedField field)
    {
        var (with, without) = (new List<double>(), new List<double>());
        var (times, cost, elements, most) = ((double)field.Times, 0.0, 0, 0);
        for (var round = 0; round <= Rounds; round++)
        {
            using var without1 = await stranger.AskAsync(field.Without);
            using var with1 = await stranger.AskAsync(field.With);
            if (with1.FirstError is { } error)
            {
                return $"| {field.Field} | {Short(field.Arguments)} | {error} | | | |";
            }

            // The first warms up.
            if (round > 0)
            {
                with.Add(with1.Processor.TotalMilliseconds);
                without.Add(without1.Processor.TotalMilliseconds);
                continue;
            }

            cost = with1.Cost - without1.Cost;
            if (field.Times == 0)
            {
                var lengths = Lengths(with1.Answer.RootElement).ToList();
                (times, elements, most) = (Math.Max(1, lengths.Count), lengths.Sum(), lengths.DefaultIfEmpty().Max());
            }
        }

        // Other work on the machine only ever adds.
        var milliseconds = (with.Min() - without.Min()) / times;
        return string.Create(CultureInfo.InvariantCulture,
            $"| {field.Field} | {Short(field.Arguments)} | {milliseconds:N2} | {cost / times:N1} "
                + $"| {Math.Max(0, milliseconds) * PriceOfAMillisecond:N0} | {(elements == 0 ? "" : $"{elements / times:N1}, {most}")} |");
    }

    // How many elements each object has in its field "x"; 1 where that is no list.
    private static IEnumerable<int> Lengths(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Lengths),
        JsonValueKind.Object when element.TryGetProperty("y", out _) => [element.TryGetProperty("x", out var x) ? Count(x) : 0],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Lengths(property.Value)),
        _ => [],
    };

    private static int Count(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength(),
        JsonValueKind.Null => 0,
        _ => 1,
    };

    private static string Short(string arguments) => Shortened.To(110, arguments);
}
