namespace LinkDirectory.GraphQL.Sdl;

/// <summary>Directives have different names.</summary>
internal sealed class UniqueDirectiveNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterTypeSystem(DefinitionNode node)
    {
        if (node is DirectiveDefinitionNode directive && !_known.TryAdd(directive.Name.Value, directive.Name))
        {
            Report($"There can be only one directive named \"@{directive.Name.Value}\".", _known[directive.Name.Value], directive.Name);
        }
    }
}
