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

    /// <summary>Whether <c>last</c> and <c>before</c> are arguments too.</summary>
    public bool AllowBackwardPagination { get; init; } = true;
}
