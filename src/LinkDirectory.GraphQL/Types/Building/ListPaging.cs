namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>The page sizes of one field.</summary>
internal sealed record PageSizes(int Default, int Max, bool Backward, bool Required);

/// <summary>Paging arguments, and the paging of resolvers that return a list.</summary>
internal static class ListPaging
{
    /// <summary>The checked arguments that begin at an index.</summary>
    public static Expression Arguments(int index, PageSizes sizes)
        => Expression.Call(typeof(ListPaging).Hidden(nameof(Check)),
            ResolverCompiler.Arguments, Expression.Constant(index), Expression.Constant(sizes));

    /// <summary>Makes a connection of a resolver's list.</summary>
    public static (Expression Body, ClrShape Shape) Apply(
        Expression body, ClrShape shape, List<InputValue> arguments, int index, PageSizes sizes)
    {
        if (shape.Element is null || shape.Element.Element is not null)
        {
            throw new SchemaException($"[UsePaging] needs a list or a connection, not {shape.Type.Name} ({arguments.Count} arguments).");
        }

        var element = shape.Element.Type;
        var asynchronous = ClrShape.Unwrapped(body.Type) != body.Type;
        var task = asynchronous && body.Type.GetGenericTypeDefinition() == typeof(ValueTask<>)
            ? Expression.Call(body, nameof(ValueTask<int>.AsTask), null) : body;
        var method = typeof(ListPaging).Hidden(asynchronous ? nameof(SliceAsync) : nameof(Slice))
            .MakeGenericMethod(asynchronous ? [ClrShape.Unwrapped(body.Type), element] : [element]);
        return (Expression.Call(method, task, Arguments(index, sizes)),
            new ClrShape(typeof(Connection<>).MakeGenericType(element), shape.Nullable));
    }

    private static PagingArguments Check(object?[] arguments, int index, PageSizes sizes)
    {
        var (first, last) = ((int?)arguments[index], sizes.Backward ? (int?)arguments[index + 2] : null);
        return sizes.Required && first is null && last is null
            ? throw new GraphQLException($"Say how many you want: give 'first'{(sizes.Backward ? " or 'last'" : "")}, {sizes.Max} at most.",
                argument: "first")
            : PagingArguments.Create(
                first, (string?)arguments[index + 1], last, sizes.Backward ? (string?)arguments[index + 3] : null,
                sizes.Default, sizes.Max);
    }

    private static async Task<Connection<T>?> SliceAsync<TList, T>(Task<TList> task, PagingArguments page) where TList : IEnumerable<T>
        => Slice(await task, page);

    private static Connection<T>? Slice<T>(IEnumerable<T>? source, PagingArguments page)
    {
        if (source is null)
        {
            return null;
        }

        var items = source as IReadOnlyList<T> ?? [.. source];
        var start = page.After is null ? 0 : Index(page.After, "after") + 1;
        var end = page.Before is null ? items.Count : Math.Min(Index(page.Before, "before"), items.Count);
        start = Math.Min(start, end);
        (start, end) = page.Last is { } last ? (Math.Max(start, end - last), end) : (start, Math.Min(end, start + page.Size));
        var edges = Enumerable.Range(start, end - start).Select(i => new Edge<T>(items[i], Cursor(i))).ToArray();
        return new Connection<T>(edges, PageInfo.From(edges, end < items.Count, start > 0), _ => ValueTask.FromResult(items.Count));
    }

    private static string Cursor(int index)
        => System.Buffers.Text.Base64Url.EncodeToString(BitConverter.GetBytes(index));

    private static int Index(string cursor, string argument)
    {
        Span<byte> bytes = stackalloc byte[8];
        return System.Buffers.Text.Base64Url.TryDecodeFromChars(cursor, bytes, out var written) && written == 4
            && BitConverter.ToInt32(bytes) is >= 0 and var index ? index
            : throw new GraphQLException(
                string.Create(CultureInfo.InvariantCulture, $"'{argument}' is not a cursor that this list has given out."),
                argument: argument);
    }
}
