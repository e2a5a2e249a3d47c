namespace LinkDirectory.Features.Imports;

/// <summary>
/// The values of one record by column, as people write them, and where to report what is wrong with them: a row of a file,
/// or what somebody entered in a form.
/// </summary>
public interface IImportRow
{
    /// <summary>The value, trimmed; null where nothing was written.</summary>
    string? this[ImportColumn column] { get; }

    /// <summary>Between several values of one column.</summary>
    char Separator { get; }

    /// <summary>Whether the column was given at all: what was not is left as it is.</summary>
    bool Has(ImportColumn column);

    /// <summary>Reports that the row cannot be taken.</summary>
    /// <param name="advice">What is wrong and what to do, in a sentence.</param>
    void Reject(ImportColumn column, string advice);

    /// <summary>Reports that a value cannot be read and the row is taken without it; what was recorded before stays.</summary>
    /// <param name="advice">What is wrong and what to do, in a sentence.</param>
    void LeaveOut(ImportColumn column, string advice);

    /// <summary>Reports that the row is taken without this value, or with it corrected.</summary>
    /// <param name="advice">What is wrong and what was done, in a sentence.</param>
    void Warn(ImportColumn column, string advice);
}
