namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Which operation names metrics may carry. Clients choose names, and a metric keeps a series for each: those of stored
/// documents are always told, of the others the first hundred, and the rest are <c>other</c>.
/// </summary>
internal sealed class OperationNames
{
    /// <summary>The most names told beside those of stored documents.</summary>
    public const int MaxSeen = 100;

    private const string Other = "other";

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private int _seen;

    /// <summary>Always tells a name; for those of stored documents.</summary>
    public void Know(string name) => _known[name] = true;

    public string ForMetrics(string name)
    {
        if (_known.ContainsKey(name))
        {
            return name;
        }

        if (Volatile.Read(ref _seen) >= MaxSeen || Interlocked.Increment(ref _seen) > MaxSeen)
        {
            return Other;
        }

        _known.TryAdd(name, true);
        return name;
    }
}
