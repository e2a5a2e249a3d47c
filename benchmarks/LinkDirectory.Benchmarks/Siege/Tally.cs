using System.Collections.Concurrent;

namespace LinkDirectory.Benchmarks.Siege;

/// <summary>How attempts ended, by what was attempted.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(string Kind, string Answer), int> counts = new();

    public void Add(string kind, string answer) => counts.AddOrUpdate((kind, answer), 1, (_, count) => count + 1);

    public int Count => counts.Values.Sum();

    public void Clear() => counts.Clear();

    public IEnumerable<string> InWords() => counts.GroupBy(count => count.Key.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .Select(kind => $"  {kind.Key,-15} {kind.Sum(count => count.Value),7:N0}: "
            + string.Join(", ", kind.OrderByDescending(count => count.Value).Select(count => $"{count.Key.Answer} {count.Value:N0}")));
}
