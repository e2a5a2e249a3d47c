namespace LinkDirectory.GraphQL.Types;

/// <summary>The types by which a schema describes itself (specification, section 4), in the reference's words.</summary>
internal static class IntrospectionTypes
{
    private static readonly ObjectType Root = new("__Schema")
    {
        Description = "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on "
            + "the server, as well as the entry points for query, mutation, and subscription operations.",
    };

    private static readonly ObjectType Type = new("__Type")
    {
        Description = "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented "
            + "by the `__TypeKind` enum.\n\nDepending on the kind of a type, certain fields describe information about that type. "
            + "Scalar types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide "
            + "their values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide "
            + "the Object types possible at runtime. List and NonNull types compose other types.",
    };

    private static readonly ObjectType Field = new("__Field")
    {
        Description = "Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of "
            + "arguments, and a return type.",
    };

    private static readonly ObjectType InputValue = new("__InputValue")
    {
        Description = "Arguments provided to Fields or Directives and the input fields of an InputObject are represented as Input "
            + "Values which describe their type and optionally a default value.",
    };

    private static readonly ObjectType EnumValue = new("__EnumValue")
    {
        Description = "One possible value for a given Enum. Enum values are unique values, not a placeholder for a string or numeric "
            + "value. However an Enum value is returned in a JSON response as a string.",
    };

    private static readonly ObjectType Directive = new("__Directive")
    {
        Description = "A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL "
            + "document.\n\nIn some cases, you need to provide options to alter GraphQL's execution behavior in ways field arguments "
            + "will not suffice, such as conditionally including or skipping a field. Directives provide this by describing additional "
            + "information to the executor.",
    };

    private static readonly GraphQLType Text = BuiltInScalars.String;
    private static readonly GraphQLType Name = new NonNullType(BuiltInScalars.String);
    private static readonly GraphQLType Flag = new NonNullType(BuiltInScalars.Boolean);

    /// <summary>In the order in which the specification has them.</summary>
    public static readonly IReadOnlyList<NamedType> All = Build();

    /// <summary>The types that the specification defines: a document that defines a schema may use them all.</summary>
    public static readonly IReadOnlyList<string> StandardNames = [.. BuiltInScalars.All.Concat(All).Select(type => type.Name)];

    private static readonly OutputField TypeName = new("__typename", Name);

    private static readonly OutputField SchemaField = new("__schema", new NonNullType(Root))
    {
        Description = "Access the current type schema of this server.",
        Resolver = new FieldResolver((request, _, _, _) => request.Schema),
    };

    private static readonly OutputField TypeField = new("__type", Type)
    {
        Description = "Request the type information of a single type.",
        Arguments = [new InputValue("name", Name)],
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

    private static NamedType[] Build()
    {
        var kind = IntrospectionEnums.TypeKind();
        var location = IntrospectionEnums.DirectiveLocation();
        AddSchemaFields();
        AddTypeFields(kind);
        AddPartFields(location);
        return [Root, Type, kind, Field, InputValue, EnumValue, Directive, location];
    }

    private static void AddSchemaFields()
    {
        Add<Schema>(Root, "description", Text, x => x.Description);
        Add<Schema>(Root, "types", ListOf(Type), x => x.Types, "A list of all types supported by this server.");
        Add<Schema>(Root, "queryType", new NonNullType(Type), x => x.Query, "The type that query operations will be rooted at.");
        Add<Schema>(
            Root, "mutationType", Type, x => x.Mutation,
            "If this server supports mutation, the type that mutation operations will be rooted at.");
        Add<Schema>(
            Root, "subscriptionType", Type, x => x.Subscription,
            "If this server support subscription, the type that subscription operations will be rooted at.");
        AddFiltered<Schema, DirectiveType>(
            Root, "directives", ListOf(Directive), x => x.Directives, x => x.DeprecationReason,
            "A list of all directives supported by this server.");
    }

    private static void AddTypeFields(EnumType kind)
    {
        Add<GraphQLType>(Type, "kind", new NonNullType(kind), x => x.Kind);
        Add<GraphQLType>(Type, "name", Text, x => (x as NamedType)?.Name);
        Add<GraphQLType>(Type, "description", Text, x => (x as NamedType)?.Description);
        Add<GraphQLType>(Type, "specifiedByURL", Text, x => (x as ScalarType)?.SpecifiedBy);
        AddFiltered<GraphQLType, OutputField>(
            Type, "fields", ListOf(Field).OfType, x => (x as FieldedType)?.Fields, x => x.DeprecationReason);
        Add<GraphQLType>(Type, "interfaces", ListOf(Type).OfType, x => (x as FieldedType)?.Interfaces);
        Type.AddField(new OutputField("possibleTypes", ListOf(Type).OfType)
        {
            Resolver = new FieldResolver((request, _, parent, _) =>
                parent is InterfaceType or UnionType ? request.Schema.PossibleTypes((CompositeType)parent) : null),
        });
        AddFiltered<GraphQLType, EnumValue>(
            Type, "enumValues", ListOf(EnumValue).OfType, x => (x as EnumType)?.Values, x => x.DeprecationReason);
        AddFiltered<GraphQLType, InputValue>(
            Type, "inputFields", ListOf(InputValue).OfType, x => (x as InputObjectType)?.Fields, x => x.DeprecationReason);
        Add<GraphQLType>(Type, "ofType", Type, x => (x as NonNullType)?.OfType ?? (x as ListType)?.OfType);
        Add<GraphQLType>(Type, "isOneOf", BuiltInScalars.Boolean, x => (x as InputObjectType)?.IsOneOf);
    }

    private static void AddPartFields(EnumType location)
    {
        AddNames<OutputField>(Field, x => x.Name, x => x.Description);
        AddFiltered<OutputField, InputValue>(Field, "args", ListOf(InputValue), x => x.Arguments, x => x.DeprecationReason);
        Add<OutputField>(Field, "type", new NonNullType(Type), x => x.Type);
        AddDeprecation<OutputField>(Field, x => x.DeprecationReason);

        AddNames<InputValue>(InputValue, x => x.Name, x => x.Description);
        Add<InputValue>(InputValue, "type", new NonNullType(Type), x => x.Type);
        Add<InputValue>(
            InputValue, "defaultValue", Text, x => x.DefaultValue is { } value ? SyntaxPrinter.Print(value) : null,
            "A GraphQL-formatted string representing the default value for this input value.");
        AddDeprecation<InputValue>(InputValue, x => x.DeprecationReason);

        AddNames<EnumValue>(EnumValue, x => x.Name, x => x.Description);
        AddDeprecation<EnumValue>(EnumValue, x => x.DeprecationReason);

        AddNames<DirectiveType>(Directive, x => x.Name, x => x.Description);
        Add<DirectiveType>(Directive, "isRepeatable", Flag, x => x.IsRepeatable);
        Add<DirectiveType>(Directive, "locations", ListOf(location), x => x.Locations);
        AddFiltered<DirectiveType, InputValue>(Directive, "args", ListOf(InputValue), x => x.Arguments, x => x.DeprecationReason);
        AddDeprecation<DirectiveType>(Directive, x => x.DeprecationReason);
    }

    private static NonNullType ListOf(NamedType type) => new(new ListType(new NonNullType(type)));

    private static void Add<T>(ObjectType type, string name, GraphQLType fieldType, Func<T, object?> read, string? description = null)
        => type.AddField(new OutputField(name, fieldType)
        {
            Description = description,
            Resolver = new FieldResolver((_, _, parent, _) => read((T)parent!)),
        });

    /// <summary>Adds a field that leaves deprecated elements out unless it is asked for them.</summary>
    private static void AddFiltered<T, TItem>(
        ObjectType type, string name, GraphQLType fieldType, Func<T, IEnumerable<TItem>?> read, Func<TItem, string?> deprecation,
        string? description = null)
        => type.AddField(new OutputField(name, fieldType)
        {
            Description = description,
            Arguments = [new InputValue("includeDeprecated", Flag) { DefaultValue = new BooleanValueNode(false) }],
            Resolver = new FieldResolver((_, _, parent, arguments) =>
                read((T)parent!)?.Where(item => arguments is [true] || deprecation(item) is null)),
        });

    private static void AddNames<T>(ObjectType type, Func<T, string> name, Func<T, string?> description)
    {
        Add(type, "name", Name, name);
        Add(type, "description", Text, description);
    }

    private static void AddDeprecation<T>(ObjectType type, Func<T, string?> reason)
    {
        Add<T>(type, "isDeprecated", Flag, x => reason(x) is not null);
        Add(type, "deprecationReason", Text, reason);
    }
}
