namespace LinkDirectory.GraphQL.Validation;

/// <summary>Defined variables are used.</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        var used = Context.Usages(node).Select(usage => usage.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in node.Variables.Where(v => !used.Contains(v.Variable.Name.Value)))
        {
            var where = node.Name is null ? "" : $" in operation \"{node.Name.Value}\"";
            Report($"Variable \"${variable.Variable.Name.Value}\" is never used{where}.", variable);
        }
    }
}
