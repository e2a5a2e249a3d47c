using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.QuickGrid;
using Microsoft.AspNetCore.Components.Rendering;

namespace LinkDirectory.Web.Components.Grid;

/// <summary>A row of a <see cref="RowGrid{TItem}"/>, or what is shown beneath one.</summary>
public readonly record struct GridRow<TItem>(TItem Item, bool IsDetail);

/// <summary>A column of a <see cref="RowGrid{TItem}"/>.</summary>
public sealed class RowColumn<TItem> : ColumnBase<GridRow<TItem>>
{
    private bool isFirst;

    public RowColumn() => HeaderContent = builder => builder.AddContent(0, Rows.Header(this));

    [CascadingParameter] internal RowGrid<TItem> Rows { get; set; } = null!;

    [Parameter, EditorRequired] public required RenderFragment<TItem> ChildContent { get; set; }

    /// <summary>What the grid's form sends to sort by this column; null where it does not sort.</summary>
    [Parameter] public string? SortKey { get; set; }

    /// <summary>The column's heading is for screen readers alone, as over a column of buttons.</summary>
    [Parameter] public bool HiddenTitle { get; set; }

    /// <summary>Whether the value names its row, for those who hear the table.</summary>
    [Parameter] public bool RowHeader { get; set; }

    /// <summary>None: the rows are read in their order.</summary>
    public override GridSort<GridRow<TItem>>? SortBy { get; set; }

    protected override void OnInitialized()
    {
        isFirst = Rows.Columns++ == 0;
        IsDefaultSortColumn = SortKey is not null && SortKey == Rows.SortedBy;
        InitialSortDirection = Rows.Descending ? SortDirection.Descending : SortDirection.Ascending;
    }

    // QuickGrid has opened the cell and has not yet put anything into it, so that attributes still reach it.
    protected override void CellContent(RenderTreeBuilder builder, GridRow<TItem> item)
    {
        if (!item.IsDetail)
        {
            builder.AddAttribute(1000, "role", RowHeader ? "rowheader" : "cell");
            builder.AddContent(1001, RowGrid<TItem>.Cell(this, item.Item));
        }
        else if (isFirst)
        {
            builder.AddAttribute(1002, "colspan", Rows.Columns);
            builder.AddContent(1003, Rows.RowDetail?.Invoke(item.Item));
        }
        else
        {
            builder.AddAttribute(1004, "hidden", true);
        }
    }
}
