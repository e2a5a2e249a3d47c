namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Coerces literals that validation has passed. Lists become lists of objects and input objects dictionaries; the
/// argument's binder makes CLR types of them.
/// </summary>
internal static class ValueCoercion
{
    /// <exception cref="GraphQLException">A variable brought a null, or nothing, where neither may be.</exception>
    public static object? Literal(GraphQLType type, ValueNode node, IReadOnlyDictionary<string, object?> variables)
    {
        if (type is NonNullType nonNull)
        {
            return Literal(nonNull.OfType, node, variables)
                ?? throw new GraphQLException(InputMessages.NullForNonNull(type));
        }

        if (node is VariableNode variable)
        {
            return variables.GetValueOrDefault(variable.Name.Value);
        }

        if (node is NullValueNode)
        {
            return null;
        }

        return type switch
        {
            ListType list => List(list, node, variables),
            InputObjectType input => Object(input, node, variables),
            EnumType enumType => node is EnumValueNode name ? enumType.Value(name.Value)?.Value : null,
            ScalarType scalar => Scalar(scalar, node, variables),
            _ => null,
        };
    }

    private static List<object?> List(ListType type, ValueNode node, IReadOnlyDictionary<string, object?> variables)
        => node is ListValueNode list
            ? [.. list.Values.Select(item => Literal(type.OfType, item, variables))]
            : [Literal(type.OfType, node, variables)];

    private static Dictionary<string, object?> Object(InputObjectType type, ValueNode node, IReadOnlyDictionary<string, object?> variables)
    {
        var given = ((ObjectValueNode)node).Fields.ToDictionary(field => field.Name.Value, field => field.Value, StringComparer.Ordinal);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            var value = given.GetValueOrDefault(field.Name);
            if (value is null || (value is VariableNode variable && !variables.ContainsKey(variable.Name.Value)))
            {
                if (field.DefaultValue is not null)
                {
                    values[field.Name] = Literal(field.Type, field.DefaultValue, variables);
                }
                else if (field.Type.IsNonNull)
                {
                    throw new GraphQLException($"Expected value of type \"{type}\" to include required field \"{field.Name}\".");
                }

                continue;
            }

            values[field.Name] = Literal(field.Type, value, variables);
        }

        return type.IsOneOf && (values.Count != 1 || values.Values.First() is null)
            ? throw new GraphQLException(InputMessages.OneOf(type)) : values;
    }

    private static object? Scalar(ScalarType scalar, ValueNode node, IReadOnlyDictionary<string, object?> variables)
    {
        try
        {
            return scalar.ParseLiteral(Substitute(node, variables));
        }
        catch (ScalarException e)
        {
            throw new GraphQLException(e.Message);
        }
    }

    /// <summary>
    /// A custom scalar may be written as a list or object that holds variables: their values take their places, null in a
    /// list and nothing in an object for one that was left out.
    /// </summary>
    public static ValueNode Substitute(ValueNode node, IReadOnlyDictionary<string, object?> variables) => node switch
    {
        VariableNode variable => DefaultValues.Untyped(variables.GetValueOrDefault(variable.Name.Value)),
        ListValueNode list => new ListValueNode([.. list.Values.Select(item => Substitute(item, variables))]) { Location = list.Location },
        ObjectValueNode obj => new ObjectValueNode(
            [.. obj.Fields.Where(field => field.Value is not VariableNode variable || variables.ContainsKey(variable.Name.Value))
                .Select(field => new ObjectFieldNode(field.Name, Substitute(field.Value, variables)))])
        { Location = obj.Location },
        _ => node,
    };
}

/// <summary>What is wrong with an input value, in the reference's words.</summary>
internal static class InputMessages
{
    public static string OneOf(InputObjectType type)
        => $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be "
            + "non-null.";

    public static string NullForNonNull(GraphQLType type) => $"Expected value of non-null type \"{type}\" not to be null.";

    public static string NoObject(InputObjectType type, string found)
        => $"Expected value of type \"{type}\" to be an object, found: {found}.";

    public static string Missing(InputObjectType type, InputValue field, string found)
        => $"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {found}.";

    public static string Unknown(InputObjectType type, string field, string found)
    {
        var suggestion = Suggestions.DidYouMean(null, field, type.Fields.Select(known => known.Name));
        return $"Expected value of type \"{type}\" not to include unknown field "
            + $"\"{field}\"{(suggestion.Length > 0 ? $".{suggestion} Found" : ", found")}: {found}.";
    }

    public static string NoEnum(EnumType type, string needed, string found)
        => $"Enum \"{type}\" cannot represent non-{needed} value: {found}.{DidYouMean(type, found)}";

    public static string Unknown(EnumType type, string name)
        => $"Value \"{name}\" does not exist in \"{type}\" enum.{DidYouMean(type, name)}";

    private static string DidYouMean(EnumType type, string text)
        => Suggestions.DidYouMean("the enum value", text, type.Values.Select(value => value.Name));
}
