namespace LinkDirectory.Features.Imports;

/// <summary>A row that has been read, so that what the directory says against it is reported at its place in the file.</summary>
/// <param name="line">The line on which the row begins, the header's being 1.</param>
/// <param name="subject">What the row is about, as in "Service northmoor-spa".</param>
public sealed class RowReference(int line, string subject)
{
    public int Line { get; } = line;

    public string Subject { get; } = subject;

    public bool IsRejected { get; private set; }

    public static RowReference From(ImportTable table) => new(table.Line, table.Subject);

    /// <summary>Reports that the row cannot be imported.</summary>
    /// <param name="value">The value at fault; left out where the column is personal.</param>
    /// <param name="advice">What is wrong and what to do, in a sentence.</param>
    public void Reject(ImportReport report, ImportColumn column, string? value, string advice)
    {
        Report(report, column, value, advice, ImportRowOutcome.Rejected);
        IsRejected = true;
    }

    /// <summary>Reports something to look at, though the row is imported.</summary>
    public void Warn(ImportReport report, ImportColumn column, string? value, string advice) =>
        Report(report, column, value, advice, ImportRowOutcome.Warned);

    private void Report(ImportReport report, ImportColumn column, string? value, string advice, ImportRowOutcome outcome) =>
        report.Add(
            new ImportProblem(null, Line, Subject, column.Name, column.Personal ? null : value, outcome, advice), firstOfRow: !IsRejected);
}
