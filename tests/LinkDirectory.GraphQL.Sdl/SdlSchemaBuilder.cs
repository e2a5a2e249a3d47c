namespace LinkDirectory.GraphQL.Sdl;

/// <summary>
/// Builds a schema from a document of type definitions. Its fields read dictionaries by name, so that it can be
/// executed over plain data; <c>__typename</c> in the data decides abstract types.
/// </summary>
public static class SdlSchemaBuilder
{
    /// <summary>Builds the schema of a document.</summary>
    /// <exception cref="GraphQLSyntaxException">The document does not parse.</exception>
    /// <exception cref="SchemaException">The definitions contradict the specification.</exception>
    public static Schema Build(string sdl) => SdlSchema.From(GraphQLParser.Parse(sdl), ReadByName).ToSchema();

    internal static FieldResolver ReadByName(string type, string field)
        => new((_, _, parent, _) => (parent as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(field));
}
