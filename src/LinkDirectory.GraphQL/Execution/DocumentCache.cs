namespace LinkDirectory.GraphQL.Execution;

/// <summary>Keeps the plans of the documents used last. Bounded by count and by the length of all documents together.</summary>
internal sealed class DocumentCache(int maxDocuments)
{
    /// <summary>Characters of all documents together; their plans take some fifty times as many bytes.</summary>
    private const int MaxCharacters = 2_000_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkedListNode<Entry>> _byHash = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private int _characters;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byText.Count;
            }
        }
    }

    public PreparedDocument? Find(string text) => Find(_byText, text);

    /// <summary>A document that <see cref="KeepByHash"/> was told of, while it is kept.</summary>
    public PreparedDocument? FindByHash(string hash) => Find(_byHash, hash);

    /// <summary>Lets a document be found by its hash for as long as it is kept. Does nothing when it is not kept.</summary>
    public void KeepByHash(string text, string hash)
    {
        lock (_gate)
        {
            if (_byText.TryGetValue(text, out var node))
            {
                _byHash[hash] = node;
            }
        }
    }

    public void Add(string text, PreparedDocument document)
    {
        lock (_gate)
        {
            if (text.Length > MaxCharacters / 4 || _byText.ContainsKey(text))
            {
                return;
            }

            _byText.Add(text, _byUse.AddFirst(new Entry(text, document)));
            _characters += text.Length;
            while (_byText.Count > maxDocuments || _characters > MaxCharacters)
            {
                var oldest = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _byText.Remove(oldest.Text);
                _byHash.Remove(oldest.Document.Hash);
                _characters -= oldest.Text.Length;
            }
        }
    }

    private PreparedDocument? Find(Dictionary<string, LinkedListNode<Entry>> index, string key)
    {
        lock (_gate)
        {
            if (!index.TryGetValue(key, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Document;
        }
    }

    private sealed record Entry(string Text, PreparedDocument Document);
}
