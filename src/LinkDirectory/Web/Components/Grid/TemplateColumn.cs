using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LinkDirectory.Web.Components.Grid;

/// <summary>A column that renders each row's cell by a template.</summary>
public sealed class TemplateColumn<TItem> : ColumnBase<TItem>
{
    [Parameter] public RenderFragment<TItem> ChildContent { get; set; } = _ => _ => { };

    [Parameter] public override GridSort<TItem>? SortBy { get; set; }

    protected internal override void CellContent(RenderTreeBuilder builder, TItem item) => builder.AddContent(0, ChildContent(item));
}
