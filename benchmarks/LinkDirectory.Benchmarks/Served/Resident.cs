using System.Globalization;
using System.Runtime;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>What a process holds of the machine's memory, in bytes.</summary>
/// <param name="Once">All that is resident, a page counted once: each open connection maps the database's file.</param>
/// <param name="Mapped">All that is resident, as <c>ps</c> has it: a page counted as often as it is mapped.</param>
/// <param name="Own">What is no file's: heaps and stacks.</param>
/// <param name="Heap">Of that, what the collector's heap has committed.</param>
internal sealed record Resident(long Once, long Mapped, long Own, long Heap)
{
    private const double Megabyte = 1024 * 1024;

    public static Resident OfThisProcess()
    {
        var lines = File.ReadAllLines("/proc/self/smaps_rollup");
        return new Resident(Of("Pss"), Of("Rss"), Of("Anonymous"), GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes);

        long Of(string name) => 1024 * long.Parse(lines.Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>As it is once everything that nobody holds has been given back.</summary>
    public static Resident Collected()
    {
        for (var pass = 0; pass < 2; pass++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return OfThisProcess();
    }

    public static Resident Parse(string text)
    {
        var parts = text.Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new Resident(parts[0], parts[1], parts[2], parts[3]);
    }

    public string InWords => string.Create(CultureInfo.InvariantCulture,
        $"{Once / Megabyte,6:N0} MB resident ({Mapped / Megabyte:N0} MB as mapped), {Own / Megabyte:N0} MB of it no file's, "
            + $"{Heap / Megabyte:N0} MB the collector's");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Once} {Mapped} {Own} {Heap}");
}
