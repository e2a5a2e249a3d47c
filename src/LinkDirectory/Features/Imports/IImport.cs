namespace LinkDirectory.Features.Imports;

/// <summary>
/// One kind of import, for one run: it holds what it has read between the stages. <see cref="Imports"/> calls them in order.
/// </summary>
public interface IImport
{
    /// <summary>What is imported, as on the command line.</summary>
    string Kind { get; }

    /// <summary>
    /// Whether it can take from a school what it has: then what schools would lose is looked at before it is kept (<see
    /// cref="ISchoolLosses"/>).
    /// </summary>
    bool MayTakeFromSchools => false;

    /// <summary>Reads the whole file and reports every bad row. It cannot reach the database, so that nobody waits.</summary>
    Task ReadAsync(ImportSession session);

    /// <summary>Compares what was read with the directory and reports the differences. Runs in the transaction; writes nothing.</summary>
    Task CompareAsync(ImportSession session);

    /// <summary>
    /// Writes the differences, in the transaction. Not called when a strict import found a bad row. In a dry run it is called only to
    /// see what schools would lose, and taken back.
    /// </summary>
    Task WriteAsync(ImportSession session);
}

/// <summary>How an import is to run.</summary>
/// <param name="Path">The file, zip or folder.</param>
/// <param name="DryRun">Only show what would change.</param>
/// <param name="Strict">Let any bad row stop the import.</param>
/// <param name="AcceptLosses">How many schools may lose something by it; null where nobody has said.</param>
public sealed record ImportRequest(string Path, bool DryRun = false, bool Strict = false, int? AcceptLosses = null)
{
    /// <summary>How much the file may hold.</summary>
    public ImportBounds Bounds { get; init; } = ImportBounds.OfOperator;
}

/// <summary>How far an import is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Rows">Rows done in this stage.</param>
public readonly record struct ImportProgress(ImportStage Stage, int Rows);

public enum ImportStage
{
    Reading,
    Comparing,
    Writing,
    Finishing,
}

/// <summary>What the stages of one import share.</summary>
public sealed class ImportSession(ImportSource source, ImportReport report, Actor actor, DateTimeOffset at,
    IProgress<ImportProgress>? progress, CancellationToken cancellation, int? acceptLosses = null)
{
    private const int RowsBetweenProgress = 2_000;

    private DirectoryDbContext? db;

    public ImportSource Source { get; } = source;

    public ImportReport Report { get; } = report;

    /// <summary>Who imports. <see cref="Imports"/> has checked that they may.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>When the import began.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>The day in England on which the import began.</summary>
    public DateOnly Today => London.DayAt(At);

    /// <summary>How many schools may lose something by the import; null where nobody has said.</summary>
    public int? AcceptLosses { get; } = acceptLosses;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The import's context, in its transaction: to compare and to write, not to read the file.</summary>
    public DirectoryDbContext Db
    {
        get => db ?? throw new InvalidOperationException("The file is read before the database is opened.");
        internal set => db = value;
    }

    /// <summary>Tells how far a stage is, now and then, and stops an import that was cancelled.</summary>
    public void Tell(ImportStage stage, int rows)
    {
        if (rows % RowsBetweenProgress == 0)
        {
            Cancellation.ThrowIfCancellationRequested();
            progress?.Report(new ImportProgress(stage, rows));
        }
    }
}
