namespace LinkDirectory.GraphQL.Pagination;

/// <summary>
/// The checked arguments of a page. A resolver's parameter of this type brings the arguments <c>first</c>, <c>after</c>,
/// <c>last</c> and <c>before</c>.
/// </summary>
/// <param name="First">The first so many after <paramref name="After"/>; null when <paramref name="Last"/> is given.</param>
/// <param name="After">The cursor after which the page begins.</param>
/// <param name="Last">The last so many before <paramref name="Before"/>; null unless given.</param>
/// <param name="Before">The cursor before which the page ends.</param>
public sealed record PagingArguments(int? First = null, string? After = null, int? Last = null, string? Before = null)
{
    /// <summary>How many edges the page may have.</summary>
    public int Size => Last ?? First ?? 0;

    /// <summary>Checks the arguments as given.</summary>
    /// <exception cref="GraphQLException">Both directions, a negative number, or more than <paramref name="maxPageSize"/>.</exception>
    public static PagingArguments Create(
        int? first, string? after, int? last, string? before, int defaultPageSize = 20, int maxPageSize = 100)
    {
        if (first is not null && last is not null)
        {
            throw new GraphQLException("Give 'first' or 'last', not both.", argument: "last");
        }

        CheckSize(first, "first", maxPageSize);
        CheckSize(last, "last", maxPageSize);
        return new PagingArguments(last is null ? first ?? defaultPageSize : null, after, last, before);
    }

    private static void CheckSize(int? size, string argument, int maxPageSize)
    {
        if (size < 0)
        {
            throw new GraphQLException($"'{argument}' must be 0 or more; it is {size}.", argument: argument);
        }

        if (size > maxPageSize)
        {
            throw new GraphQLException(
                $"'{argument}' must be at most {maxPageSize}; it is {size}. Ask for further pages with a cursor.",
                argument: argument);
        }
    }
}
