namespace LinkDirectory.GraphQL.Execution;

/// <summary>Finds the object type of a value.</summary>
internal static class TypeResolution
{
    public static ObjectType? Resolve(Schema schema, CompositeType type, object value)
    {
        if (type is ObjectType concrete)
        {
            return concrete;
        }

        var resolved = value is IReadOnlyDictionary<string, object?> json
            ? json.GetValueOrDefault("__typename") is string name ? schema.Type(name) as ObjectType : null
            : schema.ObjectTypeOf(value.GetType());
        return resolved is not null && schema.PossibleTypes(type).Contains(resolved) ? resolved : null;
    }

    /// <summary>Why a value has no object type. Over plain data the client is told; where types are code it is a bug.</summary>
    public static Exception Explain(Schema schema, CompositeType type, object value, FieldPlan field)
    {
        var at = $"{field.Parent.Name}.{field.Definition.Name}";
        if (schema.PossibleTypes(type).Any(possible => possible.RuntimeType is not null))
        {
            return new InvalidOperationException($"A {value.GetType().Name} is not a possible type of {type.Name} at {at}.");
        }

        if (value is not IReadOnlyDictionary<string, object?> members || members.GetValueOrDefault("__typename") is not string name)
        {
            return new ScalarException(
                $"Abstract type \"{type}\" must resolve to an Object type at runtime for field \"{at}\". Either the \"{type}\" type "
                    + "should provide a \"resolveType\" function or each possible type should provide an \"isTypeOf\" function.");
        }

        return new ScalarException(schema.Type(name) switch
        {
            null => $"Abstract type \"{type}\" was resolved to a type \"{name}\" that does not exist inside the schema.",
            ObjectType => $"Runtime Object type \"{name}\" is not a possible type for \"{type}\".",
            _ => $"Abstract type \"{type}\" was resolved to a non-object type \"{name}\".",
        });
    }
}
