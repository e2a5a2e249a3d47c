using System.Globalization;

namespace LinkDirectory.Benchmarks;

/// <summary>Measured figures, told by their percentiles.</summary>
internal static class Percentiles
{
    public static double Median(IEnumerable<double> figures) => At([.. figures.Order()], 50);

    public static double At(List<double> ordered, int percentile) =>
        ordered[Math.Min(ordered.Count - 1, ordered.Count * percentile / 100)];

    /// <param name="times">In milliseconds.</param>
    public static string InWords(IEnumerable<double> times)
    {
        List<double> ordered = [.. times.Order()];
        return ordered.Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture,
            $"{ordered.Count,6:N0}   median {At(ordered, 50),8:N1} ms   95th percentile {At(ordered, 95),8:N1} ms   "
                + $"99th {At(ordered, 99),8:N1} ms   worst {ordered[^1],8:N1} ms");
    }
}
