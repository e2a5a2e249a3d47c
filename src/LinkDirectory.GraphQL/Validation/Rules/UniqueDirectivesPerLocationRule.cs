using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>A directive that is not repeatable stands once at a place.</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> nodes)
    {
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var node in nodes.Where(n => Context.Schema.Directive(n.Name.Value) is { IsRepeatable: false }))
        {
            if (!seen.TryAdd(node.Name.Value, node))
            {
                Report($"The directive \"@{node.Name.Value}\" can only be used once at this location.", seen[node.Name.Value], node);
            }
        }
    }
}
