using System.Text.RegularExpressions;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace LinkDirectory.Features.Imports;

/// <summary>Writes an Excel workbook: text as text, days as days, and the header in view while the rows are turned.</summary>
internal sealed partial class WorkbookWriter : TableWriter
{
    // Excel's own.
    private const int LongestText = 32_767;

    private const double Width = 22;

    private readonly Stream to;
    private readonly MemoryStream bytes;
    private readonly Spreadsheet workbook;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly StyleId text;
    private readonly StyleId day;
    private readonly CancellationToken cancellation;

    private WorkbookWriter(Stream to, MemoryStream bytes, Spreadsheet workbook, IReadOnlyList<TableColumn> columns,
        CancellationToken cancellation)
    {
        (this.to, this.bytes, this.workbook, this.columns, this.cancellation) = (to, bytes, workbook, columns, cancellation);
        (text, day) = (workbook.AddStyle(TextStyle), workbook.AddStyle(DayStyle));
    }

    private static Style TextStyle => new() { Format = NumberFormat.Standard(StandardNumberFormat.Text) };

    private static Style DayStyle => new() { Format = NumberFormat.Custom("yyyy-mm-dd") };

    public static async Task<WorkbookWriter> StartAsync(
        Stream to, string sheet, IReadOnlyList<TableColumn> columns, CancellationToken cancellation)
    {
        // A workbook is a zip, which is not written front to back.
        var zip = new MemoryStream();
        var started = await Spreadsheet.CreateNewAsync(zip, cancellationToken: cancellation);
        var options = new WorksheetOptions { FrozenRows = 1 };
        foreach (var (index, column) in columns.Index())
        {
            // What is typed into an empty cell later keeps its leading 0 too.
            var shape = options.Column(index + 1);
            (shape.Width, shape.DefaultStyle) = (Width, column.IsDay ? DayStyle : TextStyle);
        }

        await started.StartWorksheetAsync(sheet, options, cancellation);
        var bold = started.AddStyle(new Style { Font = new Font { Bold = true } });
        await started.AddHeaderRowAsync([.. columns.Select(column => column.Name)], bold, cancellation);
        return new WorkbookWriter(to, zip, started, columns, cancellation);
    }

    public override async Task WriteAsync(params IEnumerable<string?> fields) =>
        await workbook.AddRowAsync(fields.Select(Cell).ToArray(), cancellation);

    public override async ValueTask DisposeAsync()
    {
        await workbook.FinishAsync(cancellation);
        await workbook.DisposeAsync();
        bytes.Position = 0;
        await bytes.CopyToAsync(to, cancellation);
        await bytes.DisposeAsync();
    }

    private Cell Cell(string? field, int index)
    {
        if (field is null)
        {
            return default;
        }

        if (columns[index].IsDay
            && DateTime.TryParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new Cell(date, day);
        }

        return field.Length <= LongestText
            ? new Cell(Escaped(FormulaGuard.Put(field)!), text)
            : throw new InvalidDataException(
                $"A value in the column '{columns[index].Name}' is longer than the {LongestText:N0} characters that Excel can hold. Write "
                    + "a CSV file instead.");
    }

    // Excel writes characters that XML cannot hold, or would change, by their numbers.
    private static string Escaped(string field) => Unwritable().Replace(
        Numbered().Replace(field, "_x005F_x"), match => $"_x{(int)match.Value[0]:X4}_");

    [GeneratedRegex("_x(?=[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Numbered();

    [GeneratedRegex("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Unwritable();
}
