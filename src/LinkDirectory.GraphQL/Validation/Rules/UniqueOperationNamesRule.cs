namespace LinkDirectory.GraphQL.Validation;

/// <summary>Operations have different names.</summary>
internal sealed class UniqueOperationNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is not null && !_known.TryAdd(node.Name.Value, node.Name))
        {
            Report($"There can be only one operation named \"{node.Name.Value}\".", _known[node.Name.Value], node.Name);
        }
    }
}
