namespace LinkDirectory.GraphQL.Language;

/// <summary>A node of a parsed document. Its location is where it begins, line and column from 1.</summary>
public abstract class SyntaxNode
{
    public SourceLocation Location { get; internal init; }
}

public sealed class NameNode(string value) : SyntaxNode
{
    public string Value { get; } = value;

    public override string ToString() => Value;
}

public sealed class DocumentNode(IReadOnlyList<DefinitionNode> definitions) : SyntaxNode
{
    public IReadOnlyList<DefinitionNode> Definitions { get; } = definitions;
}

/// <summary>A definition at the top of a document.</summary>
public abstract class DefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; internal init; }
    public IReadOnlyList<DirectiveNode> Directives { get; internal init; } = [];
}

public sealed class DirectiveNode(NameNode name, IReadOnlyList<ArgumentNode> arguments) : SyntaxNode
{
    /// <summary>The directive's name, without <c>@</c>.</summary>
    public NameNode Name { get; } = name;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;
}

public sealed class ArgumentNode(NameNode name, ValueNode value) : SyntaxNode
{
    public NameNode Name { get; } = name;
    public ValueNode Value { get; } = value;
}
