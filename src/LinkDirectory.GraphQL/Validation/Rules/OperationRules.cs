namespace LinkDirectory.GraphQL.Validation;

/// <summary>A document to execute holds operations and fragments alone.</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDocument(DocumentNode node)
    {
        foreach (var definition in node.Definitions)
        {
            var name = definition switch
            {
                SchemaDefinitionNode => "schema",
                TypeDefinitionNode type => $"\"{type.Name.Value}\"",
                DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
                DirectiveExtensionNode directive => $"\"{directive.Name.Value}\"",
                _ => null,
            };
            if (name is not null)
            {
                Report($"The {name} definition is not executable.", definition);
            }
        }
    }
}

/// <summary>The schema has a root type for the operation.</summary>
internal sealed class KnownOperationTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (Context.Schema.Root(node.Operation) is null)
        {
            Report($"The {node.Operation.Keyword()} operation is not supported by the schema.", node);
        }
    }
}

/// <summary>Operations have different names.</summary>
internal sealed class UniqueOperationNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode node) => Unique("operation", node.Name, _known);
}

/// <summary>An operation without a name is the only one.</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is null && Context.Document.Definitions.OfType<OperationDefinitionNode>().Skip(1).Any())
        {
            Report("This anonymous operation must be the only defined operation.", node);
        }
    }
}
