namespace LinkDirectory.GraphQL.Sdl;

/// <summary>Types have different names.</summary>
internal sealed class UniqueTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterTypeSystem(DefinitionNode node)
    {
        if (node is TypeDefinitionNode { Extension: false } type && !_known.TryAdd(type.Name.Value, type.Name))
        {
            Report($"There can be only one type named \"{type.Name.Value}\".", _known[type.Name.Value], type.Name);
        }
    }
}
