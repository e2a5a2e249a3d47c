namespace LinkDirectory.GraphQL.Language;

/// <summary>The document does not follow the grammar.</summary>
public sealed class GraphQLSyntaxException(string description, SourceLocation location)
    : Exception("Syntax Error: " + description)
{
    /// <summary>Where the grammar was left.</summary>
    public SourceLocation Location { get; } = location;
}
