namespace LinkDirectory.GraphQL.Validation;

/// <summary>One rule of the specification's sections 3 and 5, named as graphql-js names it. Made for each document.</summary>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    public virtual void EnterDocument(DocumentNode node) { }
    public virtual void LeaveDocument(DocumentNode node) { }
    public virtual void EnterOperation(OperationDefinitionNode node) { }
    public virtual void LeaveOperation(OperationDefinitionNode node) { }
    public virtual void EnterFragmentDefinition(FragmentDefinitionNode node) { }
    public virtual void EnterVariableDefinition(VariableDefinitionNode node) { }

    /// <param name="node">The selection set.</param>
    /// <param name="parent">The operation, fragment, field or inline fragment that has it.</param>
    public virtual void EnterSelectionSet(SelectionSetNode node, SyntaxNode parent) { }
    public virtual void EnterField(FieldNode node) { }
    public virtual void LeaveField(FieldNode node) { }
    public virtual void EnterFragmentSpread(FragmentSpreadNode node) { }
    public virtual void EnterInlineFragment(InlineFragmentNode node) { }

    /// <summary>A definition or extension of a schema, a type or a directive.</summary>
    public virtual void EnterTypeSystem(DefinitionNode node) { }

    /// <summary>The directives of one place, when that place is entered.</summary>
    public virtual void EnterDirectives(SyntaxNode owner, IReadOnlyList<DirectiveNode> nodes) { }
    public virtual void EnterDirective(DirectiveNode node, string location) { }
    public virtual void LeaveDirective(DirectiveNode node) { }
    public virtual void EnterArgument(ArgumentNode node) { }

    /// <summary>A whole value, where an argument or a default stands.</summary>
    public virtual void EnterValue(ValueNode node) { }

    /// <param name="node">The type's name.</param>
    /// <param name="typeSystem">Whether it is in a definition or extension of a type system.</param>
    public virtual void EnterNamedType(NamedTypeNode node, bool typeSystem) { }

    /// <summary>Reports a name that is among the known ones of its kind already.</summary>
    protected void Unique(string what, NameNode? name, Dictionary<string, NameNode> known)
    {
        if (name is not null && !known.TryAdd(name.Value, name))
        {
            Report($"There can be only one {what} named \"{name.Value}\".", known[name.Value], name);
        }
    }

    /// <summary>Reports each name that comes more than once, at all its places.</summary>
    protected void Unique(string what, IEnumerable<NameNode> names, string prefix = "")
    {
        foreach (var group in names.GroupBy(name => name.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Report($"There can be only one {what} named \"{prefix}{group.Key}\".", group);
        }
    }

    protected void Report(string message, params IEnumerable<SyntaxNode> nodes)
        => Context.Report(new GraphQLError(message) { Rule = Name, Locations = [.. nodes.Select(node => node.Location)] });

    private string Name => GetType().Name[..^"Rule".Length];
}
