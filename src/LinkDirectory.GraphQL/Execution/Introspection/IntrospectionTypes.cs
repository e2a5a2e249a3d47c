using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Types;

/// <summary>The types by which a schema describes itself (specification, section 4).</summary>
internal static class IntrospectionTypes
{
    private static readonly SdlTypes Sdl = new(GraphQLParser.Parse(IntrospectionSdl.Text), BuiltInScalars.All, IntrospectionResolvers.For);

    public static readonly IReadOnlyList<NamedType> All = [.. Sdl.All];

    private static readonly OutputField TypeName = new("__typename", new NonNullType(BuiltInScalars.String));

    private static readonly OutputField SchemaField = new("__schema", new NonNullType(Sdl.Find("__Schema")!))
    {
        Description = "Access the current type schema of this server.",
        Resolver = new FieldResolver((request, _, _, _) => request.Schema),
    };

    private static readonly OutputField TypeField = new("__type", Sdl.Find("__Type")!)
    {
        Description = "Request the type information of a single type.",
        Arguments = [new InputValue("name", new NonNullType(BuiltInScalars.String))],
        Resolver = new FieldResolver((request, _, _, arguments) => request.Schema.Type((string)arguments[0]!)),
    };

    /// <summary>The field that every type, or the query root, has beside its own; null for any other name.</summary>
    public static OutputField? MetaField(string name, bool isQueryRoot) => name switch
    {
        "__typename" => TypeName,
        "__schema" when isQueryRoot => SchemaField,
        "__type" when isQueryRoot => TypeField,
        _ => null,
    };
}
