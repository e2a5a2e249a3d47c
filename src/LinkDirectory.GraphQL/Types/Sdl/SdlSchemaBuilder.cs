using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types.Building;

namespace LinkDirectory.GraphQL.Types;

/// <summary>
/// Builds a schema from a document of type definitions. Its fields read dictionaries by name, so that it can be
/// executed over plain data; <c>__typename</c> in the data decides abstract types.
/// </summary>
public static class SdlSchemaBuilder
{
    /// <summary>Builds the schema of a document.</summary>
    /// <exception cref="GraphQLSyntaxException">The document does not parse.</exception>
    /// <exception cref="SchemaException">The definitions contradict the specification.</exception>
    public static Schema Build(string sdl)
    {
        var document = GraphQLParser.Parse(sdl);
        var types = new SdlTypes(document, BuiltInScalars.All.Concat(IntrospectionTypes.All), ReadByName);
        var roots = document.Definitions.OfType<SchemaDefinitionNode>().ToList();
        var explicitly = roots.Any(root => !root.Extension);
        var query = Root(OperationType.Query, "Query") ?? throw new SchemaException("The schema has no query type.");
        var mutation = Root(OperationType.Mutation, "Mutation");
        var subscription = Root(OperationType.Subscription, "Subscription");
        var directives = BuiltInDirectives.All.Where(d => types.Directives.All(own => own.Name != d.Name)).Concat(types.Directives).ToList();
        var schema = new Schema(
            query, mutation, subscription, types.All.Concat(BuiltInScalars.All).Concat(IntrospectionTypes.All), directives)
        {
            Description = roots.Select(root => root.Description?.Value).FirstOrDefault(text => text is not null),
        };
        SchemaChecks.Check(schema);
        return schema;

        ObjectType? Root(OperationType operation, string name)
        {
            var given = roots.SelectMany(root => root.OperationTypes).FirstOrDefault(o => o.Operation == operation)?.Type.Name.Value;
            return types.Find(given ?? (explicitly ? "" : name)) as ObjectType;
        }
    }

    private static FieldResolver ReadByName(string type, string field)
        => new((_, _, parent, _) => (parent as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(field));
}
