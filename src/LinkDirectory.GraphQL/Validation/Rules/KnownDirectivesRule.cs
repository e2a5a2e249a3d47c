namespace LinkDirectory.GraphQL.Validation;

/// <summary>Directives exist and may stand where they do.</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode node, string location)
    {
        if (Context.Directives.Find(node.Name.Value) is not { } directive)
        {
            Report($"Unknown directive \"@{node.Name.Value}\".", node);
        }
        else if (!directive.Locations.Contains(location))
        {
            Report($"Directive \"@{node.Name.Value}\" may not be used on {location}.", node);
        }
    }
}
