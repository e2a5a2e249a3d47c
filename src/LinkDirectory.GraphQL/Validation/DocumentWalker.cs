namespace LinkDirectory.GraphQL.Validation;

/// <summary>
/// Walks a document once for every rule, keeping the types of the place it is at. At each node the rules are asked in
/// their order, so that errors come in the reference's order.
/// </summary>
internal sealed partial class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    /// <summary>Walks the whole document. Where a rule gives up, its reason ends the errors.</summary>
    public void Walk()
    {
        try
        {
            Each(rule => rule.EnterDocument(context.Document));
            foreach (var definition in context.Document.Definitions)
            {
                WalkDefinition(definition);
            }

            Each(rule => rule.LeaveDocument(context.Document));
        }
        catch (ValidationAbortedException e)
        {
            context.Abort(e);
        }
    }

    public void WalkDefinition(DefinitionNode definition)
    {
        switch (definition)
        {
            case OperationDefinitionNode operation:
                Walk(operation);
                break;
            case FragmentDefinitionNode fragment:
                Walk(fragment);
                break;
            default:
                WalkTypeSystem(definition);
                break;
        }
    }

    private void Walk(OperationDefinitionNode node)
    {
        context.Type = context.HasSchema ? context.Schema.Root(node.Operation) : null;
        Enter(node, node.Directives, static (rule, entered) => rule.EnterOperation(entered));
        foreach (var variable in node.Variables)
        {
            Walk(variable);
        }

        Walk(node.Directives, node.Operation.ToString().ToUpperInvariant());
        Walk(node.SelectionSet, node);
        Each(rule => rule.LeaveOperation(node));
    }

    private void Walk(FragmentDefinitionNode node)
    {
        context.Type = OutputType(node.TypeCondition);
        Enter(node, node.Directives, static (rule, entered) => rule.EnterFragmentDefinition(entered));
        Walk(node.TypeCondition, typeSystem: false);
        Walk(node.Directives, "FRAGMENT_DEFINITION");
        Walk(node.SelectionSet, node);
    }

    private void Walk(VariableDefinitionNode node)
    {
        Enter(node, node.Directives, static (rule, entered) => rule.EnterVariableDefinition(entered));
        Walk(node.Type.Named, typeSystem: false);
        if (node.DefaultValue is not null)
        {
            context.InputType = context.HasSchema && context.Schema.TypeOf(node.Type) is { Named.IsInput: true } type ? type : null;
            Each(rule => rule.EnterValue(node.DefaultValue));
            context.InputType = null;
        }

        Walk(node.Directives, "VARIABLE_DEFINITION");
    }

    private void Walk(SelectionSetNode node, SyntaxNode owner)
    {
        var parent = context.ParentType;
        context.ParentType = context.Type?.Named as CompositeType;
        Each(rule => rule.EnterSelectionSet(node, owner));
        var type = context.Type;
        foreach (var selection in node.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Walk(field);
                    break;
                case InlineFragmentNode inline:
                    Walk(inline);
                    break;
                case FragmentSpreadNode spread:
                    Walk(spread);
                    break;
                default:
                    break;
            }

            context.Type = type;
        }

        context.ParentType = parent;
    }

    private void Walk(FieldNode node)
    {
        var around = (context.Field, context.FieldParent);
        var definition = context.ParentType is null ? null : context.FieldOf(context.ParentType, node.Name.Value);
        context.Field = definition;
        context.FieldParent = context.ParentType;
        context.Type = definition?.Type is { Named.IsOutput: true } type ? type : null;
        Enter(node, node.Directives, static (rule, entered) => rule.EnterField(entered));
        Walk(node.Arguments);
        Walk(node.Directives, "FIELD");
        if (node.SelectionSet is not null)
        {
            Walk(node.SelectionSet, node);
        }

        Each(rule => rule.LeaveField(node));
        (context.Field, context.FieldParent) = around;
    }

    private void Walk(FragmentSpreadNode node)
    {
        Enter(node, node.Directives, static (rule, entered) => rule.EnterFragmentSpread(entered));
        Walk(node.Directives, "FRAGMENT_SPREAD");
    }

    private void Walk(InlineFragmentNode node)
    {
        context.Type = node.TypeCondition is null ? context.Type?.Named : OutputType(node.TypeCondition);
        Enter(node, node.Directives, static (rule, entered) => rule.EnterInlineFragment(entered));
        if (node.TypeCondition is not null)
        {
            Walk(node.TypeCondition, typeSystem: false);
        }

        Walk(node.Directives, "INLINE_FRAGMENT");
        Walk(node.SelectionSet, node);
    }

    private void Walk(IReadOnlyList<DirectiveNode> nodes, string location)
    {
        foreach (var node in nodes)
        {
            context.InDirective = true;
            context.Directive = context.HasSchema ? context.Schema.Directive(node.Name.Value) : null;
            Each(rule => rule.EnterDirective(node, location));
            Walk(node.Arguments);
            Each(rule => rule.LeaveDirective(node));
            context.InDirective = false;
            context.Directive = null;
        }
    }

    /// <summary>Arguments of the current directive; of the field if the directive is unknown, as in the reference.</summary>
    private void Walk(IReadOnlyList<ArgumentNode> nodes)
    {
        foreach (var node in nodes)
        {
            var name = node.Name.Value;
            context.Argument = context.Directive is null ? context.Field?.Argument(name) : context.Directive.Argument(name);
            context.InputType = context.Argument?.Type is { Named.IsInput: true } type ? type : null;
            Each(rule => rule.EnterArgument(node));
            Each(rule => rule.EnterValue(node.Value));
            context.Argument = null;
            context.InputType = null;
        }
    }

    private void Walk(NamedTypeNode node, bool typeSystem) => Each(rule => rule.EnterNamedType(node, typeSystem));

    private NamedType? OutputType(NamedTypeNode node)
        => context.HasSchema && context.Schema.Type(node.Name.Value) is { IsOutput: true } type ? type : null;

    private void Enter<TNode>(TNode node, IReadOnlyList<DirectiveNode> directives, Action<ValidationRule, TNode> enter)
        where TNode : SyntaxNode
    {
        foreach (var rule in rules)
        {
            enter(rule, node);
            if (directives.Count > 0)
            {
                rule.EnterDirectives(node, directives);
            }
        }
    }

    private void Each(Action<ValidationRule> call)
    {
        foreach (var rule in rules)
        {
            call(rule);
        }
    }
}
