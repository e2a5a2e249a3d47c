using LinkDirectory.Features.Changing;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>What was entered, read as a row of a file is, and what is wrong with it by field.</summary>
internal sealed class EnteredRow : IImportRow
{
    private const int LongestText = 5_000;
    private const int LongestBoundary = 500_000;

    private readonly EnteredRecord entered;
    private readonly Func<ImportColumn, IReadOnlyList<string>> pathOf;
    private readonly ImportReport report = new("entered", "form");

    /// <param name="entered">What was entered.</param>
    /// <param name="columns">The columns that may be entered.</param>
    /// <param name="pathOf">The way to a column's value in the API's input.</param>
    public EnteredRow(EnteredRecord entered, IReadOnlyList<ImportColumn> columns, Func<ImportColumn, IReadOnlyList<string>> pathOf)
    {
        (this.entered, this.pathOf, Columns) = (entered, pathOf, columns);
        foreach (var (column, values) in entered.Values)
        {
            var most = column == ServiceColumns.CatchmentBoundary ? LongestBoundary : LongestText;
            if (values.Sum(value => value.Length) > most)
            {
                Reject(column, $"This is too long. Use at most {most:N0} characters.");
            }
        }
    }

    public IReadOnlyList<ImportColumn> Columns { get; }

    public ImportReport Report => report;

    public int Line => 1;

    public string Subject { get; set; } = "";

    public bool IsRejected { get; private set; }

    /// <summary>What has to be put right, the first thing of each field.</summary>
    public IReadOnlyList<IProblem> Problems =>
    [
        .. report.Problems.Where(problem => problem.Outcome == ImportRowOutcome.Rejected && !Follows(problem))
        .DistinctBy(problem => problem.Column)
            .Select(problem => (Problem: problem, Place: Place(problem))).OrderBy(found => found.Place)
            .Select(found => new InvalidInput(found.Problem.Advice, [.. pathOf(Columns[found.Place])])),
    ];

    /// <summary>What to look at, though it was taken.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. report.Problems.Where(problem => problem.Outcome == ImportRowOutcome.Warned).Select(problem => problem.Advice)];

    public string? this[ImportColumn column] => string.Join("; ", List(column)) is { Length: > 0 } text ? text : null;

    public List<string> List(ImportColumn column) => [.. entered[column].Select(value => value.Trim()).Where(value => value.Length > 0)];

    public bool Has(ImportColumn column) => entered.Has(column);

    public void Reject(ImportColumn column, string advice)
    {
        report.Add(new ImportProblem(null, Line, Subject, column.Name, null, ImportRowOutcome.Rejected, advice), firstOfRow: !IsRejected);
        IsRejected = true;
    }

    public void Warn(ImportColumn column, string advice) =>
        report.Add(new ImportProblem(null, Line, Subject, column.Name, null, ImportRowOutcome.Warned, advice), firstOfRow: false);

    // That a basis has no ground says nothing where the ground that was given could not be read.
    private bool Follows(ImportProblem problem) => problem.Column == ServiceColumns.CatchmentBasis.Name && problem.Value is not null
        && report.Problems.Any(other => other.Outcome == ImportRowOutcome.Rejected
            && other.Column != problem.Column
            && other.Column?.StartsWith("catchment_", StringComparison.Ordinal) == true);

    private int Place(ImportProblem problem) => Columns.TakeWhile(column => column.Name != problem.Column).Count();
}
