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

public sealed record OperationDefinitionNode(
    OperationType Operation, NameNode? Name, IReadOnlyList<VariableDefinitionNode> Variables, SelectionSetNode SelectionSet)
    : DefinitionNode;

public sealed record FragmentDefinitionNode(NameNode Name, NamedTypeNode TypeCondition, SelectionSetNode SelectionSet) : DefinitionNode;

public sealed record VariableDefinitionNode(VariableNode Variable, TypeNode Type, ValueNode? DefaultValue) : DefinitionNode;

public sealed record SelectionSetNode(IReadOnlyList<SelectionNode> Selections) : SyntaxNode
{
    /// <summary>Every selection within, at whatever depth, each before what it holds; spreads are not followed.</summary>
    internal IEnumerable<SelectionNode> AllWithin()
    {
        foreach (var selection in Selections)
        {
            yield return selection;
            foreach (var below in selection.SelectedWithin?.AllWithin() ?? [])
            {
                yield return below;
            }
        }
    }
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract record SelectionNode(IReadOnlyList<DirectiveNode> Directives) : SyntaxNode
{
    /// <summary>What is selected within it, where it stands; null for a leaf, and for a spread, whose fragment stands elsewhere.</summary>
    internal SelectionSetNode? SelectedWithin => (this as FieldNode)?.SelectionSet ?? (this as InlineFragmentNode)?.SelectionSet;
}

public sealed record FieldNode(
    NameNode? Alias, NameNode Name, IReadOnlyList<ArgumentNode> Arguments, IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode? SelectionSet) : SelectionNode(Directives)
{
    public string ResponseName => (Alias ?? Name).Value;
}

public sealed record FragmentSpreadNode(NameNode Name, IReadOnlyList<DirectiveNode> Directives) : SelectionNode(Directives);

public sealed record InlineFragmentNode(
    NamedTypeNode? TypeCondition, IReadOnlyList<DirectiveNode> Directives, SelectionSetNode SelectionSet) : SelectionNode(Directives);
