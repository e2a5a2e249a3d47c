namespace LinkDirectory.Data.Paging;

/// <summary>A part of a list, in order. How many the whole list has is counted only when asked.</summary>
public class Page<T>(IReadOnlyList<PageItem<T>> items, bool hasNext, bool hasPrevious, Func<CancellationToken, Task<int>> count)
{
    public IReadOnlyList<PageItem<T>> Items { get; } = items;

    public bool HasNext { get; } = hasNext;

    public bool HasPrevious { get; } = hasPrevious;

    /// <summary>How many there are on all pages.</summary>
    public Task<int> CountAsync(CancellationToken cancellation) => count(cancellation);
}

/// <summary>One of a page.</summary>
/// <param name="CursorOf">Makes its cursor, which few ask for.</param>
/// <param name="DistanceMetres">From the place asked for; null without one, or where its own place is unknown.</param>
public sealed record PageItem<T>(T Item, Func<string> CursorOf, double? DistanceMetres)
{
    /// <summary>Its place in the list, for the next request's <c>after</c> or <c>before</c>.</summary>
    public string Cursor => CursorOf();
}
