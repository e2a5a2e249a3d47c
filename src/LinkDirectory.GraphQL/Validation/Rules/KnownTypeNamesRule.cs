namespace LinkDirectory.GraphQL.Validation;

/// <summary>Named types exist.</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    private HashSet<string>? _definedNames;

    private readonly List<string> _defined =
        [.. context.Document.Definitions.OfType<TypeDefinitionNode>().Where(type => !type.Extension).Select(type => type.Name.Value)];

    public override void EnterNamedType(NamedTypeNode node, bool typeSystem)
    {
        var name = node.Name.Value;
        if ((Context.HasSchema && Context.Schema.Type(name) is not null) || (_definedNames ??= [.. _defined]).Contains(name)
            || (typeSystem && StandardTypes.Names.Contains(name)))
        {
            return;
        }

        var options = Context.HasSchema ? Context.Schema.Types.Select(type => type.Name).Concat(_defined) : _defined;
        Report($"Unknown type \"{name}\".{Suggestions.DidYouMean(null, name, typeSystem ? StandardTypes.Names.Concat(options) : options)}",
            node);
    }
}
