namespace LinkDirectory.GraphQL.Validation;

/// <summary>What the rules ask of a directive, whether the schema or the document itself defines it.</summary>
internal sealed record DirectiveFact(
    IReadOnlyCollection<string> Locations, bool Repeatable, IReadOnlyList<string> Arguments,
    IReadOnlyList<(string Name, string Type)> Required);

/// <summary>The directives that may be used in a document; its own definitions go before the schema's.</summary>
internal sealed class DirectiveFacts(IReadOnlyList<DirectiveType> defined, DocumentNode document)
{
    private readonly Dictionary<string, DirectiveDefinitionNode> _own =
        document.Definitions.OfType<DirectiveDefinitionNode>().LastByName(node => node.Name);


    private readonly Dictionary<string, DirectiveFact?> _facts = new(StringComparer.Ordinal);

    public DirectiveFact? Find(string name)
    {
        if (!_facts.TryGetValue(name, out var fact))
        {
            fact = _own.TryGetValue(name, out var node) ? From(node)
                : defined.FirstOrDefault(directive => directive.Name == name) is { } directive ? From(directive) : null;
            _facts.Add(name, fact);
        }

        return fact;
    }

    private static DirectiveFact From(DirectiveDefinitionNode node) => new(
        [.. node.Locations.Select(location => location.Value)], node.Repeatable,
        [.. node.Arguments.Select(argument => argument.Name.Value).Distinct(StringComparer.Ordinal)],
        [.. node.Arguments.Where(argument => argument.Type is NonNullTypeNode && argument.DefaultValue is null)
            .Select(argument => (argument.Name.Value, argument.Type.ToString()!))]);

    private static DirectiveFact From(DirectiveType directive) => new(
        directive.Locations, directive.IsRepeatable, [.. directive.Arguments.Select(argument => argument.Name)],
        [.. directive.Arguments.Where(argument => argument.IsRequired).Select(argument => (argument.Name, argument.Type.ToString()!))]);
}
