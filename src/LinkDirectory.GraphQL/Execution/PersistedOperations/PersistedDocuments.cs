namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Finds the documents of requests that name one by id or hash, and refuses the others where only stored ones are allowed.
/// Every document passes the same preparation, and so the same limits.
/// </summary>
internal sealed class PersistedDocuments(DocumentPreparer preparer, PersistedOperationOptions options, IOperationDocumentStorage? storage)
{
    /// <summary>Documents known from the start, by id. They stay prepared for as long as the process lives.</summary>
    private readonly Dictionary<string, PreparedDocument> _trusted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedDocument> _trustedByHash = new(StringComparer.Ordinal);

    /// <summary>Whether a request is anything but a document sent whole to a server that takes any.</summary>
    public bool Concerns(GraphQLRequest request)
        => options.OnlyAllowPersistedDocuments || request.Query is null || (options.Automatic && request.DocumentHash is not null);

    public void Trust(string id, PreparedDocument document)
    {
        _trusted.Add(id, document);
        _trustedByHash.TryAdd(document.Hash, document);
    }

    public ValueTask<PreparedRequest> PrepareAsync(GraphQLRequest request, CancellationToken cancellationToken) => request switch
    {
        { Query: { } text } when options.OnlyAllowPersistedDocuments => BodyAsync(text, cancellationToken),
        { Query: { } text, DocumentHash: { } hash } => RegisterAsync(text, hash, cancellationToken),
        _ => FindAsync(request.DocumentId ?? request.DocumentHash ?? "", cancellationToken),
    };

    private ValueTask<PreparedRequest> BodyAsync(string text, CancellationToken cancellationToken)
    {
        if (!options.AllowDocumentBody)
        {
            return Refuse(PersistedErrors.OnlyPersisted);
        }

        var hash = DocumentHash.Of(text);
        return _trustedByHash.TryGetValue(hash, out var known) ? ValueTask.FromResult(new PreparedRequest(known)) : FindAsync(hash, cancellationToken);
    }

    private async ValueTask<PreparedRequest> RegisterAsync(string text, string hash, CancellationToken cancellationToken)
    {
        var actual = DocumentHash.Of(text);
        if (!actual.Equals(hash, StringComparison.OrdinalIgnoreCase))
        {
            return new PreparedRequest(PersistedErrors.Mismatch);
        }

        var prepared = preparer.Prepare(text);
        // What holds something sensitive is kept nowhere: the client sends it whole each time.
        if (prepared.Document is { HoldsSensitive: false })
        {
            if (storage is null)
            {
                preparer.Cache.KeepByHash(text, actual);
            }
            else
            {
                await storage.SaveAsync(new OperationDocumentId(actual), new OperationDocumentSourceText(text), cancellationToken);
            }
        }

        return prepared;
    }

    private ValueTask<PreparedRequest> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!OperationDocumentId.IsValid(id))
        {
            return Refuse(PersistedErrors.NotAnId);
        }

        return _trusted.TryGetValue(id, out var trusted) ? ValueTask.FromResult(new PreparedRequest(trusted))
            : storage is not null ? ReadAsync(storage, id, cancellationToken)
            : options.Automatic && DocumentHash.IsHash(id) && preparer.Cache.FindByHash(id.ToLowerInvariant()) is { } kept
                ? ValueTask.FromResult(new PreparedRequest(kept))
            : Refuse(Unknown);
    }

    private async ValueTask<PreparedRequest> ReadAsync(IOperationDocumentStorage from, string id, CancellationToken cancellationToken)
        => await from.TryReadAsync(new OperationDocumentId(id), cancellationToken) is { } found
            ? preparer.Prepare(found.SourceText) : new PreparedRequest(Unknown);

    private IReadOnlyList<GraphQLError> Unknown => options.Automatic && !options.OnlyAllowPersistedDocuments
        ? PersistedErrors.NotFound : PersistedErrors.NotInList;

    private static ValueTask<PreparedRequest> Refuse(IReadOnlyList<GraphQLError> errors) => ValueTask.FromResult(new PreparedRequest(errors));
}
