namespace LinkDirectory.GraphQL.Validation;

/// <summary>The variables of an operation have different names.</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        foreach (var group in node.Variables.GroupBy(v => v.Variable.Name.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Report($"There can be only one variable named \"${group.Key}\".", group.Select(v => v.Variable.Name));
        }
    }
}
