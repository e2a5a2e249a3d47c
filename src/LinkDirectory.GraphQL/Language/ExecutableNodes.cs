namespace LinkDirectory.GraphQL.Language;

/// <summary>What an operation does.</summary>
public enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>Operations as documents name them.</summary>
internal static class OperationTypes
{
    public static string Keyword(this OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}

public sealed class OperationDefinitionNode(
    OperationType operation, NameNode? name, IReadOnlyList<VariableDefinitionNode> variables, SelectionSetNode selectionSet)
    : DefinitionNode
{
    public OperationType Operation { get; } = operation;
    public NameNode? Name { get; } = name;
    public IReadOnlyList<VariableDefinitionNode> Variables { get; } = variables;
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

public sealed class FragmentDefinitionNode(NameNode name, NamedTypeNode typeCondition, SelectionSetNode selectionSet) : DefinitionNode
{
    public NameNode Name { get; } = name;
    public NamedTypeNode TypeCondition { get; } = typeCondition;
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

public sealed class VariableDefinitionNode(VariableNode variable, TypeNode type, ValueNode? defaultValue) : DefinitionNode
{
    public VariableNode Variable { get; } = variable;
    public TypeNode Type { get; } = type;
    public ValueNode? DefaultValue { get; } = defaultValue;
}

public sealed class SelectionSetNode(IReadOnlyList<SelectionNode> selections) : SyntaxNode
{
    public IReadOnlyList<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(IReadOnlyList<DirectiveNode> directives) : SyntaxNode
{
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>What is selected within it, where it stands; null for a leaf, and for a spread, whose fragment stands elsewhere.</summary>
    internal SelectionSetNode? SelectedWithin => (this as FieldNode)?.SelectionSet ?? (this as InlineFragmentNode)?.SelectionSet;
}

public sealed class FieldNode(
    NameNode? alias, NameNode name, IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode? selectionSet) : SelectionNode(directives)
{
    public NameNode? Alias { get; } = alias;
    public NameNode Name { get; } = name;
    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;
    public SelectionSetNode? SelectionSet { get; } = selectionSet;
    public string ResponseName => (Alias ?? Name).Value;
}

public sealed class FragmentSpreadNode(NameNode name, IReadOnlyList<DirectiveNode> directives) : SelectionNode(directives)
{
    public NameNode Name { get; } = name;
}

public sealed class InlineFragmentNode(
    NamedTypeNode? typeCondition, IReadOnlyList<DirectiveNode> directives, SelectionSetNode selectionSet) : SelectionNode(directives)
{
    public NamedTypeNode? TypeCondition { get; } = typeCondition;
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
