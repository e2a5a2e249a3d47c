using Microsoft.AspNetCore.Components;

namespace LinkDirectory.Web.Components.Grid;

/// <summary>
/// A table of rows by columns, sorted and paged: in a circuit by itself, or, with <see cref="SortForm"/>, by a form that works
/// without JavaScript. It has the shape of the framework's own QuickGrid.
/// </summary>
public sealed partial class QuickGrid<TItem> : IDisposable
{
    private readonly List<ColumnBase<TItem>> columns = [];
    private ICollection<TItem>? rows;
    private ColumnBase<TItem>? sortedBy;
    private bool ascending = true;
    private bool begun;
    private object? source;
    private PaginationState? followed;
    private CancellationTokenSource? loading;

    /// <summary>The rows as a query; or see <see cref="ItemsProvider"/>.</summary>
    [Parameter] public IQueryable<TItem>? Items { get; set; }

    /// <summary>Gives the rows of a page, in place of <see cref="Items"/>.</summary>
    [Parameter] public GridItemsProvider<TItem>? ItemsProvider { get; set; }

    [Parameter] public PaginationState? Pagination { get; set; }

    /// <summary>What tells a row from another over time; the row itself unless told.</summary>
    [Parameter] public Func<TItem, object>? ItemKey { get; set; }

    [Parameter] public string? Class { get; set; }

    /// <summary>What the table holds, in words.</summary>
    [Parameter, EditorRequired] public required string Caption { get; set; }

    [Parameter] public bool CaptionHidden { get; set; }

    /// <summary>The columns.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>What stands beneath a row across all columns, as a form to edit it; null for none.</summary>
    [Parameter] public Func<TItem, RenderFragment?>? RowDetail { get; set; }

    /// <summary>
    /// The id of the form that headers submit, with the name "sort" and a column's key, which ends in "-down" to turn it round.
    /// </summary>
    [Parameter] public string? SortForm { get; set; }

    public async Task SortByColumnAsync(ColumnBase<TItem> column, SortDirection direction)
    {
        (sortedBy, ascending) = (column, direction == SortDirection.Ascending);
        await LoadAsync();
    }

    /// <summary>Reads the rows again and shows them.</summary>
    public Task RefreshDataAsync() => LoadAsync();

    public void Dispose()
    {
        Follow(null);
        loading?.Cancel();
        loading?.Dispose();
    }

    internal void Add(ColumnBase<TItem> column)
    {
        columns.Add(column);
        if (column.IsDefaultSortColumn)
        {
            (sortedBy, ascending) = (column, column.InitialSortDirection == SortDirection.Ascending);
        }
    }

    internal void Remove(ColumnBase<TItem> column) => columns.Remove(column);

    internal Task BeginAsync()
    {
        begun = true;
        return LoadAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        Follow(Pagination);
        var given = (object?)ItemsProvider ?? Items;
        if (begun && !Equals(given, source))
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        source = (object?)ItemsProvider ?? Items;
        if (loading is not null)
        {
            await loading.CancelAsync();
            loading.Dispose();
        }

        loading = new CancellationTokenSource();
        var token = loading.Token;
        var request = new GridItemsProviderRequest<TItem>(
            (Pagination?.CurrentPageIndex ?? 0) * (Pagination?.ItemsPerPage ?? 0), Pagination?.ItemsPerPage, sortedBy, ascending, token);
        var answer = ItemsProvider is not null ? await ItemsProvider(request) : OfQuery(request);
        if (!token.IsCancellationRequested)
        {
            rows = answer.Items;
            Pagination?.SetTotal(answer.TotalItemCount);
            StateHasChanged();
        }
    }

    private GridItemsProviderResult<TItem> OfQuery(GridItemsProviderRequest<TItem> request)
    {
        var all = Items ?? Enumerable.Empty<TItem>().AsQueryable();
        var sorted = request.SortByColumn?.SortBy is { } sort ? sort.Apply(all, request.SortByAscending) : all;
        var page = request.Count is { } count ? sorted.Skip(request.StartIndex).Take(count) : sorted;
        return GridItemsProviderResult.From(page.ToList(), all.Count());
    }

    private Task SortByAsync(ColumnBase<TItem> column) =>
        SortByColumnAsync(column, column == sortedBy && ascending ? SortDirection.Descending : SortDirection.Ascending);

    private void Follow(PaginationState? pagination)
    {
        if (followed == pagination)
        {
            return;
        }

        if (followed is not null)
        {
            followed.CurrentPageChanged -= LoadAsync;
        }

        followed = pagination;
        if (followed is not null)
        {
            followed.CurrentPageChanged += LoadAsync;
        }
    }

    private object Key(TItem item) => ItemKey?.Invoke(item) ?? item!;

    private string? AriaSort(ColumnBase<TItem> column) =>
        !column.IsSortable ? null : column != sortedBy ? "none" : ascending ? "ascending" : "descending";

    private string Arrow(ColumnBase<TItem> column) => column != sortedBy ? "" : ascending ? " ▲" : " ▼";

    private string NextSort(ColumnBase<TItem> column) => column == sortedBy && ascending ? $"{column.SortKey}-down" : column.SortKey ?? "";
}
