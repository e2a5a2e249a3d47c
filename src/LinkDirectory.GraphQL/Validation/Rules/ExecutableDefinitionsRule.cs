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
