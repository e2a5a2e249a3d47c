namespace LinkDirectory.GraphQL.Execution;

/// <summary>A type taken apart once, so that nothing is asked of it for each value that is written.</summary>
internal sealed class ValueShape
{
    public ValueShape(GraphQLType type)
    {
        NonNull = type.IsNonNull;
        var nullable = type.Nullable;
        Item = nullable is ListType list ? new ValueShape(list.OfType) : null;
        Composite = nullable as CompositeType;
        Scalar = nullable as ScalarType;
        Enum = nullable as EnumType;
    }

    public bool NonNull { get; }

    /// <summary>The shape of an element; null for no list.</summary>
    public ValueShape? Item { get; }

    public CompositeType? Composite { get; }

    public ScalarType? Scalar { get; }

    public EnumType? Enum { get; }
}
