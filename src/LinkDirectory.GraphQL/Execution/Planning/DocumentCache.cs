namespace LinkDirectory.GraphQL.Execution;

/// <summary>A document that is kept prepared.</summary>
/// <param name="Text">The document.</param>
/// <param name="Document">What was made of it.</param>
internal sealed record CachedDocument(string Text, PreparedDocument Document)
{
    /// <summary>Its bytes as they stood in a request's body, by which it can be found; null while it was not sent in one.</summary>
    public byte[]? Sent { get; set; }

    /// <summary>What it counts for among all, in characters of two bytes.</summary>
    public int Size => Text.Length + ((Sent?.Length ?? 0) / sizeof(char));
}

/// <summary>Keeps the plans of the documents used last. Bounded by count and by the length of all documents together.</summary>
internal sealed class DocumentCache(int maxDocuments)
{
    /// <summary>Characters of all documents together; their plans take some fifty times as many bytes.</summary>
    private const int MaxCharacters = 2_000_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<CachedDocument>> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkedListNode<CachedDocument>> _byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<byte[], LinkedListNode<CachedDocument>> _bySent = new(BytesComparer.Instance);
    private readonly LinkedList<CachedDocument> _byUse = new();
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

    /// <summary>A document that <see cref="KeepBySent"/> was told of, while it is kept.</summary>
    public CachedDocument? FindSent(ReadOnlySpan<byte> sent)
    {
        lock (_gate)
        {
            return _bySent.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(sent, out var node) ? Use(node) : null;
        }
    }

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

    /// <summary>Lets a document be found by its bytes in a request's body. Of several ways to escape it the first alone is known.</summary>
    public void KeepBySent(string text, byte[] sent)
    {
        lock (_gate)
        {
            if (_byText.TryGetValue(text, out var node) && node.Value.Sent is null && _bySent.TryAdd(sent, node))
            {
                _characters -= node.Value.Size;
                node.Value.Sent = sent;
                _characters += node.Value.Size;
                Shrink();
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

            var added = new CachedDocument(text, document);
            _byText.Add(text, _byUse.AddFirst(added));
            _characters += added.Size;
            Shrink();
        }
    }

    private void Shrink()
    {
        while (_byText.Count > maxDocuments || _characters > MaxCharacters)
        {
            var oldest = _byUse.Last!.Value;
            _byUse.RemoveLast();
            _byText.Remove(oldest.Text);
            _byHash.Remove(oldest.Document.Hash);
            if (oldest.Sent is not null)
            {
                _bySent.Remove(oldest.Sent);
            }

            _characters -= oldest.Size;
        }
    }

    private PreparedDocument? Find(Dictionary<string, LinkedListNode<CachedDocument>> index, string key)
    {
        lock (_gate)
        {
            return index.TryGetValue(key, out var node) ? Use(node).Document : null;
        }
    }

    private CachedDocument Use(LinkedListNode<CachedDocument> node)
    {
        if (_byUse.First != node)
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }

        return node.Value;
    }

    /// <summary>Bytes by their content. The hash has a seed of the process, so nobody can choose documents that collide.</summary>
    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
