namespace LinkDirectory.Features.Imports;

/// <summary>Writes the file that somebody begins a list with: the columns, and one example as a remark.</summary>
public static class ImportTemplate
{
    /// <summary>
    /// Writes two lines. The second begins with # and is left out by the import, so that the template imports as it is.
    /// </summary>
    /// <param name="columns">Every column with an example of its value.</param>
    public static async Task WriteAsync(Stream to, TableFormat format, string sheet,
        IReadOnlyList<(ImportColumn Column, string Example)> columns, CancellationToken cancellation)
    {
        await using var table = await TableWriter.StartAsync(
            to, format, sheet, [.. columns.Select(entry => entry.Column.ToWrite())], cancellation);
        await table.WriteAsync(columns.Select((entry, index) => index == 0 ? "#" + entry.Example : entry.Example));
    }
}
