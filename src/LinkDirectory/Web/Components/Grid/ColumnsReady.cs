using Microsoft.AspNetCore.Components;

namespace LinkDirectory.Web.Components.Grid;

/// <summary>Stands after a grid's columns: when it is set up, they all are, and the grid can read its first rows.</summary>
public sealed class ColumnsReady<TItem> : ComponentBase
{
    [CascadingParameter] internal QuickGrid<TItem> Grid { get; set; } = null!;

    protected override Task OnInitializedAsync() => Grid.BeginAsync();
}
