using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Walks a document once for every rule, keeping the types of the place it is at.</summary>
internal sealed class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    private DefinitionNode _definition = null!;

    public void Walk()
    {
        Each(rule => rule.EnterDocument(context.Document));
        foreach (var definition in context.Document.Definitions)
        {
            if (context.Full)
            {
                return;
            }

            _definition = definition;
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    Walk(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    Walk(fragment);
                    break;
                case TypeDefinitionNode type:
                    foreach (var name in TypeNames(type))
                    {
                        Each(rule => rule.EnterNamedType(name));
                    }

                    break;
                default:
                    break;
            }
        }

        Each(rule => rule.LeaveDocument(context.Document));
    }

    private static IEnumerable<NamedTypeNode> TypeNames(TypeDefinitionNode type)
        => type.Interfaces.Concat(type.Members).Concat(type.InputFields.Select(field => field.Type.Named))
            .Concat(type.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Type.Named).Append(field.Type.Named)));

    private void Walk(OperationDefinitionNode node)
    {
        context.Type = context.Schema.Root(node.Operation);
        Each(rule => rule.EnterOperation(node));
        foreach (var variable in node.Variables.TakeWhile(_ => !context.Full))
        {
            Walk(variable);
        }

        Walk(node.Directives, node.Operation.ToString().ToUpperInvariant());
        Walk(node.SelectionSet);
    }

    private void Walk(FragmentDefinitionNode node)
    {
        context.Type = OutputType(node.TypeCondition);
        Each(rule => rule.EnterFragmentDefinition(node));
        Each(rule => rule.EnterNamedType(node.TypeCondition));
        Walk(node.Directives, "FRAGMENT_DEFINITION");
        Walk(node.SelectionSet);
    }

    private void Walk(VariableDefinitionNode node)
    {
        Each(rule => rule.EnterVariableDefinition(node));
        Each(rule => rule.EnterNamedType(node.Type.Named));
        if (node.DefaultValue is not null)
        {
            context.InputType = context.Schema.TypeOf(node.Type) is { Named.IsInput: true } type ? type : null;
            Value(node.DefaultValue);
            context.InputType = null;
        }

        Walk(node.Directives, "VARIABLE_DEFINITION");
    }

    private void Walk(SelectionSetNode node)
    {
        var parent = context.ParentType;
        context.ParentType = context.Type?.Named as CompositeType;
        Each(rule => rule.EnterSelectionSet(node));
        foreach (var selection in node.Selections)
        {
            if (context.Full)
            {
                break;
            }

            var type = context.Type;
            switch (selection)
            {
                case FieldNode field:
                    Walk(field);
                    break;
                case InlineFragmentNode inline:
                    Walk(inline);
                    break;
                case FragmentSpreadNode spread:
                    Each(rule => rule.EnterFragmentSpread(spread));
                    Walk(spread.Directives, "FRAGMENT_SPREAD");
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
        var definition = context.ParentType is null ? null : context.FieldOf(context.ParentType, node.Name.Value);
        context.Field = definition;
        context.Type = definition?.Type;
        Each(rule => rule.EnterField(node));
        Walk(node.Arguments, name => definition?.Argument(name));
        Walk(node.Directives, "FIELD");
        if (node.SelectionSet is not null)
        {
            context.Field = null;
            Walk(node.SelectionSet);
        }

        context.Field = definition;
        context.Type = definition?.Type;
        Each(rule => rule.LeaveField(node));
        context.Field = null;
    }

    private void Walk(InlineFragmentNode node)
    {
        context.Type = node.TypeCondition is null ? context.ParentType : OutputType(node.TypeCondition);
        Each(rule => rule.EnterInlineFragment(node));
        if (node.TypeCondition is not null)
        {
            Each(rule => rule.EnterNamedType(node.TypeCondition));
        }

        Walk(node.Directives, "INLINE_FRAGMENT");
        Walk(node.SelectionSet);
    }

    private void Walk(IReadOnlyList<DirectiveNode> nodes, string location)
    {
        if (nodes.Count == 0)
        {
            return;
        }

        Each(rule => rule.EnterDirectives(nodes));
        var field = context.Field;
        foreach (var node in nodes.TakeWhile(_ => !context.Full))
        {
            context.Field = null;
            context.Directive = context.Schema.Directive(node.Name.Value);
            Each(rule => rule.EnterDirective(node, location));
            Walk(node.Arguments, name => context.Directive?.Argument(name));
            context.Directive = null;
        }

        context.Field = field;
    }

    private void Walk(IReadOnlyList<ArgumentNode> nodes, Func<string, InputValue?> find)
    {
        foreach (var node in nodes.TakeWhile(_ => !context.Full))
        {
            context.Argument = find(node.Name.Value);
            context.InputType = context.Argument?.Type;
            Each(rule => rule.EnterArgument(node));
            Value(node.Value);
            context.Argument = null;
            context.InputType = null;
        }
    }

    private void Value(ValueNode node)
    {
        Each(rule => rule.EnterValue(node));
        Use(node, context.InputType, null, context.Argument?.DefaultValue is not null);
    }

    /// <summary>Notes the variables inside a value, with the types expected there.</summary>
    private void Use(ValueNode node, GraphQLType? type, InputObjectType? parent, bool hasDefault)
    {
        switch (node)
        {
            case VariableNode variable:
                context.Use(_definition, new VariableUsage(variable, type, parent, hasDefault));
                break;
            case ListValueNode list:
                var element = type?.Nullable is ListType listType ? listType.OfType : type?.Nullable;
                foreach (var item in list.Values)
                {
                    Use(item, element, null, false);
                }

                break;
            case ObjectValueNode obj:
                var input = type?.Named as InputObjectType;
                foreach (var field in obj.Fields)
                {
                    var definition = input?.Field(field.Name.Value);
                    Use(field.Value, definition?.Type, input, definition?.DefaultValue is not null);
                }

                break;
            default:
                break;
        }
    }

    private NamedType? OutputType(NamedTypeNode node)
        => context.Schema.Type(node.Name.Value) is { IsOutput: true } type ? type : null;

    private void Each(Action<ValidationRule> call)
    {
        foreach (var rule in rules)
        {
            call(rule);
        }
    }
}
