namespace LinkDirectory.GraphQL.Validation;

/// <summary>Used variables are defined.</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        var defined = node.Variables.Select(v => v.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var usage in Context.Usages(node).Where(usage => !defined.Contains(usage.Node.Name.Value)))
        {
            var by = node.Name is null ? "" : $" by operation \"{node.Name.Value}\"";
            Report($"Variable \"${usage.Node.Name.Value}\" is not defined{by}.", usage.Node, node);
        }
    }
}
