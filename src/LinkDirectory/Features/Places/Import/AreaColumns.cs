using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.Import;

/// <summary>The columns of a file of areas, as docs/importing.md describes them.</summary>
internal static class AreaColumns
{
    public static readonly ImportColumn Code = new("code", "gss code", "area code") { Required = true, Example = "E06999001" };
    public static readonly ImportColumn Name = new("name", "area name") { Example = "Northmoor" };
    public static readonly ImportColumn Kind = new("kind") { Example = "local authority" };
    public static readonly ImportColumn ValidFrom = new("valid_from", "first day") { Example = "" };
    public static readonly ImportColumn ValidUntil = new("valid_until", "last day") { Example = "2027-03-31" };
    public static readonly ImportColumn Successors = new("successors", "successor") { Example = "E06999099" };

    public static readonly IReadOnlyList<ImportColumn> All = [Code, Name, Kind, ValidFrom, ValidUntil, Successors];
}
