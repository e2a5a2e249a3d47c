namespace LinkDirectory.GraphQL.Types;

/// <summary>The schema cannot be built: the C# types or the document contradict the specification.</summary>
public sealed class SchemaException(string message) : Exception(message)
{
    /// <summary>From everything that is wrong with a document.</summary>
    public SchemaException(IReadOnlyList<GraphQLError> errors) : this(string.Join("\n\n", errors.Select(error => error.Message))) =>
        Errors = errors;

    /// <summary>Everything that is wrong with a document, with its locations; empty for C# types.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; } = [];
}
