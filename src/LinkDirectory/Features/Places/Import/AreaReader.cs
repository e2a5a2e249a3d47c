using System.Text.RegularExpressions;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.Import;

/// <summary>A row of a file of areas. What was left empty is null.</summary>
internal sealed record AreaRow(
    RowReference Mark, string Code, string? Name, AreaKind? Kind, DateOnly? ValidFrom, DateOnly? ValidUntil,
    IReadOnlyList<string> Successors)
{
    /// <summary>A new area; null where the row does not say enough of it.</summary>
    public Area? ToArea(ImportReport report)
    {
        var kind = Kind ?? BoundaryProperties.KindOf(Code, "");
        if (Name is null)
        {
            Mark.Reject(report, AreaColumns.Name, null, "No area here has this code. To add it, give its name.");
        }

        if (kind is null)
        {
            Mark.Reject(report, AreaColumns.Kind, null, "What kind of area this is cannot be told from its code. Give its kind.");
        }

        return Name is null || kind is null ? null : new Area { Code = Code, Name = Name, Kind = kind.Value };
    }

    public void Apply(Area area)
    {
        (area.Name, area.Kind, area.ValidFrom) = (Name ?? area.Name, Kind ?? area.Kind, ValidFrom ?? area.ValidFrom);
    }
}

/// <summary>Reads one row of a file of areas, reporting what is wrong with it.</summary>
internal sealed partial class AreaReader(ImportTable row)
{
    private readonly RowValues values = new(row);

    public bool IsRemark => values.IsRemark(AreaColumns.Code);

    /// <returns>The row; null where it was rejected.</returns>
    public AreaRow? Read()
    {
        var code = values.Required(AreaColumns.Code).ToUpperInvariant();
        if (!row.IsRejected && !CodeText().IsMatch(code))
        {
            row.Reject(AreaColumns.Code, "A code is of letters, digits and hyphens, as in E06000001.");
        }

        row.Subject = $"Area {code}{(row[AreaColumns.Name] is { } name ? $" {name}" : "")}";
        var (from, until) = (values.Date(AreaColumns.ValidFrom), values.Date(AreaColumns.ValidUntil));
        if (until < from)
        {
            row.Reject(AreaColumns.ValidUntil, "The last day is before the first.");
        }

        IReadOnlyList<string> successors = [.. values.List(AreaColumns.Successors).Select(text => text.ToUpperInvariant()).Distinct()];
        var kind = values.Choice<AreaKind>(AreaColumns.Kind);
        return row.IsRejected
            ? null
            : new AreaRow(RowReference.From(row), code, row[AreaColumns.Name], kind, from, until, successors);
    }

    [GeneratedRegex("^[A-Z0-9-]{2,30}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex CodeText();
}
