namespace LinkDirectory.GraphQL.Validation;

/// <summary>Arguments given to directives exist.</summary>
internal class KnownArgumentNamesOnDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode node, string location)
    {
        if (node.Arguments.Count == 0 || Context.Directives.Find(node.Name.Value) is not { } directive)
        {
            return;
        }

        foreach (var argument in node.Arguments.Where(a => !directive.Arguments.Contains(a.Name.Value)))
        {
            var suggestion = Suggestions.DidYouMean(null, argument.Name.Value, directive.Arguments);
            Report($"Unknown argument \"{argument.Name.Value}\" on directive \"@{node.Name.Value}\".{suggestion}", argument);
        }
    }
}
