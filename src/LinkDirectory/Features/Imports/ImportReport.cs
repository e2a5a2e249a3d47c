namespace LinkDirectory.Features.Imports;

/// <summary>One thing that is wrong with a file.</summary>
/// <param name="File">Which file of a zip or folder; null where only one was given.</param>
/// <param name="Line">The line on which the row begins, the first being 1; null where it is about the whole file.</param>
/// <param name="Subject">What the row is about, as in "School 100000"; empty where that is not known.</param>
/// <param name="Value">The value as it is in the file; null where it is blank or personal.</param>
/// <param name="Outcome">Rejected: the row was left out. Warned: it was imported, but for or with a correction of this value. Held: it
/// waits for a decision.</param>
/// <param name="Advice">What is wrong and what to do, in plain English.</param>
public sealed record ImportProblem(
    string? File, int? Line, string Subject, string? Column, string? Value, ImportRowOutcome Outcome, string Advice)
{
    private const int LongestValue = 60;
    private const int LongestKept = 300;

    /// <summary>Who or what there is to decide between, with names. Personal data: for a preview, and never recorded.</summary>
    public string? Question { get; init; }

    /// <summary>By what a decision about the row is given back to the import; null where nothing is asked.</summary>
    public string? DecisionKey { get; init; }

    /// <summary>With what the file says cut to what a person reads of it, since a cell may hold a million characters.</summary>
    public ImportProblem Cut() => this with { Subject = Cut(Subject, LongestKept)!, Value = Cut(Value, LongestKept) };

    public override string ToString()
    {
        var value = Cut(Value, LongestValue);
        string?[] parts =
        [
            File,
            Line is null ? null : $"line {Line}",
            Subject is "" ? null : Subject,
            Column is null ? null : value is null ? Column : $"{Column} '{value}'",
        ];
        return $"{string.Join(", ", parts.Where(part => part is not null))}: {Advice}".TrimStart(':', ' ');
    }

    private static string? Cut(string? text, int longest) =>
        text?.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text;
}

/// <summary>A field that an import changes. Personal data is left out of the values old and new.</summary>
public sealed record FieldChange(string Field, string? Old, string? New)
{
    private readonly (string? Old, string? New)? personal;

    public override string ToString() => $"{Field}: {Show(Old)} → {Show(New)}";

    /// <summary>With the personal values, for a preview that is never recorded.</summary>
    public string InFull => personal is { } values ? $"{Field}: {Show(values.Old)} → {Show(values.New)}" : ToString();

    /// <summary>The same change with its personal values for a preview.</summary>
    public static FieldChange Personal(FieldChange shown, string? old, string? now) => new(shown, old, now);

    private FieldChange(FieldChange shown, string? old, string? now)
        : this(shown.Field, shown.Old, shown.New) => personal = (old, now);

    // By what is recorded: the personal values are for the eye alone.
    public bool Equals(FieldChange? other) => other is not null && (Field, Old, New) == (other.Field, other.Old, other.New);

    public override int GetHashCode() => HashCode.Combine(Field, Old, New);

    /// <summary>Those of the fields that differ.</summary>
    public static IReadOnlyList<FieldChange> Between(params IEnumerable<(string Field, object? Old, object? New)> fields) =>
        [.. fields.Where(f => !Equals(f.Old, f.New)).Select(f => new FieldChange(f.Field, Text(f.Old), Text(f.New)))];

    private static string Show(string? value) => value is null ? "(none)" : $"'{value}'";

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>One difference between the file and the directory.</summary>
/// <param name="Line">The line in the file; null for what the file no longer holds.</param>
/// <param name="Outcome">Added, Changed, Closed or Vanished.</param>
/// <param name="Fields">What changes, old to new; empty for what is added.</param>
public sealed record ImportDifference(int? Line, string Subject, ImportRowOutcome Outcome, IReadOnlyList<FieldChange> Fields)
{
    public override string ToString() => Fields.Count == 0 ? Subject : $"{Subject}: {string.Join("; ", Fields)}";

    /// <summary>With the personal values, for a preview that is never recorded.</summary>
    public string InFull => Fields.Count == 0 ? Subject : $"{Subject}: {string.Join("; ", Fields.Select(change => change.InFull))}";
}

/// <summary>What an import found, and what it did or would do.</summary>
public sealed class ImportReport(string kind, string fileName)
{
    /// <summary>How many problems are kept one by one; further ones are counted.</summary>
    public const int MostProblems = 10_000;

    private readonly Dictionary<ImportRowOutcome, int> counts = [];
    private readonly List<ImportDifference> differences = [];
    private readonly List<ImportProblem> problems = [];
    private readonly List<string> notes = [];

    /// <summary>What was imported, as on the command line.</summary>
    public string Kind { get; } = kind;

    public string FileName { get; } = fileName;

    /// <summary>The date that the file is of, where its name or content says.</summary>
    public DateOnly? DataDate { get; set; }

    public int Rows { get; private set; }

    /// <summary>The most rows that the file may have.</summary>
    public int MostRows { get; init; } = int.MaxValue;

    public int Added => CountOf(ImportRowOutcome.Added);

    public int Changed => CountOf(ImportRowOutcome.Changed);

    public int Closed => CountOf(ImportRowOutcome.Closed);

    public int Vanished => CountOf(ImportRowOutcome.Vanished);

    public int Unchanged { get; private set; }

    /// <summary>Rows left out.</summary>
    public int Rejected => CountOf(ImportRowOutcome.Rejected);

    /// <summary>Rows that wait for a decision, and were not written.</summary>
    public int Held => CountOf(ImportRowOutcome.Held);

    /// <summary>The differences, in the file's order; for postcodes they are only counted.</summary>
    public IReadOnlyList<ImportDifference> Differences => differences;

    /// <summary>The first <see cref="MostProblems"/>.</summary>
    public IReadOnlyList<ImportProblem> Problems => problems;

    /// <summary>Problems beyond those that are kept.</summary>
    public int ProblemsLeftOut { get; private set; }

    /// <summary>Values that were taken with a correction, or left out of rows that were taken.</summary>
    public int Warnings => CountOf(ImportRowOutcome.Warned);

    /// <summary>What was skipped on purpose, and other remarks, in sentences.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>How many problems are not kept, in a sentence; null where all are.</summary>
    public string? NotListed => ProblemsLeftOut == 0 ? null
        : $"Only the first {PlainNumber.Format(MostProblems)} problems are listed; {PlainNumber.Format(ProblemsLeftOut)} more were counted "
            + "and left out. Correct these, then import the file again to see what remains.";

    /// <summary>What open schools lost, or would have lost; null where nothing could be.</summary>
    public SchoolLosses? Losses { get; internal set; }

    /// <summary>Why nothing was imported, in plain English; null where the import went through.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether the directory now holds what the file says: false after a refusal or a dry run.</summary>
    public bool Committed { get; internal set; }

    /// <summary>Whether this is a preview of what an import would change.</summary>
    public bool IsDryRun { get; internal set; }

    /// <summary>Cells that could not be read and were left out of rows that were taken.</summary>
    public int CellsLeftOut { get; private set; }

    public bool HasDifferences => Added + Changed + Closed + Vanished > 0;

    /// <summary>Counts rows read.</summary>
    /// <exception cref="ImportRefusedException">There are more than the file may have.</exception>
    public void CountRow(int rows = 1)
    {
        Rows += rows;
        if (Rows > MostRows)
        {
            throw new ImportRefusedException(
                $"{FileName} has more than {PlainNumber.Format(MostRows)} rows. Divide it, or ask the operator of the server to import it "
                    + "there.");
        }
    }

    public void CountCellLeftOut() => CellsLeftOut++;

    public void CountUnchanged(int rows = 1) => Unchanged += rows;

    public void Note(params IEnumerable<string> sentences) => notes.AddRange(sentences);

    public void Add(ImportDifference difference)
    {
        differences.Add(difference);
        Count(difference.Outcome, 1);
    }

    /// <summary>Counts rows that are too many to keep one by one.</summary>
    public void Count(ImportRowOutcome outcome, int rows) => counts[outcome] = CountOf(outcome) + rows;

    /// <param name="problem">What is wrong.</param>
    /// <param name="firstOfRow">Whether the row was not rejected or held already, so that it counts once.</param>
    public void Add(ImportProblem problem, bool firstOfRow)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(problem.Cut());
        }
        else
        {
            ProblemsLeftOut++;
        }

        if (firstOfRow || problem.Outcome == ImportRowOutcome.Warned)
        {
            Count(problem.Outcome, 1);
        }
    }

    /// <summary>Puts names beside the codes of the rows that were reported before the directory could be asked for them.</summary>
    /// <param name="named">Subjects as the file has them, with what to call them.</param>
    public void NameSubjects(IReadOnlyDictionary<string, string> named)
    {
        for (var index = 0; index < problems.Count; index++)
        {
            if (named.TryGetValue(problems[index].Subject, out var subject))
            {
                problems[index] = problems[index] with { Subject = subject };
            }
        }
    }

    /// <summary>The report of an import that did not happen: what was found so far, and why it ended.</summary>
    public ImportReport Refuse(string why)
    {
        var refused = new ImportReport(Kind, FileName) { DataDate = DataDate, Rows = Rows, Refusal = why, Losses = Losses };
        refused.problems.AddRange(problems);
        refused.ProblemsLeftOut = ProblemsLeftOut;
        refused.Count(ImportRowOutcome.Rejected, Rejected);
        refused.Count(ImportRowOutcome.Warned, Warnings);
        return refused;
    }

    private int CountOf(ImportRowOutcome outcome) => counts.GetValueOrDefault(outcome);
}
