using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LinkDirectory.Web.Components.Grid;

/// <summary>A column of a <see cref="QuickGrid{TItem}"/>, which it joins when it is rendered within it.</summary>
public abstract class ColumnBase<TItem> : ComponentBase, IDisposable
{
    /// <summary>What the header says; on a phone, what stands before the value.</summary>
    [Parameter] public string? Title { get; set; }

    [Parameter] public string? Class { get; set; }

    /// <summary>Whether the header sorts; by default wherever the column knows how.</summary>
    [Parameter] public bool? Sortable { get; set; }

    [Parameter] public bool IsDefaultSortColumn { get; set; }

    [Parameter] public SortDirection InitialSortDirection { get; set; }

    /// <summary>What a form sends for this column, where headers are the buttons of a form.</summary>
    [Parameter] public string? SortKey { get; set; }

    /// <summary>The column's heading is for screen readers alone, as over a column of buttons.</summary>
    [Parameter] public bool HiddenTitle { get; set; }

    /// <summary>Whether the value names its row, for those who hear the table.</summary>
    [Parameter] public bool RowHeader { get; set; }

    [CascadingParameter] internal QuickGrid<TItem> Grid { get; set; } = null!;

    /// <summary>How the column sorts a query of rows; null where it does not, or where the provider of rows knows by itself.</summary>
    public abstract GridSort<TItem>? SortBy { get; set; }

    internal bool IsSortable => Sortable ?? (SortBy is not null || SortKey is not null);

    public void Dispose()
    {
        Grid.Remove(this);
        GC.SuppressFinalize(this);
    }

    protected internal abstract void CellContent(RenderTreeBuilder builder, TItem item);

    protected override void OnInitialized() => Grid.Add(this);
}
