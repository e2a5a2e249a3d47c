namespace LinkDirectory.Benchmarks.Prices;

/// <summary>A field whose price is measured: what an operation with it costs more than one without it.</summary>
/// <param name="Field">As in <c>School.links</c>.</param>
/// <param name="Arguments">Those that matter, in short.</param>
/// <param name="With">An operation with the field.</param>
/// <param name="Without">The same without it.</param>
/// <param name="Times">How often the first resolves the field; 0 for once for each object that the answer says.</param>
internal sealed record PricedField(string Field, string Arguments, string With, string Without, int Times)
{
    private const int Aliases = 16;

    /// <summary>A field of the root, under sixteen aliases.</summary>
    public static PricedField Root(string name, string arguments, string selection) =>
        new($"Query.{name}", arguments, Repeated($"{name}({arguments}) {{ {selection} }}"), "{ __typename }", Aliases);

    /// <summary>A field of a connection of the root, beside a page of one.</summary>
    public static PricedField OfConnection(string name, string arguments, string field)
    {
        var sized = arguments.Contains("first:", StringComparison.Ordinal) || arguments.Contains("last:", StringComparison.Ordinal);
        var page = $"{name}({arguments}{(sized ? "" : ", first: 1")})";
        return new($"{name}.{field}", arguments, Repeated($"{page} {{ nodes {{ id }} {field} }}"), Repeated($"{page} {{ nodes {{ id }} }}"),
            Aliases);
    }

    private static string Repeated(string field) =>
        $"{{ {string.Join(' ', Enumerable.Range(0, Aliases).Select(i => $"a{i}: {field}"))} }}";
}
