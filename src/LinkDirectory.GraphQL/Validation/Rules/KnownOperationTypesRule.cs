namespace LinkDirectory.GraphQL.Validation;

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
