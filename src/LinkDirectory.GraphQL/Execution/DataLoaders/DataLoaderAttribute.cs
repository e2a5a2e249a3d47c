namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Makes a data loader of a static method <c>Task&lt;Dictionary&lt;TKey, TValue&gt;&gt; GetThingByKeyAsync(IReadOnlyList&lt;TKey&gt; keys,
/// services…, CancellationToken)</c>: <c>IThingByKeyDataLoader</c>, for resolvers to take, and <c>ThingByKeyDataLoader</c>. Where
/// it returns an <c>ILookup&lt;TKey, TValue&gt;</c>, a key has many values. The generated module method registers it.
/// </summary>
/// <param name="name">The loader's name; the method's without Get and Async when null.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataLoaderAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;

    /// <summary>Which services the method receives.</summary>
    public DataLoaderServiceScope ServiceScope { get; set; }

    /// <summary>The most keys of one batch: 1000 unless set; 0 for no bound.</summary>
    public int MaxBatchSize { get; set; }
}

/// <summary>Which services a generated data loader passes on.</summary>
public enum DataLoaderServiceScope
{
    /// <summary>As <see cref="OriginalScope"/>.</summary>
    Default,

    /// <summary>Those of a scope made for each batch and disposed of after it.</summary>
    DataLoaderScope,

    /// <summary>The request's own, so that the viewer is the same.</summary>
    OriginalScope,
}
