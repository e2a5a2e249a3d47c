using System.Linq.Expressions;

namespace LinkDirectory.Web.Components.Grid;

/// <summary>How a column sorts rows that are given as a query: by one value, then by others.</summary>
public sealed class GridSort<TItem>
{
    private readonly Func<IQueryable<TItem>, bool, IOrderedQueryable<TItem>> first;
    private readonly List<Func<IOrderedQueryable<TItem>, bool, IOrderedQueryable<TItem>>> then = [];

    private GridSort(Func<IQueryable<TItem>, bool, IOrderedQueryable<TItem>> first) => this.first = first;

    public static GridSort<TItem> ByAscending<TValue>(Expression<Func<TItem, TValue>> value) =>
        new((rows, ascending) => ascending ? rows.OrderBy(value) : rows.OrderByDescending(value));

    public static GridSort<TItem> ByDescending<TValue>(Expression<Func<TItem, TValue>> value) =>
        new((rows, ascending) => ascending ? rows.OrderByDescending(value) : rows.OrderBy(value));

    public GridSort<TItem> ThenAscending<TValue>(Expression<Func<TItem, TValue>> value)
    {
        then.Add((rows, ascending) => ascending ? rows.ThenBy(value) : rows.ThenByDescending(value));
        return this;
    }

    public GridSort<TItem> ThenDescending<TValue>(Expression<Func<TItem, TValue>> value)
    {
        then.Add((rows, ascending) => ascending ? rows.ThenByDescending(value) : rows.ThenBy(value));
        return this;
    }

    /// <param name="ascending">False turns the whole order round.</param>
    internal IQueryable<TItem> Apply(IQueryable<TItem> rows, bool ascending) =>
        then.Aggregate(first(rows, ascending), (sorted, next) => next(sorted, ascending));
}
