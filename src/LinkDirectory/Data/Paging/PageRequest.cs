namespace LinkDirectory.Data.Paging;

/// <summary>
/// Which page of a list: the first so many after a cursor, or the last so many before one. 20 unless told, 100 at most.
/// </summary>
public sealed record PageRequest(int? First = null, string? After = null, int? Last = null, string? Before = null)
{
    public const int UsualSize = 20;

    public const int LargestSize = 100;

    /// <summary>The page in an order's own terms, or what is wrong with which argument.</summary>
    internal (PageWindow? Window, ArgumentProblem? Problem) Read(string mark, Func<Cursor, bool> accepts)
    {
        if (First is not null && Last is not null)
        {
            return (null, new ArgumentProblem("last", "Give 'first' or 'last', not both."));
        }

        if ((ProblemOf("first", First) ?? ProblemOf("last", Last)) is { } size)
        {
            return (null, size);
        }

        var (after, afterProblem) = ReadCursor("after", After, mark, accepts);
        var (before, beforeProblem) = ReadCursor("before", Before, mark, accepts);
        return (afterProblem ?? beforeProblem) is { } problem
            ? (null, problem)
            : (new PageWindow(Last ?? First ?? UsualSize, Last is not null, after, before), null);
    }

    private static ArgumentProblem? ProblemOf(string argument, int? size) => size switch
    {
        < 0 => new ArgumentProblem(argument, $"'{argument}' must be 0 or more; it is {size}."),
        > LargestSize => new ArgumentProblem(argument,
            $"'{argument}' must be at most {LargestSize}; it is {size}. Ask for further pages with a cursor."),
        _ => null,
    };

    private static (Cursor?, ArgumentProblem?) ReadCursor(string argument, string? text, string mark, Func<Cursor, bool> accepts)
    {
        if (text is null)
        {
            return (null, null);
        }

        return Cursor.TryParse(text, out var cursor) && cursor.Mark == mark && accepts(cursor)
            ? (cursor, null)
            : (null, new ArgumentProblem(argument,
                $"'{argument}' is not a cursor of this list in this order. Use one that an earlier page of it gave."));
    }
}

/// <summary>What is wrong with an argument, and what to do about it.</summary>
/// <param name="Argument">The path to the argument, as in <c>first</c> or <c>where.areas</c>.</param>
public sealed record ArgumentProblem(string Argument, string Message);

/// <summary>A checked page request.</summary>
/// <param name="Size">0 to 100.</param>
/// <param name="Backward">Counted from the end.</param>
internal sealed record PageWindow(int Size, bool Backward, Cursor? After, Cursor? Before);
