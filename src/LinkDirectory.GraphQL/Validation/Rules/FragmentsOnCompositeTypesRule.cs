namespace LinkDirectory.GraphQL.Validation;

/// <summary>Fragments apply to types that have fields.</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (node.TypeCondition is not null && Context.Schema.Type(node.TypeCondition.Name.Value) is { IsComposite: false })
        {
            Report($"Fragment cannot condition on non composite type \"{node.TypeCondition}\".", node.TypeCondition);
        }
    }

    public override void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        if (Context.Schema.Type(node.TypeCondition.Name.Value) is { IsComposite: false })
        {
            Report($"Fragment \"{node.Name.Value}\" cannot condition on non composite type \"{node.TypeCondition}\".", node.TypeCondition);
        }
    }
}
