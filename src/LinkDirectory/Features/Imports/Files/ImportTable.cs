using System.Collections.Immutable;

namespace LinkDirectory.Features.Imports;

/// <summary>
/// A CSV file or a workbook's sheet with a header, read by the names of its columns. It is the row it has read last: its values by
/// column, and where to report what is wrong with them.
/// </summary>
public sealed class ImportTable : IImportRow, IDisposable
{
    private readonly IRowTable csv;
    private readonly ImportReport report;
    private readonly string? file;
    private readonly int width;
    private readonly ImportHeader names;
    private readonly bool isOurs;
    private readonly Dictionary<ImportColumn, int[]> fields;
    private readonly IReadOnlyList<KeyValuePair<ImportColumn, int[]>> doubled;
    private ImmutableHashSet<ImportColumn> leftOut = [];

    private ImportTable(IRowTable csv, string? file, ImportHeader header, ImportReport report, bool ours)
    {
        this.csv = csv;
        this.file = file;
        this.report = report;
        width = header.Names.Count;
        (names, isOurs) = (header, ours);
        fields = header.Fields;
        doubled = ours ? [.. fields.Where(found => found.Value.Length > 1)] : [];
    }

    /// <summary>The line on which the row begins, the header's being 1.</summary>
    public int Line => csv.Line;

    /// <summary>What the row is about, as in "School 100000"; set it when known, so that reports name it.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Whether something in the row was rejected, so that the row must not be imported.</summary>
    public bool IsRejected { get; private set; }

    /// <summary>The row's value, trimmed; null where the file has no such column, or nothing in it.</summary>
    public string? this[ImportColumn column]
    {
        get
        {
            foreach (var field in fields.GetValueOrDefault(column) ?? [])
            {
                if (field < csv.Count && csv[field] is { Length: > 0 } text && InvisibleText.Remove(text).Trim() is { Length: > 0 } value)
                {
                    return FormulaGuard.Take(value);
                }
            }

            return null;
        }
    }

    /// <summary>The columns whose values in this row could not be read and were left out.</summary>
    public IReadOnlySet<ImportColumn> LeftOut => leftOut;

    public char Separator => CellText.Semicolon;

    /// <summary>Whether the file has the column at all.</summary>
    public bool Has(ImportColumn column) => fields.ContainsKey(column);

    /// <summary>
    /// Opens the one file of the source whose header has every required column.
    /// </summary>
    /// <param name="what">What is looked for, for the refusal, as in "a GIAS file of schools".</param>
    /// <param name="among">Which of several files to look at; null for all.</param>
    /// <param name="ours">Whether the file's columns are ours to name, so that one that is not known is told.</param>
    /// <exception cref="ImportRefusedException">No file has them, naming what is missing, or several have.</exception>
    public static ImportTable Open(
        ImportSource source, string what, IReadOnlyList<ImportColumn> columns, ImportReport report, Func<ImportEntry, bool>? among = null,
        bool ours = false)
    {
        var isWorkbook = source.Entries.All(entry => entry.Sheet is not null);
        var candidates = source.Entries.Count == 1
            ? source.Entries
            : [.. source.Entries.Where(entry => entry.IsTable && among?.Invoke(entry) != false)];
        var fitting = candidates.Where(entry => (!isWorkbook || HasRows(entry)) && MissingFrom(entry, columns).Count == 0).ToList();
        if (fitting.Count > 1 && !isWorkbook)
        {
            throw new ImportRefusedException(
                $"{source.FileName} holds more than one file that could be {what}: "
                    + $"{string.Join(", ", fitting.Select(entry => entry.Name))}. Unpack it and give one of them.");
        }

        if (fitting.Count == 0)
        {
            throw new ImportRefusedException(candidates.Count == 1
                ? $"{candidates[0].Name} is not {what}: its first line has no column named {Names(MissingFrom(candidates[0], columns))}. "
                    + "Check that it is the right file and that its first line holds the columns' names."
                : $"{source.FileName} holds no {(isWorkbook ? "sheet" : "CSV file")} that is {what}, with columns named "
                    + $"{Names(columns.Where(column => column.Required))}. Check that it is the right file, and give a workbook outside a "
                    + "zip.");
        }

        var table = fitting[0].OpenRows();
        var header = ImportHeader.Read(table, columns)!;
        if (ours)
        {
            report.Note(header.Remarks(columns));
        }

        if (isWorkbook)
        {
            report.Note(OtherSheets(fitting, source.Entries));
        }

        return new ImportTable(table, source.Entries.Count == 1 ? null : fitting[0].Name, header, report, ours);
    }

    private static bool HasRows(ImportEntry entry)
    {
        using var rows = entry.OpenRows();
        return rows.Read();
    }

    // One sheet is one list. A second list in the same workbook must not be taken for imported.
    private static IEnumerable<string> OtherSheets(List<ImportEntry> fitting, IReadOnlyList<ImportEntry> all)
    {
        foreach (var sheet in fitting.Skip(1))
        {
            yield return $"{sheet.Name} has the columns too and was NOT read: only {fitting[0].Name} was. Put its rows into the first "
                + "sheet, or import it from a workbook of its own.";
        }

        if (all.Count > fitting.Count)
        {
            yield return $"Sheets without the columns were not read: {string.Join("; ", all.Except(fitting).Select(sheet => sheet.Name))}.";
        }
    }

    /// <summary>Which required columns a file lacks.</summary>
    public static IReadOnlyList<ImportColumn> MissingFrom(ImportEntry entry, IReadOnlyList<ImportColumn> columns)
    {
        using var table = entry.OpenRows();
        return ImportHeader.Read(table, columns)?.Missing(columns)
            ?? throw new ImportRefusedException($"{entry.Name} is empty. Download or save it again.");
    }

    /// <summary>Reads the next row and counts it; false at the end.</summary>
    /// <exception cref="ImportRefusedException">Another table with other columns begins here.</exception>
    public bool Read()
    {
        do
        {
            if (!csv.Read())
            {
                return false;
            }
        }
        while (IsHeaderAgain());
        Subject = "";
        IsRejected = false;
        leftOut = [];
        report.CountRow();
        WarnOfFieldsWithoutColumn();
        WarnOfSecondValues();
        return true;
    }

    /// <summary>Reports that the row cannot be imported.</summary>
    /// <param name="advice">What is wrong and what to do, in a sentence.</param>
    public void Reject(ImportColumn column, string advice) => Report(column, ImportRowOutcome.Rejected, advice);

    /// <summary>Reports that the row is imported without this value, or with it corrected.</summary>
    /// <param name="advice">What is wrong and what was done, in a sentence.</param>
    public void Warn(ImportColumn column, string advice) => Report(column, ImportRowOutcome.Warned, advice);

    public void LeaveOut(ImportColumn column, string advice)
    {
        leftOut = leftOut.Add(column);
        report.CountCellLeftOut();
        Report(column, ImportRowOutcome.Warned, advice + " This cell was left out; what is recorded stays as it is.");
    }

    /// <summary>Rejects a row that ends before the last column read, as the last row of an incomplete download does.</summary>
    public void RejectIfCutShort()
    {
        if (csv.Count < width && fields.FirstOrDefault(field => field.Value.All(place => place >= csv.Count)).Key is { } missing)
        {
            Reject(missing, $"The row has {csv.Count} fields where the header has {width}. Download the file again, or complete the row.");
        }
    }

    public void Dispose() => csv.Dispose();

    private void Report(ImportColumn column, ImportRowOutcome outcome, string advice)
    {
        report.Add(new ImportProblem(file, Line, Subject, column.Name, column.Personal ? null : this[column], outcome, advice),
            firstOfRow: !IsRejected);
        IsRejected |= outcome == ImportRowOutcome.Rejected;
    }

    // Lists are pasted one below another. With the same columns the second goes on; with others its rows would be read wrong.
    private bool IsHeaderAgain()
    {
        if (!names.StandsAgainIn(csv, anywhere: isOurs))
        {
            return false;
        }

        if (!names.IsWhollyIn(csv))
        {
            throw new ImportRefusedException(
                $"{csv.Name}, line {csv.Line}: another table begins here, with other columns. Put each table into a file of its own.");
        }

        report.Note($"Line {csv.Line} has the columns’ names again and was left out. The rows below it were read like those above.");
        return true;
    }

    private void WarnOfFieldsWithoutColumn()
    {
        for (var field = width; field < csv.Count; field++)
        {
            if (csv[field].Length > 0)
            {
                report.Add(new ImportProblem(file, Line, Subject, null, null, ImportRowOutcome.Warned,
                    $"The row has {csv.Count} fields where the header has {width}, so values may be in the wrong columns. Check that "
                        + "text with commas is in quotation marks."), firstOfRow: true);
                return;
            }
        }
    }

    private void WarnOfSecondValues()
    {
        foreach (var (column, places) in doubled)
        {
            var values = places.Where(place => place < csv.Count).Select(place => csv[place]).Where(value => value.Length > 0).Distinct();
            if (values.Skip(1).Any())
            {
                Warn(column, "The file has this column twice with two values here. The first was taken; the other was left out.");
            }
        }
    }

    private static string Names(IEnumerable<ImportColumn> columns) => string.Join(", ", columns.Select(column => $"'{column.Name}'"));
}
