using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LinkDirectory.Web.Components.Grid;

/// <summary>A column that shows one value of each row, and can sort by it.</summary>
public sealed class PropertyColumn<TItem, TProp> : ColumnBase<TItem>
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private Expression<Func<TItem, TProp>>? compiledFrom;
    private Func<TItem, string?> text = _ => null;

    [Parameter, EditorRequired] public Expression<Func<TItem, TProp>> Property { get; set; } = null!;

    /// <summary>A format of the value's type, as in "d MMMM yyyy".</summary>
    [Parameter] public string? Format { get; set; }

    public override GridSort<TItem>? SortBy { get; set; }

    protected override void OnParametersSet()
    {
        if (compiledFrom == Property)
        {
            return;
        }

        compiledFrom = Property;
        var value = Property.Compile();
        text = item => value(item) is { } found
            ? found is IFormattable formattable ? formattable.ToString(Format, British) : found.ToString()
            : null;
        SortBy = GridSort<TItem>.ByAscending(Property);
        Title ??= (Property.Body as MemberExpression)?.Member.Name;
    }

    protected internal override void CellContent(RenderTreeBuilder builder, TItem item) => builder.AddContent(0, text(item));
}
