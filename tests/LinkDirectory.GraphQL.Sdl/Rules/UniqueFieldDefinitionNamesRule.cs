namespace LinkDirectory.GraphQL.Sdl;

/// <summary>The fields of a type and its extensions have different names.</summary>
internal sealed class UniqueFieldDefinitionNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<(string Type, string Field), NameNode> _known = [];

    public override void EnterTypeSystem(DefinitionNode node)
    {
        if (node is TypeDefinitionNode type)
        {
            var names = type.Fields.Select(field => field.Name).Concat(type.InputFields.Select(field => field.Name));
            foreach (var name in names.Where(name => !_known.TryAdd((type.Name.Value, name.Value), name)))
            {
                Report($"Field \"{type.Name.Value}.{name.Value}\" can only be defined once.", _known[(type.Name.Value, name.Value)], name);
            }
        }
    }
}
