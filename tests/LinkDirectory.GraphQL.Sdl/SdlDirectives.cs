namespace LinkDirectory.GraphQL.Sdl;

/// <summary>What the directives that the specification names say of a definition.</summary>
internal static class SdlDirectives
{
    /// <summary>What to use instead of what is defined; null when it is not deprecated.</summary>
    /// <exception cref="SchemaException">The reason is no string.</exception>
    public static string? Deprecation(DefinitionNode node) => Text(node, BuiltInDirectives.Deprecated);

    /// <summary>Where a scalar's format is specified; null when nowhere.</summary>
    /// <exception cref="SchemaException">The address is no string.</exception>
    public static string? SpecifiedBy(DefinitionNode node) => Text(node, BuiltInDirectives.SpecifiedBy);

    /// <summary>The value of a directive's one argument.</summary>
    private static string? Text(DefinitionNode node, DirectiveType definition)
    {
        var directive = node.Directives.FirstOrDefault(d => d.Name.Value == definition.Name);
        if (directive is null)
        {
            return null;
        }

        var argument = definition.Arguments[0];
        var name = $"Argument \"@{definition.Name}({argument.Name}:)\"";
        var value = directive.Arguments.LastOrDefault(a => a.Name.Value == argument.Name)?.Value ?? argument.DefaultValue
            ?? throw Refuse($"{name} of required type \"{argument.Type}\" was not provided.", directive);
        new InputLiterals((message, at, _) => throw Refuse($"{name} has invalid value: {message}", at)).Check(argument.Type, value);
        return ((StringValueNode)value).Value;
    }

    private static SchemaException Refuse(string message, SyntaxNode at) => new([new GraphQLError(message) { Locations = [at.Location] }]);
}
