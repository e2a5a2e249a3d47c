namespace LinkDirectory.GraphQL.Validation;

/// <summary>The required arguments of directives are given.</summary>
internal class ProvidedRequiredArgumentsOnDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDirective(DirectiveNode node)
    {
        foreach (var (name, type) in Context.Directives.Find(node.Name.Value)?.Required ?? [])
        {
            if (!node.Arguments.Any(given => given.Name.Value == name))
            {
                Report($"Argument \"@{node.Name.Value}({name}:)\" of type \"{type}\" is required, but it was not provided.", node);
            }
        }
    }
}
