namespace LinkDirectory.GraphQL.Validation;

/// <summary>Every fragment is reached by an operation.</summary>
internal sealed class NoUnusedFragmentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode node)
    {
        var used = Context.Graph.Reached([.. node.Definitions.OfType<OperationDefinitionNode>()])
            .Select(fragment => fragment.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in node.Definitions.OfType<FragmentDefinitionNode>().Where(f => !used.Contains(f.Name.Value)))
        {
            Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
        }
    }
}
