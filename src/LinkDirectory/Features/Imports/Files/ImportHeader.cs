namespace LinkDirectory.Features.Imports;

/// <summary>The line of a file that holds its columns' names, which a title may stand above.</summary>
/// <param name="Names">The names as the file has them, in order.</param>
/// <param name="LinesBefore">How many lines with something in them stand above it.</param>
/// <param name="Fields">Where each known column is: more than one place where the file has it twice.</param>
internal sealed record ImportHeader(
    IReadOnlyList<string> Names, int LinesBefore, Dictionary<ImportColumn, int[]> Fields)
{
    private const int MostLinesBefore = 10;

    private readonly KeyValuePair<ImportColumn, int[]>[] required = [.. Fields.Where(found => found.Key.Required)];

    /// <summary>Reads on to the first line that has every required column; null in an empty file.</summary>
    /// <returns>The first line where none has them all.</returns>
    public static ImportHeader? Read(IRowTable table, IReadOnlyList<ImportColumn> columns)
    {
        ImportHeader? first = null;
        for (var lines = 0; lines <= MostLinesBefore && table.Read(); lines++)
        {
            var header = From(table, lines, columns);
            if (header.Missing(columns).Count == 0)
            {
                return header;
            }

            first ??= header;
        }

        return first;
    }

    /// <summary>Which required columns are not there.</summary>
    public IReadOnlyList<ImportColumn> Missing(IReadOnlyList<ImportColumn> columns) =>
        [.. columns.Where(column => column.Required && !Fields.ContainsKey(column))];

    /// <summary>What the people who keep the file should know of its header, in sentences.</summary>
    public IEnumerable<string> Remarks(IReadOnlyList<ImportColumn> columns)
    {
        if (LinesBefore > 0)
        {
            yield return LinesBefore == 1 ? "The line above the columns’ names was left out." :
                $"The {LinesBefore} lines above the columns’ names were left out.";
        }

        foreach (var (column, fields) in Fields.Where(found => found.Value.Length > 1))
        {
            yield return $"The file has the column '{column.Name}' {fields.Length} times. In each row the first that is not empty was "
                + "taken.";
        }

        foreach (var name in Names.Where((name, field) => name.Length > 0 && !Fields.Values.Any(fields => fields.Contains(field))))
        {
            var meant = ColumnSuggestion.For(name, columns.Where(column => !Fields.ContainsKey(column)));
            yield return $"The column '{name}' is not known here, and was left out"
                + (meant is null ? "." : $": did you mean '{meant.Name}'? If so, rename it and import the file again.");
        }
    }

    /// <summary>Whether a row below is a header too: it has every required column's name.</summary>
    /// <param name="anywhere">Whether the names may be in other places, which takes longer to see.</param>
    public bool StandsAgainIn(IRowTable row, bool anywhere)
    {
        var (column, places) = required[0];
        return anywhere
            ? Array.TrueForAll(required, found => Has(row, found.Key))
            : places[0] < row.Count
                && row[places[0]].Equals(Names[places[0]], StringComparison.OrdinalIgnoreCase)
                && column.IsNamed(row[places[0]]);
    }

    /// <summary>Whether a row below has the same names in the same places.</summary>
    public bool IsWhollyIn(IRowTable row) => Names.Index().All(name =>
        (name.Index < row.Count ? PlainEnum.AreSame(InvisibleText.Remove(row[name.Index]), name.Item) : name.Item.Length == 0));

    private static bool Has(IRowTable row, ImportColumn column)
    {
        for (var field = 0; field < row.Count; field++)
        {
            if (column.IsNamed(row[field]))
            {
                return true;
            }
        }

        return false;
    }

    private static ImportHeader From(IRowTable table, int linesBefore, IReadOnlyList<ImportColumn> columns)
    {
        var names = Enumerable.Range(0, table.Count).Select(field => InvisibleText.Remove(table[field])).ToList();
        var fields = columns.ToDictionary(column => column,
            column => names.Index().Where(name => column.IsNamed(name.Item)).Select(name => name.Index).ToArray());
        return new ImportHeader(names, linesBefore, fields.Where(found => found.Value.Length > 0).ToDictionary());
    }
}
