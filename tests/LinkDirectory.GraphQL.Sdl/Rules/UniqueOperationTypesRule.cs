namespace LinkDirectory.GraphQL.Sdl;

/// <summary>A schema has one root type for a kind of operation.</summary>
internal sealed class UniqueOperationTypesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<OperationType, OperationTypeDefinitionNode> _known = [];

    public override void EnterTypeSystem(DefinitionNode node)
    {
        foreach (var operation in (node as SchemaDefinitionNode)?.OperationTypes ?? [])
        {
            if (!_known.TryAdd(operation.Operation, operation))
            {
                Report($"There can be only one {operation.Operation.Keyword()} type in schema.", _known[operation.Operation], operation);
            }
        }
    }
}
