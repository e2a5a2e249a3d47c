namespace LinkDirectory.GraphQL.Validation;

/// <summary>Spread fragments exist.</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (!Context.Fragments.ContainsKey(node.Name.Value))
        {
            Report($"Unknown fragment \"{node.Name.Value}\".", node.Name);
        }
    }
}
