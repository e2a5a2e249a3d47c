namespace LinkDirectory.GraphQL.Language;

/// <summary>A node of a parsed document. Its location is where it begins, line and column from 1.</summary>
public abstract class SyntaxNode
{
    /// <summary>Where the node begins.</summary>
    public SourceLocation Location { get; internal init; }
}

/// <summary>A name.</summary>
public sealed class NameNode(string value) : SyntaxNode
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A document: definitions to execute, or of a type system, or both.</summary>
public sealed class DocumentNode(IReadOnlyList<DefinitionNode> definitions) : SyntaxNode
{
    /// <summary>The definitions in their order.</summary>
    public IReadOnlyList<DefinitionNode> Definitions { get; } = definitions;
}

/// <summary>A definition at the top of a document.</summary>
public abstract class DefinitionNode : SyntaxNode
{
    /// <summary>The description before it; null when it has none.</summary>
    public StringValueNode? Description { get; internal init; }

    /// <summary>The directives applied to it.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; internal init; } = [];
}

/// <summary>A directive as applied.</summary>
public sealed class DirectiveNode(NameNode name, IReadOnlyList<ArgumentNode> arguments) : SyntaxNode
{
    /// <summary>The directive's name, without <c>@</c>.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments given.</summary>
    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;
}

/// <summary>An argument as given.</summary>
public sealed class ArgumentNode(NameNode name, ValueNode value) : SyntaxNode
{
    /// <summary>The argument's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The value given.</summary>
    public ValueNode Value { get; } = value;
}
