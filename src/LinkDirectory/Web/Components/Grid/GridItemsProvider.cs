namespace LinkDirectory.Web.Components.Grid;

/// <summary>Gives a grid the rows that it shows.</summary>
public delegate ValueTask<GridItemsProviderResult<TItem>> GridItemsProvider<TItem>(GridItemsProviderRequest<TItem> request);

/// <summary>Which rows a grid asks for.</summary>
/// <param name="StartIndex">How many rows come before.</param>
/// <param name="Count">How many rows; null for all.</param>
/// <param name="SortByColumn">The column to sort by; null for the provider's own order.</param>
public readonly record struct GridItemsProviderRequest<TItem>(
    int StartIndex, int? Count, ColumnBase<TItem>? SortByColumn, bool SortByAscending, CancellationToken CancellationToken);

/// <summary>The rows asked for, and how many there are in all.</summary>
public readonly record struct GridItemsProviderResult<TItem>(ICollection<TItem> Items, int TotalItemCount);

/// <summary>Makes a provider's answer without naming its type.</summary>
public static class GridItemsProviderResult
{
    public static GridItemsProviderResult<TItem> From<TItem>(ICollection<TItem> items, int totalItemCount) => new(items, totalItemCount);
}

public enum SortDirection
{
    Ascending,
    Descending,
}
