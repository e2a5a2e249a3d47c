namespace LinkDirectory.GraphQL.Sdl;

/// <summary>The arguments of a field or directive have different names.</summary>
internal sealed class UniqueArgumentDefinitionNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterTypeSystem(DefinitionNode node)
    {
        if (node is DirectiveDefinitionNode directive)
        {
            Check("@" + directive.Name.Value, directive.Arguments);
        }
        else if (node is TypeDefinitionNode type)
        {
            foreach (var field in type.Fields)
            {
                Check($"{type.Name.Value}.{field.Name.Value}", field.Arguments);
            }
        }
    }

    private void Check(string parent, IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        foreach (var group in arguments.GroupBy(a => a.Name.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Report($"Argument \"{parent}({group.Key}:)\" can only be defined once.", group.Select(a => a.Name));
        }
    }
}
