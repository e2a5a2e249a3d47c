namespace LinkDirectory.GraphQL.Sdl;

/// <summary>The values of an enum and its extensions have different names.</summary>
internal sealed class UniqueEnumValueNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<(string Type, string Value), NameNode> _known = [];

    public override void EnterTypeSystem(DefinitionNode node)
    {
        if (node is TypeDefinitionNode { Kind: TypeKind.Enum } type)
        {
            foreach (var value in type.Values.Where(value => !_known.TryAdd((type.Name.Value, value.Name.Value), value.Name)))
            {
                var key = (type.Name.Value, value.Name.Value);
                Report($"Enum value \"{key.Item1}.{key.Item2}\" can only be defined once.", _known[key], value.Name);
            }
        }
    }
}
