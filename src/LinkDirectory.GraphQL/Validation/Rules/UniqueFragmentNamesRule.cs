namespace LinkDirectory.GraphQL.Validation;

/// <summary>Fragments have different names.</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        if (!_known.TryAdd(node.Name.Value, node.Name))
        {
            Report($"There can be only one fragment named \"{node.Name.Value}\".", _known[node.Name.Value], node.Name);
        }
    }
}
