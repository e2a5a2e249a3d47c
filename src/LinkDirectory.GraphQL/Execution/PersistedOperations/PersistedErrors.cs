namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Refusals of requests for persisted documents, or of requests that should have named one.
/// Codes and the first two messages are those that Apollo's clients act
/// on.
/// </summary>
internal static class PersistedErrors
{
    /// <summary>The client is to send the document with its hash.</summary>
    public static readonly IReadOnlyList<GraphQLError> NotFound = Error("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND");

    /// <summary>The client is to send documents whole from now on.</summary>
    public static readonly IReadOnlyList<GraphQLError> NotSupported = Error("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED");

    public static readonly IReadOnlyList<GraphQLError> Mismatch = Error(
        "The hash in 'extensions.persistedQuery.sha256Hash' is not that of 'query'. Send the SHA-256 of the document in UTF-8, as "
            + "hexadecimal digits.",
        "PERSISTED_QUERY_HASH_MISMATCH");

    public static readonly IReadOnlyList<GraphQLError> NotAnId = Error(
        $"The document's id is not one: it has 1 to {OperationDocumentId.MaxLength} of the characters A-Z a-z 0-9 - . _ ~ : and does not "
            + "begin with a dot.",
        GraphQLErrorCodes.BadRequest);

    public static readonly IReadOnlyList<GraphQLError> NotInList = Error(
        "No stored document has this id. Ask the operator of this server to add the document.", "PERSISTED_QUERY_NOT_IN_LIST");

    public static readonly IReadOnlyList<GraphQLError> OnlyPersisted = Error(
        "Only stored documents are executed here. Send the 'documentId' of one instead of 'query'.", "PERSISTED_QUERY_ID_REQUIRED");

    private static GraphQLError[] Error(string message, string code)
        => [GraphQLError.Coded(code, message)];
}
