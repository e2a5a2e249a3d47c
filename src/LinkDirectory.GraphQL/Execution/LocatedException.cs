namespace LinkDirectory.GraphQL.Execution;

/// <summary>An expected refusal that stands at a place of its own in the document, not at the field it stops.</summary>
internal sealed class LocatedException(string message, SyntaxNode at, string? argument = null)
    : GraphQLException(message, argument: argument)
{
    public SourceLocation Location { get; } = at.Location;
}
