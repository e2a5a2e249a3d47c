namespace LinkDirectory.Web.Components.Grid;

/// <summary>Which page of a list is shown; a grid and its <see cref="Paginator"/> share one.</summary>
public sealed class PaginationState
{
    /// <summary>Rows to a page, at least 1.</summary>
    public int ItemsPerPage { get; set; } = 25;

    /// <summary>From 0.</summary>
    public int CurrentPageIndex { get; private set; }

    /// <summary>How many rows there are in all; null until the grid has read its first page.</summary>
    public int? TotalItemCount { get; private set; }

    /// <summary>The last page, from 0; null until the number of rows is known.</summary>
    public int? LastPageIndex => TotalItemCount is { } total ? Math.Max(total - 1, 0) / ItemsPerPage : null;

#pragma warning disable MA0046 // QuickGrid's own shape: pages written for it must compile against this
    /// <summary>Raised when the number of rows has become another.</summary>
    public event EventHandler<int?>? TotalItemCountChanged;

    internal event Func<Task>? CurrentPageChanged;
#pragma warning restore MA0046

    public Task SetCurrentPageIndexAsync(int pageIndex)
    {
        CurrentPageIndex = pageIndex;
        return CurrentPageChanged?.Invoke() ?? Task.CompletedTask;
    }

    internal void SetTotal(int total)
    {
        if (total != TotalItemCount)
        {
            TotalItemCount = total;
            TotalItemCountChanged?.Invoke(this, total);
        }
    }
}
