namespace LinkDirectory.GraphQL.Pagination;

/// <summary>The pages of every connection, unless <see cref="UsePagingAttribute"/> says otherwise.</summary>
public sealed class PagingOptions
{
    /// <summary>How many, when neither <c>first</c> nor <c>last</c> is given.</summary>
    public int DefaultPageSize { get; set; } = 20;

    /// <summary>The largest page; asking for more is an error at the argument.</summary>
    public int MaxPageSize { get; set; } = 100;
}
