using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Web;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>The fields of a form, read as a row of a file is. What cannot be read is noted on the draft.</summary>
/// <param name="values">What was typed.</param>
/// <param name="fields">The fields that the form shows.</param>
/// <param name="draft">The draft that is read.</param>
internal sealed class FormRow(FormValues values, IReadOnlyCollection<string> fields, Draft draft) : IImportRow
{
    private readonly Dictionary<string, string> fieldOf = fields.ToDictionary(FieldNames.Column, StringComparer.Ordinal);

    public bool IsRejected => draft.Problems.HasRejected;

    public char Separator => CellText.NewLine;

    public string? this[ImportColumn column] =>
        fieldOf.TryGetValue(column.Name, out var field) && values[ServiceForm.IdOf(field)] is { Length: > 0 } text ? text : null;

    public bool Has(ImportColumn column) => fieldOf.ContainsKey(column.Name);

    public void Reject(ImportColumn column, string advice) => draft.Problems.Reject(fieldOf[column.Name], advice);

    // The person who fills in a form is there to put it right.
    public void LeaveOut(ImportColumn column, string advice) => Reject(column, advice);

    public void Warn(ImportColumn column, string advice) => draft.Problems.Warn(fieldOf[column.Name], advice);
}
