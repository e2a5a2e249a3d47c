using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Given arguments exist.</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode node, string location)
    {
        foreach (var argument in node.Arguments.Where(a => Context.Directive is { } directive && directive.Argument(a.Name.Value) is null))
        {
            var suggestion = Suggestions.DidYouMean(null, argument.Name.Value, Context.Directive!.Arguments.Select(a => a.Name));
            Report($"Unknown argument \"{argument.Name.Value}\" on directive \"@{node.Name.Value}\".{suggestion}", argument);
        }
    }

    public override void EnterArgument(ArgumentNode node)
    {
        if (Context.Argument is null && Context.Field is { } field)
        {
            var suggestion = Suggestions.DidYouMean(null, node.Name.Value, field.Arguments.Select(a => a.Name));
            Report($"Unknown argument \"{node.Name.Value}\" on field \"{Context.ParentType}.{field.Name}\".{suggestion}", node);
        }
    }
}
