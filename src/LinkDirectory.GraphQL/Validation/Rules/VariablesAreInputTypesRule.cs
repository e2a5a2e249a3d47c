namespace LinkDirectory.GraphQL.Validation;

internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode node)
    {
        if (Context.Schema.TypeOf(node.Type) is { Named.IsInput: false })
        {
            Report($"Variable \"${node.Variable.Name.Value}\" cannot be non-input type \"{node.Type}\".", node.Type);
        }
    }
}
