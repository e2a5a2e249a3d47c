namespace LinkDirectory.GraphQL.Execution;

/// <summary>The text of a persisted document.</summary>
/// <param name="SourceText">The document.</param>
public sealed record OperationDocumentSourceText(string SourceText);

/// <summary>
/// Where persisted documents are kept. What is read is measured and validated as if it had been sent. Without one, documents
/// that clients persist live in memory, among the prepared documents.
/// </summary>
public interface IOperationDocumentStorage
{
    ValueTask<OperationDocumentSourceText?> TryReadAsync(OperationDocumentId documentId, CancellationToken cancellationToken = default);

    /// <summary>Keeps a document that a client sent with its hash. It is valid, and holds nothing sensitive.</summary>
    /// <param name="documentId">The SHA-256 of the document in UTF-8, as 64 small hexadecimal digits.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask SaveAsync(
        OperationDocumentId documentId, OperationDocumentSourceText document, CancellationToken cancellationToken = default);
}
