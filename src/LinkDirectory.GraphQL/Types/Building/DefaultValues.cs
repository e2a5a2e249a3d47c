namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Writes C# default values as GraphQL literals.</summary>
internal static class DefaultValues
{
    public static ValueNode Literal(GraphQLType type, object? value)
    {
        if (value is null)
        {
            return new NullValueNode();
        }

        return type.Nullable switch
        {
            ListType list when value is IEnumerable items and not string
                => new ListValueNode([.. items.Cast<object?>().Select(item => Literal(list.OfType, item))]),
            EnumType enumType => new EnumValueNode(
                enumType.Values.FirstOrDefault(v => v.Value.Equals(value) || (value is string name && v.Name == name))?.Name
                ?? throw new SchemaException($"{value} is not a value of {enumType.Name}.")),
            _ => Leaf(value),
        };
    }

    /// <summary>Writes a coerced value whose type nobody knows, as it would be written in a document.</summary>
    public static ValueNode Untyped(object? value) => value switch
    {
        null => new NullValueNode(),
        IReadOnlyDictionary<string, object?> fields => new ObjectValueNode(
            [.. fields.Select(field => new ObjectFieldNode(new NameNode(field.Key), Untyped(field.Value)))]),
        Enum name => new EnumValueNode(Naming.EnumValue(name.ToString())),
        IEnumerable items and not string => new ListValueNode([.. items.Cast<object?>().Select(Untyped)]),
        _ => Leaf(value),
    };

    private static ValueNode Leaf(object value) => value switch
    {
        bool boolean => new BooleanValueNode(boolean),
        int or long or short or byte => new IntValueNode(string.Create(CultureInfo.InvariantCulture, $"{value}")),
        double or float or decimal => new FloatValueNode(string.Create(CultureInfo.InvariantCulture, $"{value:R}")),
        string text => new StringValueNode(text, Block: false),
        DateOnly date => new StringValueNode(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Block: false),
        _ => throw new SchemaException($"A default of type {value.GetType().Name} cannot be written in GraphQL."),
    };
}
