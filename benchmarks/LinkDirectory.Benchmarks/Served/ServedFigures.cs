using System.Globalization;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>What a process has spent since it began.</summary>
/// <param name="Processor">The kernel's time for it included.</param>
/// <param name="AllocatedBytes">On the collector's heap.</param>
internal sealed record ServedFigures(TimeSpan Processor, long AllocatedBytes)
{
    public static ServedFigures OfThisProcess() => new(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));

    public static ServedFigures Parse(string text)
    {
        var parts = text.Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new ServedFigures(TimeSpan.FromTicks(parts[0]), parts[1]);
    }

    public static ServedFigures operator -(ServedFigures after, ServedFigures before) =>
        new(after.Processor - before.Processor, after.AllocatedBytes - before.AllocatedBytes);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Processor.Ticks} {AllocatedBytes}");
}
