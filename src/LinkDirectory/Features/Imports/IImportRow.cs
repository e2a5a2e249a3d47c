namespace LinkDirectory.Features.Imports;

/// <summary>
/// The values of one record by column, as people write them, and where to report what is wrong with them: a row of a file,
/// or what somebody entered in a form.
/// </summary>
public interface IImportRow
{
    /// <summary>The line on which the row begins, the header's being 1.</summary>
    int Line { get; }

    /// <summary>What the row is about, as in "School 100000"; set it when known, so that reports name it.</summary>
    string Subject { get; set; }

    /// <summary>Whether something in the row was rejected, so that the row must not be taken.</summary>
    bool IsRejected { get; }

    /// <summary>The value, trimmed; null where nothing was written.</summary>
    string? this[ImportColumn column] { get; }

    /// <summary>The values of a column that holds several, trimmed, without the empty ones.</summary>
    List<string> List(ImportColumn column);

    /// <summary>Whether the column was given at all: what was not is left as it is.</summary>
    bool Has(ImportColumn column);

    /// <summary>Reports that the row cannot be taken.</summary>
    /// <param name="column">The column at fault.</param>
    /// <param name="advice">What is wrong and what to do, in a sentence.</param>
    void Reject(ImportColumn column, string advice);

    /// <summary>Reports that the row is taken without this value, or with it corrected.</summary>
    /// <param name="column">The column at fault.</param>
    /// <param name="advice">What is wrong and what was done, in a sentence.</param>
    void Warn(ImportColumn column, string advice);
}
