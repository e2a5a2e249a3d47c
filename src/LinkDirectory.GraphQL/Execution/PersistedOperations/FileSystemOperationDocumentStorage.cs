namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Stored documents of a folder of <c>&lt;id&gt;.graphql</c> files, or of one JSON manifest as Relay or Apollo write it. All are
/// read at the start and validated when the server's schema is known; files that change later are read at the next start.
/// </summary>
public sealed class FileSystemOperationDocumentStorage : IOperationDocumentStorage
{
    /// <param name="path">A folder, or a manifest.</param>
    /// <exception cref="PersistedDocumentException">There are none, or one cannot be read.</exception>
    public FileSystemOperationDocumentStorage(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Documents = StoredDocuments.Read(path);
    }

    internal IReadOnlyDictionary<string, StoredDocument> Documents { get; }

    public ValueTask<OperationDocumentSourceText?> TryReadAsync(
        OperationDocumentId documentId, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(
            Documents.TryGetValue(documentId.Value, out var found) ? new OperationDocumentSourceText(found.Text) : null);

    /// <summary>Not supported: nobody who can send a request may write files. What clients persist is kept in memory.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public ValueTask SaveAsync(
        OperationDocumentId documentId, OperationDocumentSourceText document, CancellationToken cancellationToken = default)
        => throw new NotSupportedException("Stored documents are files that the operator puts there; clients cannot add to them.");
}
