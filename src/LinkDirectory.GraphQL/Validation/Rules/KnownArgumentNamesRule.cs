namespace LinkDirectory.GraphQL.Validation;

/// <summary>Given arguments exist.</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : KnownArgumentNamesOnDirectivesRule(context)
{
    public override void EnterArgument(ArgumentNode node)
    {
        if (!Context.InDirective && Context.Argument is null && Context.Field is { } field)
        {
            var suggestion = Suggestions.DidYouMean(null, node.Name.Value, field.Arguments.Select(a => a.Name));
            Report($"Unknown argument \"{node.Name.Value}\" on field \"{Context.FieldName}\".{suggestion}", node);
        }
    }
}
