using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Used variables are defined.</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode node)
    {
        foreach (var operation in node.Definitions.OfType<OperationDefinitionNode>())
        {
            var defined = operation.Variables.Select(v => v.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var usage in Context.Usages(operation).Where(usage => !defined.Contains(usage.Node.Name.Value)))
            {
                var by = operation.Name is null ? "" : $" by operation \"{operation.Name.Value}\"";
                Report($"Variable \"${usage.Node.Name.Value}\" is not defined{by}.", usage.Node, operation);
            }
        }
    }
}
