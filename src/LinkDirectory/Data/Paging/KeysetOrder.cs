using System.Linq.Expressions;

namespace LinkDirectory.Data.Paging;

/// <summary>One way to sort rows, which ends with their id, and to go on from any of them.</summary>
internal abstract class KeysetOrder<T>(string mark, Func<T, int> id)
{
    /// <summary>Tells this order's cursors from others'.</summary>
    public string Mark { get; } = mark;

    public abstract IQueryable<T> Sort(IQueryable<T> rows, bool backward);

    /// <summary>The rows that come strictly after the cursor, or before it when going backward.</summary>
    public abstract IQueryable<T> Beyond(IQueryable<T> rows, Cursor cursor, bool backward);

    public abstract bool Accepts(Cursor cursor);

    public Cursor CursorOf(T row) => new(Mark, id(row), KeyOf(row));

    protected abstract string? KeyOf(T row);
}

/// <summary>By a name, in code point order, then by id.</summary>
internal sealed class NameOrder<T>(string mark, Expression<Func<T, string>> name, Expression<Func<T, int>> id)
    : KeysetOrder<T>(mark, id.Compile())
{
    private readonly Func<T, string> nameOf = name.Compile();

    public override IQueryable<T> Sort(IQueryable<T> rows, bool backward) =>
        backward ? rows.OrderByDescending(name).ThenByDescending(id) : rows.OrderBy(name).ThenBy(id);

    // "name >= key and (name > key or id > last)" lets an index on (name, id) start at the key; "or" alone would not.
    public override IQueryable<T> Beyond(IQueryable<T> rows, Cursor cursor, bool backward)
    {
        var key = cursor.Key!;
        var last = cursor.Id;
        return backward
            ? rows.Where(ParameterReplacer.Compose<T, string, int>(
                (n, i) => n.CompareTo(key) <= 0 && (n.CompareTo(key) < 0 || i < last), name, id))
            : rows.Where(ParameterReplacer.Compose<T, string, int>(
                (n, i) => n.CompareTo(key) >= 0 && (n.CompareTo(key) > 0 || i > last), name, id));
    }

    public override bool Accepts(Cursor cursor) => cursor.Key is not null;

    protected override string KeyOf(T row) => nameOf(row);
}

/// <summary>By a number that no two rows share, smallest first.</summary>
internal sealed class UniqueNumberOrder<T>(string mark, Expression<Func<T, int>> number, Expression<Func<T, int>> id)
    : KeysetOrder<T>(mark, id.Compile())
{
    private readonly Func<T, int> numberOf = number.Compile();

    public override IQueryable<T> Sort(IQueryable<T> rows, bool backward) => backward
        ? rows.OrderByDescending(number)
        : rows.OrderBy(number);

    public override IQueryable<T> Beyond(IQueryable<T> rows, Cursor cursor, bool backward)
    {
        var key = int.Parse(cursor.Key!, CultureInfo.InvariantCulture);
        return rows.Where(backward
            ? ParameterReplacer.Compose<T, int>(n => n < key, number)
            : ParameterReplacer.Compose<T, int>(n => n > key, number));
    }

    public override bool Accepts(Cursor cursor) => int.TryParse(cursor.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    protected override string KeyOf(T row) => numberOf(row).ToString(CultureInfo.InvariantCulture);
}

/// <summary>By a number, largest first and unknown last, then by id, also largest first, as one walk of an index on both.</summary>
internal sealed class LargestFirstOrder<T>(string mark, Expression<Func<T, int?>> number, Expression<Func<T, int>> id)
    : KeysetOrder<T>(mark, id.Compile())
{
    private readonly Func<T, int?> numberOf = number.Compile();

    public override IQueryable<T> Sort(IQueryable<T> rows, bool backward) =>
        backward ? rows.OrderBy(number).ThenBy(id) : rows.OrderByDescending(number).ThenByDescending(id);

    public override IQueryable<T> Beyond(IQueryable<T> rows, Cursor cursor, bool backward)
    {
        var last = cursor.Id;
        if (cursor.Key is null)
        {
            return rows.Where(
                ParameterReplacer.Compose(backward
                    ? (n, i) => n != null || i > last
                    : (Expression<Func<int?, int, bool>>)((n, i) => n == null && i < last), number, id));
        }

        var key = int.Parse(cursor.Key, CultureInfo.InvariantCulture);
        return rows.Where(ParameterReplacer.Compose(backward
            ? (n, i) => n >= key && (n > key || i > last)
            : (Expression<Func<int?, int, bool>>)((n, i) => n == null || (n <= key && (n < key || i < last))), number, id));
    }

    public override bool Accepts(Cursor cursor) =>
        cursor.Key is null || int.TryParse(cursor.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    protected override string? KeyOf(T row) => numberOf(row)?.ToString(CultureInfo.InvariantCulture);
}
