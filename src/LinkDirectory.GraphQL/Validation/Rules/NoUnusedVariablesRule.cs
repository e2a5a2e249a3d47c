using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Defined variables are used.</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode node)
    {
        foreach (var operation in node.Definitions.OfType<OperationDefinitionNode>())
        {
            var used = Context.Usages(operation).Select(usage => usage.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var variable in operation.Variables.Where(v => !used.Contains(v.Variable.Name.Value)))
            {
                var where = operation.Name is null ? "" : $" in operation \"{operation.Name.Value}\"";
                Report($"Variable \"${variable.Variable.Name.Value}\" is never used{where}.", variable);
            }
        }
    }
}
