namespace LinkDirectory.GraphQL.Execution;

/// <summary>Stored documents cannot be served: the message names each file and what is wrong with it.</summary>
public sealed class PersistedDocumentException(string message, Exception? innerException = null) : Exception(message, innerException);
