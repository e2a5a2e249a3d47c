namespace LinkDirectory.Data.Paging;

/// <summary>
/// Which page of a list: the first so many after a cursor, or the last so many before one. 20 unless told, 100 at most.
/// </summary>
public sealed record PageRequest(int? First = null, string? After = null, int? Last = null, string? Before = null)
{
    public const int UsualSize = 20;

    public const int LargestSize = 100;

    /// <summary>The page in an order's own terms, or what is wrong with which argument.</summary>
    internal Result<PageWindow> Read(string mark, Func<Cursor, bool> accepts)
    {
        if (First is not null && Last is not null)
        {
            return new InvalidInput("Give 'first' or 'last', not both.", "last");
        }

        if ((ProblemOf("first", First) ?? ProblemOf("last", Last)) is { } size)
        {
            return size;
        }

        var (after, before) = (ReadCursor("after", After, mark, accepts), ReadCursor("before", Before, mark, accepts));
        return (after.Problem ?? before.Problem) is { } problem
            ? problem
            : new PageWindow(Last ?? First ?? UsualSize, Last is not null, after.Value, before.Value);
    }

    private static InvalidInput? ProblemOf(string argument, int? size) => size switch
    {
        < 0 => new InvalidInput($"'{argument}' must be 0 or more; it is {size}.", argument),
        > LargestSize => new InvalidInput(
            $"'{argument}' must be at most {LargestSize}; it is {size}. Ask for further pages with a cursor.", argument),
        _ => null,
    };

    private static Result<Cursor?> ReadCursor(string argument, string? text, string mark, Func<Cursor, bool> accepts)
    {
        Cursor? cursor = null;
        return text is null || (Cursor.TryParse(text, out cursor) && cursor.Mark == mark && accepts(cursor))
            ? cursor
            : new InvalidInput(
                $"'{argument}' is not a cursor of this list in this order. Use one that an earlier page of it gave.", argument);
    }
}

/// <summary>A checked page request.</summary>
/// <param name="Size">0 to 100.</param>
/// <param name="Backward">Counted from the end.</param>
internal sealed record PageWindow(int Size, bool Backward, Cursor? After, Cursor? Before);
