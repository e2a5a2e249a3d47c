namespace LinkDirectory.GraphQL.Types;

/// <summary>The schema cannot be built: the C# types or the document contradict the specification.</summary>
public sealed class SchemaException(string message) : Exception(message);
