namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Finds the documents of requests that name one by id or hash, and refuses the others where only stored ones are allowed.
/// Every document passes the same preparation, and so the same limits.
/// </summary>
internal sealed class PersistedDocuments
{
    private const int MaxProblemsTold = 20;

    /// <summary>Documents known from the start, by id and by hash. They stay prepared for as long as the process lives.</summary>
    private readonly Dictionary<string, PreparedDocument> _trusted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedDocument> _trustedByHash = new(StringComparer.Ordinal);
    private readonly DocumentPreparer _preparer;
    private readonly PersistedOperationOptions _options;
    private readonly IOperationDocumentStorage? _storage;

    /// <exception cref="PersistedDocumentException">A document known from the start cannot be served.</exception>
    public PersistedDocuments(DocumentPreparer preparer, PersistedOperationOptions options, IOperationDocumentStorage? storage)
    {
        (_preparer, _options, _storage) = (preparer, options, storage is FileSystemOperationDocumentStorage ? null : storage);
        if (storage is FileSystemOperationDocumentStorage files)
        {
            Trust(files.Documents);
        }
        else if (storage is null && options.OnlyAllowPersistedDocuments)
        {
            throw new PersistedDocumentException(
                "Only persisted documents are allowed and there is nowhere to find any. Add AddFileSystemOperationDocumentStorage(path).");
        }
    }

    public IEnumerable<PreparedDocument> Trusted => _trusted.Values;

    /// <summary>Whether a request is anything but a document sent whole to a server that takes any.</summary>
    public bool Concerns(GraphQLRequest request)
        => _options.OnlyAllowPersistedDocuments || request.Query is null || (_options.Automatic && request.DocumentHash is not null);

    public ValueTask<PreparedRequest> PrepareAsync(GraphQLRequest request, CancellationToken cancellationToken) => request switch
    {
        { Query: { } text } when _options.OnlyAllowPersistedDocuments => BodyAsync(text, cancellationToken),
        { Query: { } text, DocumentHash: { } hash } => RegisterAsync(text, hash, cancellationToken),
        _ => FindAsync(request.DocumentId ?? request.DocumentHash ?? "", cancellationToken),
    };

    private ValueTask<PreparedRequest> BodyAsync(string text, CancellationToken cancellationToken)
    {
        if (!_options.AllowDocumentBody)
        {
            return Refuse(PersistedErrors.OnlyPersisted);
        }

        var hash = DocumentHash.Compute(text);
        return _trustedByHash.TryGetValue(hash, out var known)
            ? ValueTask.FromResult(new PreparedRequest(known))
            : FindAsync(hash, cancellationToken);
    }

    private async ValueTask<PreparedRequest> RegisterAsync(string text, string hash, CancellationToken cancellationToken)
    {
        var actual = DocumentHash.Compute(text);
        if (!actual.Equals(hash, StringComparison.OrdinalIgnoreCase))
        {
            return new PreparedRequest(PersistedErrors.Mismatch);
        }

        var prepared = _preparer.Prepare(text);
        // What holds something sensitive is kept nowhere: the client sends it whole each time.
        if (prepared.Document is { HoldsSensitive: false })
        {
            if (_storage is null)
            {
                _preparer.Cache.KeepByHash(text, actual);
            }
            else
            {
                await _storage.SaveAsync(new OperationDocumentId(actual), new OperationDocumentSourceText(text), cancellationToken);
            }
        }

        return prepared;
    }

    private ValueTask<PreparedRequest> FindAsync(string given, CancellationToken cancellationToken)
    {
        if (!OperationDocumentId.IsValid(given))
        {
            return Refuse(PersistedErrors.NotAnId);
        }

        var id = DocumentHash.Normalise(given);
        var known = _trusted.GetValueOrDefault(id) ?? _trustedByHash.GetValueOrDefault(id)
            ?? (_options.Automatic && _storage is null ? _preparer.Cache.FindByHash(id) : null);
        return known is not null ? ValueTask.FromResult(new PreparedRequest(known))
            : _storage is not null ? ReadAsync(_storage, id, cancellationToken)
            : Refuse(Unknown);
    }

    private async ValueTask<PreparedRequest> ReadAsync(IOperationDocumentStorage from, string id, CancellationToken cancellationToken)
        => await from.TryReadAsync(new OperationDocumentId(id), cancellationToken) is { } found
            ? _preparer.Prepare(found.SourceText) : new PreparedRequest(Unknown);

    private void Trust(IReadOnlyDictionary<string, StoredDocument> documents)
    {
        var problems = new List<string>();
        foreach (var (id, document) in documents)
        {
            var prepared = _preparer.PrepareAnew(document.Text);
            if (prepared.Document is { } valid)
            {
                _trusted.Add(id, valid);
                _trustedByHash.TryAdd(valid.Hash, valid);
            }

            problems.AddRange(prepared.Errors.Select(error => $"{document.Origin}{At(error)}: {error.Message}"));
        }

        if (problems.Count > 0)
        {
            var more = problems.Count > MaxProblemsTold ? $"\n… and {problems.Count - MaxProblemsTold} more" : "";
            throw new PersistedDocumentException(
                $"{problems.Count} errors in stored GraphQL documents:\n{string.Join('\n', problems.Take(MaxProblemsTold))}{more}");
        }
    }

    private static string At(GraphQLError error)
        => error.Locations is [var at, ..] ? string.Create(CultureInfo.InvariantCulture, $" ({at.Line}:{at.Column})") : "";

    private IReadOnlyList<GraphQLError> Unknown => _options.Automatic && !_options.OnlyAllowPersistedDocuments
        ? PersistedErrors.NotFound : PersistedErrors.NotInList;

    private static ValueTask<PreparedRequest> Refuse(IReadOnlyList<GraphQLError> errors) =>
        ValueTask.FromResult(new PreparedRequest(errors));
}
