namespace LinkDirectory.GraphQL.Pagination;

/// <summary>
/// The field is a connection. A resolver that returns a list has it cut into pages in memory; one that returns a
/// <see cref="Connection{TNode,TEdge}"/> takes <see cref="PagingArguments"/> and makes its own pages.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>How many when the client does not say; the options' when 0.</summary>
    public int DefaultPageSize { get; init; }

    /// <summary>The largest page; the options' when 0.</summary>
    public int MaxPageSize { get; init; }

    /// <summary>Whether <c>last</c> and <c>before</c> are arguments too; as the options say unless set.</summary>
    public bool AllowBackwardPagination { get => Backward ?? true; init => Backward = value; }

    /// <summary>Whether the connection has <c>totalCount</c>; as the options say unless set.</summary>
    public bool IncludeTotalCount { get => Total ?? true; init => Total = value; }

    /// <summary>Whether the client must give <c>first</c> or <c>last</c>; as the options say unless set.</summary>
    public bool RequirePagingBoundaries { get => Boundaries ?? false; init => Boundaries = value; }

    /// <summary>What comes before Connection and Edge in the types' names; the node's type when null.</summary>
    public string? ConnectionName { get; init; }

    internal bool? Backward { get; private init; }

    internal bool? Total { get; private init; }

    internal bool? Boundaries { get; private init; }
}
