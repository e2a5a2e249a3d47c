using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Named types exist.</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterNamedType(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (Context.Schema.Type(name) is null
            && !Context.Document.Definitions.OfType<TypeDefinitionNode>().Any(definition => definition.Name.Value == name))
        {
            Report($"Unknown type \"{name}\".{Suggestions.DidYouMean(null, name, Context.Schema.Types.Select(type => type.Name))}", node);
        }
    }
}
