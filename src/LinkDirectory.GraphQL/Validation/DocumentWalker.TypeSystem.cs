namespace LinkDirectory.GraphQL.Validation;

/// <summary>Definitions and extensions of schemas, types and directives.</summary>
internal sealed partial class DocumentWalker
{
    private void WalkTypeSystem(DefinitionNode node)
    {
        Enter(node, node.Directives, static (rule, entered) => rule.EnterTypeSystem(entered));

        switch (node)
        {
            case SchemaDefinitionNode schema:
                Walk(node.Directives, "SCHEMA");
                Walk(schema.OperationTypes.Select(operation => operation.Type));
                break;
            case TypeDefinitionNode type:
                Walk(type);
                break;
            case DirectiveDefinitionNode directive:
                Walk(directive.Arguments, "ARGUMENT_DEFINITION");
                Walk(node.Directives, "DIRECTIVE_DEFINITION");
                break;
            default:
                Walk(node.Directives, "DIRECTIVE_DEFINITION");
                break;
        }
    }

    private void Walk(TypeDefinitionNode type)
    {
        Walk(type.Interfaces);
        Walk(type.Directives, type.Kind switch
        {
            TypeKind.InputObject => "INPUT_OBJECT",
            var kind => kind.ToString().ToUpperInvariant(),
        });
        foreach (var field in type.Fields)
        {
            Enter(field);
            Walk(field.Arguments, "ARGUMENT_DEFINITION");
            Walk(field.Type.Named, typeSystem: true);
            Walk(field.Directives, "FIELD_DEFINITION");
        }

        Walk(type.Members);
        foreach (var value in type.Values)
        {
            Enter(value);
            Walk(value.Directives, "ENUM_VALUE");
        }

        Walk(type.InputFields, "INPUT_FIELD_DEFINITION");
    }

    private void Walk(IReadOnlyList<InputValueDefinitionNode> values, string location)
    {
        foreach (var value in values)
        {
            Enter(value);
            Walk(value.Type.Named, typeSystem: true);
            if (value.DefaultValue is not null)
            {
                Each(rule => rule.EnterValue(value.DefaultValue));
            }

            Walk(value.Directives, location);
        }
    }

    private void Walk(IEnumerable<NamedTypeNode> names)
    {
        foreach (var name in names)
        {
            Walk(name, typeSystem: true);
        }
    }

    private void Enter(DefinitionNode part) => Enter(part, part.Directives, static (_, _) => { });
}
