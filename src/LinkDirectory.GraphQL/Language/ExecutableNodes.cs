namespace LinkDirectory.GraphQL.Language;

/// <summary>What an operation does.</summary>
public enum OperationType
{
    /// <summary>Reads.</summary>
    Query,

    /// <summary>Changes, then reads.</summary>
    Mutation,

    /// <summary>Reads again at every event.</summary>
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

/// <summary>An operation.</summary>
public sealed class OperationDefinitionNode(
    OperationType operation, NameNode? name, IReadOnlyList<VariableDefinitionNode> variables, SelectionSetNode selectionSet)
    : DefinitionNode
{
    /// <summary>What it does.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>Its name; null when anonymous.</summary>
    public NameNode? Name { get; } = name;

    /// <summary>The variables it takes.</summary>
    public IReadOnlyList<VariableDefinitionNode> Variables { get; } = variables;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>A fragment with a name.</summary>
public sealed class FragmentDefinitionNode(NameNode name, NamedTypeNode typeCondition, SelectionSetNode selectionSet) : DefinitionNode
{
    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The type it applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>A variable that an operation takes.</summary>
public sealed class VariableDefinitionNode(VariableNode variable, TypeNode type, ValueNode? defaultValue) : DefinitionNode
{
    /// <summary>The variable.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>Its type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>Its value when none is given; null when it has no default.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;
}

/// <summary>Selections in braces.</summary>
public sealed class SelectionSetNode(IReadOnlyList<SelectionNode> selections) : SyntaxNode
{
    /// <summary>The selections in their order.</summary>
    public IReadOnlyList<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(IReadOnlyList<DirectiveNode> directives) : SyntaxNode
{
    /// <summary>The directives applied to it.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>What is selected within it, where it stands; null for a leaf, and for a spread, whose fragment stands elsewhere.</summary>
    internal SelectionSetNode? SelectedWithin => (this as FieldNode)?.SelectionSet ?? (this as InlineFragmentNode)?.SelectionSet;
}

/// <summary>A field.</summary>
public sealed class FieldNode(
    NameNode? alias, NameNode name, IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode? selectionSet) : SelectionNode(directives)
{
    /// <summary>Another name for the response; null when it has none.</summary>
    public NameNode? Alias { get; } = alias;

    /// <summary>The field's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments given.</summary>
    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>What is selected below it; null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>The field's name in the response.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>A spread of a named fragment.</summary>
public sealed class FragmentSpreadNode(NameNode name, IReadOnlyList<DirectiveNode> directives) : SelectionNode(directives)
{
    /// <summary>The fragment's name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>A fragment without a name.</summary>
public sealed class InlineFragmentNode(
    NamedTypeNode? typeCondition, IReadOnlyList<DirectiveNode> directives, SelectionSetNode selectionSet) : SelectionNode(directives)
{
    /// <summary>The type it applies to; null for the enclosing one.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
