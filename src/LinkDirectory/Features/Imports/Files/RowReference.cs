namespace LinkDirectory.Features.Imports;

/// <summary>A row that has been read, so that what the directory says against it is reported at its place in the file.</summary>
/// <param name="line">The line on which the row begins, the header's being 1.</param>
/// <param name="subject">What the row is about, as in "Service northmoor-spa".</param>
public sealed class RowReference(int line, string subject)
{
    public int Line { get; } = line;

    /// <summary>Set it again once the directory has said what the file's codes are called.</summary>
    public string Subject { get; set; } = subject;

    /// <summary>Whether the row must not be written: something in it was rejected, or waits for a decision.</summary>
    public bool IsLeftOut { get; private set; }

    public static RowReference From(ImportTable table) => new(table.Line, table.Subject);

    /// <summary>Reports that the row cannot be imported.</summary>
    /// <param name="value">The value at fault; left out where the column is personal.</param>
    /// <param name="advice">What is wrong and what to do, in a sentence.</param>
    public void Reject(ImportReport report, ImportColumn column, string? value, string advice)
    {
        Report(report, column, value, advice, ImportRowOutcome.Rejected);
        IsLeftOut = true;
    }

    /// <summary>Reports that the row waits for a decision, and is not written without it.</summary>
    /// <param name="advice">What cannot be told and how to decide it, without names.</param>
    /// <param name="question">Who or what there is to decide between, with names: for a preview alone.</param>
    /// <param name="key">By what the decision comes back.</param>
    public void Hold(ImportReport report, ImportColumn column, string advice, string question, string key)
    {
        report.Add(
            new ImportProblem(null, Line, Subject, column.Name, null, ImportRowOutcome.Held, advice)
            {
                Question = question,
                DecisionKey = key,
            },
            firstOfRow: !IsLeftOut);
        IsLeftOut = true;
    }

    /// <summary>Reports something to look at, though the row is imported.</summary>
    public void Warn(ImportReport report, ImportColumn column, string? value, string advice) =>
        Report(report, column, value, advice, ImportRowOutcome.Warned);

    private void Report(ImportReport report, ImportColumn column, string? value, string advice, ImportRowOutcome outcome) =>
        report.Add(
            new ImportProblem(null, Line, Subject, column.Name, column.Personal ? null : value, outcome, advice), firstOfRow: !IsLeftOut);
}
