using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Types;

/// <summary>How a schema's own objects answer introspection.</summary>
internal static class IntrospectionResolvers
{
    private static readonly Dictionary<string, Func<object, bool, Schema, object?>> Fields = new(StringComparer.Ordinal)
    {
        ["__Schema.description"] = (x, _, _) => ((Schema)x).Description,
        ["__Schema.types"] = (x, _, _) => ((Schema)x).Types,
        ["__Schema.queryType"] = (x, _, _) => ((Schema)x).Query,
        ["__Schema.mutationType"] = (x, _, _) => ((Schema)x).Mutation,
        ["__Schema.subscriptionType"] = (x, _, _) => ((Schema)x).Subscription,
        ["__Schema.directives"] = (x, all, _) => ((Schema)x).Directives.Where(d => all || d.DeprecationReason is null),

        ["__Type.kind"] = (x, _, _) => Kind(((GraphQLType)x).Kind),
        ["__Type.name"] = (x, _, _) => (x as NamedType)?.Name,
        ["__Type.description"] = (x, _, _) => (x as NamedType)?.Description,
        ["__Type.specifiedByURL"] = (x, _, _) => (x as ScalarType)?.SpecifiedBy,
        ["__Type.fields"] = (x, all, _) => (x as FieldedType)?.Fields.Where(f => all || f.DeprecationReason is null),
        ["__Type.interfaces"] = (x, _, _) => (x as FieldedType)?.Interfaces,
        ["__Type.possibleTypes"] = (x, _, schema) => x is InterfaceType or UnionType ? schema.PossibleTypes((CompositeType)x) : null,
        ["__Type.enumValues"] = (x, all, _) => (x as EnumType)?.Values.Where(v => all || v.DeprecationReason is null),
        ["__Type.inputFields"] = (x, all, _) => (x as InputObjectType)?.Fields.Where(f => all || f.DeprecationReason is null),
        ["__Type.ofType"] = (x, _, _) => (x as NonNullType)?.OfType ?? (x as ListType)?.OfType,
        ["__Type.isOneOf"] = (x, _, _) => (x as InputObjectType)?.IsOneOf,

        ["__Field.name"] = (x, _, _) => ((OutputField)x).Name,
        ["__Field.description"] = (x, _, _) => ((OutputField)x).Description,
        ["__Field.args"] = (x, all, _) => ((OutputField)x).Arguments.Where(a => all || a.DeprecationReason is null),
        ["__Field.type"] = (x, _, _) => ((OutputField)x).Type,
        ["__Field.isDeprecated"] = (x, _, _) => ((OutputField)x).DeprecationReason is not null,
        ["__Field.deprecationReason"] = (x, _, _) => ((OutputField)x).DeprecationReason,

        ["__InputValue.name"] = (x, _, _) => ((InputValue)x).Name,
        ["__InputValue.description"] = (x, _, _) => ((InputValue)x).Description,
        ["__InputValue.type"] = (x, _, _) => ((InputValue)x).Type,
        ["__InputValue.defaultValue"] = (x, _, _) => ((InputValue)x).DefaultValue is { } value ? SyntaxPrinter.Print(value) : null,
        ["__InputValue.isDeprecated"] = (x, _, _) => ((InputValue)x).DeprecationReason is not null,
        ["__InputValue.deprecationReason"] = (x, _, _) => ((InputValue)x).DeprecationReason,

        ["__EnumValue.name"] = (x, _, _) => ((EnumValue)x).Name,
        ["__EnumValue.description"] = (x, _, _) => ((EnumValue)x).Description,
        ["__EnumValue.isDeprecated"] = (x, _, _) => ((EnumValue)x).DeprecationReason is not null,
        ["__EnumValue.deprecationReason"] = (x, _, _) => ((EnumValue)x).DeprecationReason,

        ["__Directive.name"] = (x, _, _) => ((DirectiveType)x).Name,
        ["__Directive.description"] = (x, _, _) => ((DirectiveType)x).Description,
        ["__Directive.isRepeatable"] = (x, _, _) => ((DirectiveType)x).IsRepeatable,
        ["__Directive.locations"] = (x, _, _) => ((DirectiveType)x).Locations,
        ["__Directive.isDeprecated"] = (x, _, _) => ((DirectiveType)x).DeprecationReason is not null,
        ["__Directive.deprecationReason"] = (x, _, _) => ((DirectiveType)x).DeprecationReason,
        ["__Directive.args"] = (x, all, _) => ((DirectiveType)x).Arguments.Where(a => all || a.DeprecationReason is null),
    };

    public static FieldResolver For(string type, string field)
    {
        var read = Fields[$"{type}.{field}"];
        return new FieldResolver((request, _, parent, arguments) => read(parent!, arguments is [true], request.Schema));
    }

    private static string Kind(TypeKind kind) => kind switch
    {
        TypeKind.InputObject => "INPUT_OBJECT",
        TypeKind.NonNull => "NON_NULL",
        _ => kind.ToString().ToUpperInvariant(),
    };
}
