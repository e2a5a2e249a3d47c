using System.Diagnostics;

namespace LinkDirectory.Benchmarks;

/// <summary>How long one question takes after another, within the process.</summary>
internal static class Timing
{
    /// <param name="warmUps">How often it is asked beforehand.</param>
    /// <param name="ask">Told its number: from 0, both while it warms up and while it is measured.</param>
    /// <returns>In milliseconds, the shortest first.</returns>
    public static async Task<List<double>> MeasureAsync(int warmUps, int times, Func<int, Task> ask)
    {
        for (var number = 0; number < warmUps; number++)
        {
            await ask(number);
        }

        var taken = new List<double>();
        for (var number = 0; number < times; number++)
        {
            var begun = Stopwatch.GetTimestamp();
            await ask(number);
            taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        taken.Sort();
        return taken;
    }
}
