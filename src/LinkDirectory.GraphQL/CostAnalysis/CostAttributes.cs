namespace LinkDirectory.GraphQL;

/// <summary>
/// What resolving the field once costs, in place of the defaults of <see cref="CostOptions"/>; on an argument or a field of an input
/// object, what giving it adds, a list of values once. A page's <c>totalCount</c> costs what the page's arguments add once more.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CostAttribute(double weight) : Attribute
{
    /// <summary>0 or more.</summary>
    public double Weight { get; } = weight;
}

/// <summary>
/// How many objects the field brings. Paged fields need none: they bring as many as their <c>first</c> or <c>last</c> asks for.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>
    /// How many where no slicing argument says; the default of <see cref="CostOptions.DefaultListSize"/> when 0.
    /// </summary>
    public int AssumedSize { get; init; }

    /// <summary>The arguments that say how many: numbers, or lists of keys, which bring one each. The largest given counts.</summary>
    public string[] SlicingArguments { get; init; } = [];

    /// <summary>The fields below that have so many elements, where it is not the field itself.</summary>
    public string[] SizedFields { get; init; } = [];
}
