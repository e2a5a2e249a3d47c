namespace LinkDirectory.GraphQL.Execution;

/// <summary>A type taken apart once, so that nothing is asked of it for each value that is written.</summary>
internal sealed class ValueShape(GraphQLType type)
{
    public bool NonNull { get; } = type.IsNonNull;

    /// <summary>The shape of an element; null for no list.</summary>
    public ValueShape? Item { get; } = type.Nullable is ListType list ? new ValueShape(list.OfType) : null;

    public CompositeType? Composite { get; } = type.Nullable as CompositeType;
    public ScalarType? Scalar { get; } = type.Nullable as ScalarType;
    public EnumType? Enum { get; } = type.Nullable as EnumType;
}
