namespace LinkDirectory.GraphQL.Validation;

/// <summary>Required arguments are given.</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ProvidedRequiredArgumentsOnDirectivesRule(context)
{
    public override void LeaveField(FieldNode node)
    {
        if (Context.Field is not { Arguments.Count: > 0 } field)
        {
            return;
        }

        foreach (var argument in field.Arguments.Where(a => a.IsRequired && !node.Arguments.Any(given => given.Name.Value == a.Name)))
        {
            Report($"Argument \"{Context.FieldName}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                node);
        }
    }
}
