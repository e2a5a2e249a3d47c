namespace LinkDirectory.GraphQL.Sdl;

/// <summary>A type that is extended is defined, and of the same kind.</summary>
internal sealed class PossibleTypeExtensionsRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, TypeDefinitionNode> _defined = context.Document.Definitions.OfType<TypeDefinitionNode>()
        .Where(type => !type.Extension).GroupBy(type => type.Name.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    public override void EnterTypeSystem(DefinitionNode node)
    {
        if (node is not TypeDefinitionNode { Extension: true } extension)
        {
            return;
        }

        var name = extension.Name.Value;
        if (!_defined.TryGetValue(name, out var definition))
        {
            Report($"Cannot extend type \"{name}\" because it is not defined.{Suggestions.DidYouMean(null, name, _defined.Keys)}",
                extension.Name);
        }
        else if (definition.Kind != extension.Kind)
        {
            var kind = extension.Kind switch
            {
                TypeKind.Scalar => "scalar",
                TypeKind.Object => "object",
                TypeKind.Interface => "interface",
                TypeKind.Union => "union",
                TypeKind.Enum => "enum",
                _ => "input object",
            };
            Report($"Cannot extend non-{kind} type \"{name}\".", definition, extension);
        }
    }
}
