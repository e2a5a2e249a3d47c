namespace LinkDirectory.Data.Paging;

internal static class KeysetPaging
{
    /// <summary>The rows of a page in one statement, and whether there are more on either side.</summary>
    public static async Task<Slice<T>> SliceAsync<T>(
        this IQueryable<T> rows, KeysetOrder<T> order, PageWindow window, CancellationToken cancellation)
    {
        if (window.After is { } after)
        {
            rows = order.Beyond(rows, after, backward: false);
        }

        if (window.Before is { } before)
        {
            rows = order.Beyond(rows, before, backward: true);
        }

        return Slice<T>.From(await order.Sort(rows, window.Backward).Take(window.Size + 1).ToListAsync(cancellation), window);
    }
}

/// <summary>The rows of a page, in the list's order.</summary>
internal sealed record Slice<T>(IReadOnlyList<T> Rows, bool HasNext, bool HasPrevious)
{
    /// <param name="found">Up to one more than the page holds, in the order of the page's direction.</param>
    public static Slice<T> From(List<T> found, PageWindow window)
    {
        var more = found.Count > window.Size;
        if (more)
        {
            found.RemoveRange(window.Size, found.Count - window.Size);
        }

        if (window.Backward)
        {
            found.Reverse();
        }

        // A cursor was a row's, so there is at least that row on its side.
        return window.Backward
            ? new Slice<T>(found, window.Before is not null, more || window.After is not null)
            : new Slice<T>(found, more || window.Before is not null, window.After is not null);
    }
}
