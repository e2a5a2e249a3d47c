using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>Finds the object type of a value.</summary>
internal static class TypeResolution
{
    /// <summary>The object type, null when the value has none that is possible here.</summary>
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
}
