namespace LinkDirectory.GraphQL.Language;

/// <summary>The document does not follow the grammar.</summary>
public sealed class GraphQLSyntaxException(string description, SourceLocation location)
    : Exception("Syntax Error: " + description)
{
    /// <summary>Where the grammar was left.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>The limit at which parsing stopped; null when the grammar was broken.</summary>
    internal GraphQLError? LimitError { get; init; }
}
