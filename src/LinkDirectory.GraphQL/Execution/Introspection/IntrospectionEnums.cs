namespace LinkDirectory.GraphQL.Types;

/// <summary>The two enums by which a schema describes itself, in the reference's words.</summary>
internal static class IntrospectionEnums
{
    public static EnumType TypeKind() => Create(
        "__TypeKind", "An enum describing what kind of type a given `__Type` is.",
        ("SCALAR", Language.TypeKind.Scalar, "Indicates this type is a scalar."),
        ("OBJECT", Language.TypeKind.Object, "Indicates this type is an object. `fields` and `interfaces` are valid fields."),
        ("INTERFACE", Language.TypeKind.Interface,
            "Indicates this type is an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields."),
        ("UNION", Language.TypeKind.Union, "Indicates this type is a union. `possibleTypes` is a valid field."),
        ("ENUM", Language.TypeKind.Enum, "Indicates this type is an enum. `enumValues` is a valid field."),
        ("INPUT_OBJECT", Language.TypeKind.InputObject, "Indicates this type is an input object. `inputFields` is a valid field."),
        ("LIST", Language.TypeKind.List, "Indicates this type is a list. `ofType` is a valid field."),
        ("NON_NULL", Language.TypeKind.NonNull, "Indicates this type is a non-null. `ofType` is a valid field."));

    public static EnumType DirectiveLocation() => Create(
        "__DirectiveLocation",
        "A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such possible adjacencies.",
        Location("QUERY", "a query operation"), Location("MUTATION", "a mutation operation"),
        Location("SUBSCRIPTION", "a subscription operation"), Location("FIELD", "a field"),
        Location("FRAGMENT_DEFINITION", "a fragment definition"), Location("FRAGMENT_SPREAD", "a fragment spread"),
        Location("INLINE_FRAGMENT", "an inline fragment"), Location("VARIABLE_DEFINITION", "an operation variable definition"),
        Location("FRAGMENT_VARIABLE_DEFINITION", "a fragment variable definition"), Location("SCHEMA", "a schema definition"),
        Location("SCALAR", "a scalar definition"), Location("OBJECT", "an object type definition"),
        Location("FIELD_DEFINITION", "a field definition"), Location("ARGUMENT_DEFINITION", "an argument definition"),
        Location("INTERFACE", "an interface definition"), Location("UNION", "a union definition"), Location("ENUM", "an enum definition"),
        Location("ENUM_VALUE", "an enum value definition"), Location("INPUT_OBJECT", "an input object type definition"),
        Location("INPUT_FIELD_DEFINITION", "an input object field definition"), Location("DIRECTIVE_DEFINITION", "a directive definition"));

    private static (string Name, object Value, string Description) Location(string name, string place)
        => (name, name, $"Location adjacent to {place}.");

    private static EnumType Create(string name, string description, params (string Name, object Value, string Description)[] values)
    {
        var type = new EnumType(name) { Description = description };
        foreach (var value in values)
        {
            type.AddValue(new EnumValue(value.Name, value.Value) { Description = value.Description });
        }

        return type;
    }
}
