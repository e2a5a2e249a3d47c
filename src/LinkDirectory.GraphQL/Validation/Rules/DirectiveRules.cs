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

/// <summary>A directive that is not repeatable stands once at a place; a type and its extensions are one place.</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> _seen = new(StringComparer.Ordinal);

    public override void EnterDirectives(SyntaxNode owner, IReadOnlyList<DirectiveNode> nodes)
    {
        var place = owner switch
        {
            SchemaDefinitionNode => "&schema",
            TypeDefinitionNode type => type.Name.Value,
            DirectiveDefinitionNode directive => "@" + directive.Name.Value,
            DirectiveExtensionNode directive => "@" + directive.Name.Value,
            _ => null,
        };
        if (place is null && nodes.Count < 2)
        {
            return;
        }

        var seen = place is null ? new() : _seen.GetOrNew(place);
        foreach (var node in nodes.Where(n => Context.Directives.Find(n.Name.Value) is { Repeatable: false }))
        {
            if (!seen.TryAdd(node.Name.Value, node))
            {
                Report($"The directive \"@{node.Name.Value}\" can only be used once at this location.", seen[node.Name.Value], node);
            }
        }
    }
}
