using CsvHelper;

namespace LinkDirectory.Features.Imports;

/// <summary>How a table is given out.</summary>
public enum TableFormat
{
    /// <summary>CSV in UTF-8, with the mark that spreadsheets know it by.</summary>
    Csv,

    /// <summary>An Excel workbook of one sheet.</summary>
    Workbook,
}

/// <summary>A column of a table that is given out.</summary>
/// <param name="IsDay">Whether its values are days, written as 2026-09-01: in a workbook they are days too.</param>
public sealed record TableColumn(string Name, bool IsDay = false);

/// <summary>
/// Writes a table for people's spreadsheets, row by row. Text that a spreadsheet would run as a formula is guarded, and telephone numbers
/// stay text, so that the file can be changed and imported again.
/// </summary>
public abstract class TableWriter : IAsyncDisposable
{
    /// <summary>The format that a file's name asks for.</summary>
    public static TableFormat FormatOf(string fileName) =>
        fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? TableFormat.Workbook : TableFormat.Csv;

    /// <param name="sheet">What the sheet of a workbook is called.</param>
    public static async Task<TableWriter> StartAsync(
        Stream to, TableFormat format, string sheet, IReadOnlyList<TableColumn> columns, CancellationToken cancellation)
    {
        if (format == TableFormat.Workbook)
        {
            return await WorkbookWriter.StartAsync(to, sheet, columns, cancellation);
        }

        var csv = new CsvTableWriter(to);
        await csv.WriteAsync(columns.Select(column => column.Name));
        return csv;
    }

    /// <summary>Writes a row, in the columns' order.</summary>
    /// <exception cref="InvalidDataException">A value is longer than the format can hold.</exception>
    public abstract Task WriteAsync(params IEnumerable<string?> fields);

    /// <summary>Ends the table: what was written is whole only then.</summary>
    public abstract ValueTask DisposeAsync();

    private sealed class CsvTableWriter : TableWriter
    {
        private readonly StreamWriter text;
        private readonly CsvWriter csv;

        public CsvTableWriter(Stream to)
        {
            text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        }

        public override async Task WriteAsync(params IEnumerable<string?> fields)
        {
            foreach (var field in fields)
            {
                csv.WriteField(FormulaGuard.Put(field));
            }

            await csv.NextRecordAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await csv.DisposeAsync();
            await text.DisposeAsync();
        }
    }
}
