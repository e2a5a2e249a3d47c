namespace LinkDirectory.GraphQL.Validation;

/// <summary>Fragments are spread where an object of their type can be.</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (Context.Type?.Named is CompositeType type && Context.ParentType is { } parent && !Context.Schema.Overlap(type, parent))
        {
            Report($"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", node);
        }
    }

    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (Context.Fragments.TryGetValue(node.Name.Value, out var fragment)
            && Context.Schema.Type(fragment.TypeCondition.Name.Value) is CompositeType type
            && Context.ParentType is { } parent && !Context.Schema.Overlap(type, parent))
        {
            Report($"Fragment \"{node.Name.Value}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                node);
        }
    }
}
