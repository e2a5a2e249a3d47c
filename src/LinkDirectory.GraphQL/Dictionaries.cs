using System.Runtime.InteropServices;

namespace LinkDirectory.GraphQL;

internal static class Dictionaries
{
    /// <summary>The value of a key; a new one, which is kept, where there was none.</summary>
    public static TValue GetOrNew<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key)
        where TKey : notnull
        where TValue : class, new()
        => CollectionsMarshal.GetValueRefOrAddDefault(dictionary, key, out _) ??= new TValue();

    /// <summary>Parts of a document by their names; of two with one name the last.</summary>
    public static Dictionary<string, TNode> LastByName<TNode>(this IEnumerable<TNode> nodes, Func<TNode, NameNode> name)
    {
        var byName = new Dictionary<string, TNode>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            byName[name(node).Value] = node;
        }

        return byName;
    }
}
