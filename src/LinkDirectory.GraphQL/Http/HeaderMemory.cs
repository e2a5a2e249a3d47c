using Microsoft.Extensions.Primitives;

namespace LinkDirectory.GraphQL.Http;

/// <summary>
/// Remembers what was made of a header's value: clients send few different ones, and each costs a parser and its lists. What
/// comes once it is full is worked out each time, so nobody can fill it to any harm.
/// </summary>
internal sealed class HeaderMemory<T>
{
    private const int MaxValues = 100;
    private const int LongestValue = 400;

    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private int _count;

    public T Get(StringValues header, HttpRequest request, Func<HttpRequest, T> read)
    {
        if (header.Count != 1 || header[0] is not { Length: <= LongestValue } value)
        {
            return read(request);
        }

        if (!_known.TryGetValue(value, out var known))
        {
            known = read(request);
            if (_count < MaxValues && _known.TryAdd(value, known))
            {
                Interlocked.Increment(ref _count);
            }
        }

        return known;
    }
}
