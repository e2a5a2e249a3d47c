namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>What the specification demands of a schema (section 3).</summary>
internal static class SchemaChecks
{
    /// <exception cref="SchemaException">The first thing that is wrong.</exception>
    public static void Check(Schema schema)
    {
        foreach (var type in schema.Types)
        {
            CheckName(type.Name, IntrospectionTypes.All.Contains(type));
            Refuse(type is UnionType { Members.Count: 0 }, $"The union {type.Name} has no member.");
            Refuse(type is EnumType { Values.Count: 0 }, $"The enum {type.Name} has no value.");
            if (type is FieldedType fielded)
            {
                CheckFields(fielded);
            }
            else if (type is InputObjectType input)
            {
                CheckInput(input);
            }
        }
    }

    private static void Refuse(bool wrong, string message)
    {
        if (wrong)
        {
            throw new SchemaException(message);
        }
    }

    private static void CheckFields(FieldedType type)
    {
        Refuse(type.Fields.Count == 0, $"{type.Name} has no field.");
        foreach (var field in type.Fields)
        {
            CheckName(field.Name, type.Name.StartsWith("__", StringComparison.Ordinal));
            foreach (var argument in field.Arguments)
            {
                CheckName(argument.Name, false);
                CheckDeprecation(argument, $"{type.Name}.{field.Name}");
            }
        }

        foreach (var contract in type.Interfaces)
        {
            CheckImplementation(type, contract);
        }
    }

    private static void CheckImplementation(FieldedType type, InterfaceType contract)
    {
        foreach (var expected in contract.Fields)
        {
            var actual = type.Field(expected.Name)
                ?? throw new SchemaException($"{type.Name} implements {contract.Name} and lacks its field {expected.Name}.");
            Refuse(
                !Schema.IsSubType(actual.Type, expected.Type),
                $"{type.Name}.{actual.Name} is {actual.Type}; {contract.Name} needs {expected.Type}.");
            foreach (var argument in expected.Arguments)
            {
                Refuse(
                    actual.Argument(argument.Name) is not { } own || !GraphQLType.Same(own.Type, argument.Type),
                    $"{type.Name}.{actual.Name} lacks the argument {argument.Name}: {argument.Type} of {contract.Name}.");
            }

            if (actual.Arguments.FirstOrDefault(a => a.IsRequired && expected.Argument(a.Name) is null) is { } extra)
            {
                throw new SchemaException($"{type.Name}.{actual.Name} requires {extra.Name}, which {contract.Name} does not know.");
            }
        }

        if (contract.Interfaces.FirstOrDefault(i => !type.Interfaces.Contains(i)) is { } missing)
        {
            throw new SchemaException($"{type.Name} implements {contract.Name} and so must implement {missing.Name}.");
        }
    }

    private static void CheckInput(InputObjectType type)
    {
        Refuse(type.Fields.Count == 0, $"The input {type.Name} has no field.");
        foreach (var field in type.Fields)
        {
            CheckName(field.Name, false);
            CheckDeprecation(field, type.Name);
            Refuse(
                type.IsOneOf && (field.Type.IsNonNull || field.DefaultValue is not null),
                $"{type.Name}.{field.Name} must be nullable and have no default: {type.Name} is @oneOf.");
        }

        CheckCircle(type, type, []);
    }

    /// <summary>An input that must hold itself could never be given.</summary>
    private static void CheckCircle(InputObjectType start, InputObjectType type, HashSet<InputObjectType> seen)
    {
        foreach (var field in type.Fields)
        {
            if (field.Type is NonNullType { OfType: InputObjectType next })
            {
                Refuse(next == start, $"{start.Name} must hold itself, through {type.Name}.{field.Name}.");
                if (seen.Add(next))
                {
                    CheckCircle(start, next, seen);
                }
            }
        }
    }

    private static void CheckDeprecation(InputValue value, string owner) => Refuse(
        value.IsRequired && value.DeprecationReason is not null, $"{owner}.{value.Name} is required and so cannot be deprecated.");

    private static void CheckName(string name, bool introspection) => Refuse(
        !Naming.IsValid(name) || (!introspection && name.StartsWith("__", StringComparison.Ordinal)),
        $"'{name}' is not a GraphQL name.");
}
