namespace LinkDirectory.GraphQL.Types;

/// <summary>The names of the types that the specification defines: a document that defines a schema may use them all.</summary>
internal static class StandardTypes
{
    /// <summary>The scalars, then the types of introspection, in the reference's order.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "String", "Int", "Float", "Boolean", "ID",
        "__Schema", "__Directive", "__DirectiveLocation", "__Type", "__Field", "__InputValue", "__EnumValue", "__TypeKind",
    ];
}
