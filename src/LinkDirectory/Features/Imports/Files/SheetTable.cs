using System.IO.Compression;
using ExcelDataReader;

namespace LinkDirectory.Features.Imports;

/// <summary>
/// Reads a workbook's sheet row by row as the text that people see: days as days, numbers with all their digits, what a formula last came
/// to. What is merged over several rows is the value of each.
/// </summary>
internal sealed class SheetTable : IRowTable
{
    // Formatting can stretch a sheet to its last row and column: 16 thousand million cells.
    private const long MostCells = 20_000_000;

    private readonly IExcelDataReader reader;
    private readonly List<CellRange> merged;
    private readonly Dictionary<(int Row, int Column), string> mistakes;
    private readonly Dictionary<int, (string Text, int Until)> carried = [];
    private string[] fields = [];

    private SheetTable(string name, IExcelDataReader reader, Dictionary<(int Row, int Column), string> mistakes)
    {
        (Name, this.reader, this.mistakes) = (name, reader, mistakes);
        merged = [.. (reader.MergeCells ?? []).Where(range => range.ToRow > range.FromRow)];
    }

    public string Name { get; }

    public int Line { get; private set; }

    public int Count => fields.Length;

    public string this[int field] => fields[field];

    /// <exception cref="ImportRefusedException">The workbook is damaged, or the sheet far too large.</exception>
    public static SheetTable Open(ImportEntry entry, int sheet)
    {
        var opened = Workbook.Open(entry.Name, entry.OpenBytes);
        try
        {
            for (var index = 0; index < sheet; index++)
            {
                Workbook.Guarded(entry.Name, opened.NextResult);
            }

            if ((long)opened.RowCount * opened.FieldCount > MostCells)
            {
                throw new ImportRefusedException(
                    $"{entry.Name} has {opened.RowCount:N0} rows of {opened.FieldCount:N0} columns. Delete the empty ones at its end, or "
                        + "copy the table into a new workbook.");
            }

            using var archive = new ZipArchive(entry.OpenBytes());
            return new SheetTable(entry.Name, opened, Workbook.Guarded(entry.Name, () => SheetMistakes.Find(archive, sheet)));
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public bool Read()
    {
        do
        {
            if (!Workbook.Guarded(Name, reader.Read))
            {
                return false;
            }

            Line++;
            fields = Workbook.Guarded(Name, ReadFields);
        }
        while (Array.TrueForAll(fields, field => field.Length == 0));
        return true;
    }

    public void Dispose() => reader.Dispose();

    private string[] ReadFields()
    {
        var texts = new string[reader.FieldCount];
        for (var field = 0; field < texts.Length; field++)
        {
            texts[field] = Carry(field, mistakes.GetValueOrDefault((Line - 1, field)) ?? SheetCell.Text(reader.GetValue(field)));
        }

        return texts;
    }

    private string Carry(int field, string text)
    {
        var row = Line - 1;
        if (carried.TryGetValue(field, out var above))
        {
            if (above.Until >= row && text.Length == 0)
            {
                return above.Text;
            }

            carried.Remove(field);
        }

        if (merged.Find(range => range.FromRow == row && range.FromColumn == field) is { } range)
        {
            carried[field] = (text, range.ToRow);
        }

        return text;
    }
}
