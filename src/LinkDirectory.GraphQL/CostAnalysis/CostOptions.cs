namespace LinkDirectory.GraphQL.CostAnalysis;

/// <summary>What an operation may cost, and what fields cost that say nothing themselves.</summary>
public sealed class CostOptions
{
    /// <summary>The most that all resolvers of an operation may cost together.</summary>
    public double MaxFieldCost { get; set; } = 20_000;

    /// <summary>The most objects that an operation may ask for.</summary>
    public double MaxTypeCost { get; set; } = 20_000;

    /// <summary>Whether operations that cost more are refused.</summary>
    public bool EnforceCostLimits { get; set; } = true;

    /// <summary>
    /// What a field costs that waits, for a database or a data loader. Other fields of objects cost 1, and leaves nothing.
    /// </summary>
    public double DefaultResolverCost { get; set; } = 10;

    /// <summary>How many elements a list has that is not paged and says nothing.</summary>
    public int DefaultListSize { get; set; } = 5;
}
