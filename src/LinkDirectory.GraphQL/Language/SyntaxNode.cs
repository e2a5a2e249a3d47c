namespace LinkDirectory.GraphQL.Language;

/// <summary>A line and a column of a document, both from 1.</summary>
public readonly record struct SourceLocation(int Line, int Column);

/// <summary>
/// A node of a parsed document. Its location is where it begins, line and column from 1. Two nodes are never equal,
/// whatever they say.
/// </summary>
public abstract record SyntaxNode
{
    public SourceLocation Location { get; internal init; }

    public virtual bool Equals(SyntaxNode? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

public sealed record NameNode(string Value) : SyntaxNode
{
    public override string ToString() => Value;
}

public sealed record DocumentNode(IReadOnlyList<DefinitionNode> Definitions) : SyntaxNode;

/// <summary>A definition at the top of a document, or a part of one that can be described.</summary>
public abstract record DefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; internal init; }
    public IReadOnlyList<DirectiveNode> Directives { get; internal init; } = [];

    /// <summary>What an operation or a fragment selects; null for another definition.</summary>
    internal SelectionSetNode? Selects => (this as OperationDefinitionNode)?.SelectionSet ?? (this as FragmentDefinitionNode)?.SelectionSet;
}

/// <param name="Name">The directive's name, without <c>@</c>.</param>
/// <param name="Arguments">Those given.</param>
public sealed record DirectiveNode(NameNode Name, IReadOnlyList<ArgumentNode> Arguments) : SyntaxNode;

public sealed record ArgumentNode(NameNode Name, ValueNode Value) : SyntaxNode;
