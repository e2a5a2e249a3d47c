namespace LinkDirectory.GraphQL.Pagination;

/// <summary>The pages of every connection, unless <see cref="UsePagingAttribute"/> says otherwise.</summary>
public sealed class PagingOptions
{
    /// <summary>How many, when neither <c>first</c> nor <c>last</c> is given.</summary>
    public int DefaultPageSize { get; set; } = 20;

    /// <summary>The largest page; asking for more is an error at the argument.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>Whether <c>last</c> and <c>before</c> are arguments too.</summary>
    public bool AllowBackwardPagination { get; set; } = true;

    /// <summary>Whether connections have <c>totalCount</c>. It is counted only when it is asked for.</summary>
    public bool IncludeTotalCount { get; set; } = true;

    /// <summary>Whether the client must give <c>first</c> or <c>last</c>.</summary>
    public bool RequirePagingBoundaries { get; set; }
}
