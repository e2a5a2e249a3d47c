using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>One rule of the specification's section 5, named as graphql-js names it. Made anew for each document.</summary>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    public virtual void EnterDocument(DocumentNode node)
    {
    }

    public virtual void LeaveDocument(DocumentNode node)
    {
    }

    public virtual void EnterOperation(OperationDefinitionNode node)
    {
    }

    public virtual void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
    }

    public virtual void EnterVariableDefinition(VariableDefinitionNode node)
    {
    }

    public virtual void EnterSelectionSet(SelectionSetNode node)
    {
    }

    public virtual void EnterField(FieldNode node)
    {
    }

    public virtual void LeaveField(FieldNode node)
    {
    }

    public virtual void EnterFragmentSpread(FragmentSpreadNode node)
    {
    }

    public virtual void EnterInlineFragment(InlineFragmentNode node)
    {
    }

    /// <summary>The directives of one place, before each of them.</summary>
    public virtual void EnterDirectives(IReadOnlyList<DirectiveNode> nodes)
    {
    }

    public virtual void EnterDirective(DirectiveNode node, string location)
    {
    }

    public virtual void EnterArgument(ArgumentNode node)
    {
    }

    /// <summary>A whole value, where an argument or a default stands.</summary>
    public virtual void EnterValue(ValueNode node)
    {
    }

    public virtual void EnterNamedType(NamedTypeNode node)
    {
    }

    protected void Report(string message, params IEnumerable<SyntaxNode> nodes)
        => Context.Report(new GraphQLError(message) { Rule = Name, Locations = [.. nodes.Select(node => node.Location)] });

    private string Name => GetType().Name[..^"Rule".Length];
}
