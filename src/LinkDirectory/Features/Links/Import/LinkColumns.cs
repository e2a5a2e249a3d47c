using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Links.Import;

/// <summary>The columns of a file of links, as docs/importing-services-and-contacts.md describes them.</summary>
internal static class LinkColumns
{
    public static readonly ImportColumn Urn = new("urn", "school", "school urn") { Required = true };
    public static readonly ImportColumn Service = new("service", "service reference") { Required = true };
    public static readonly ImportColumn SchoolRole = new("school_role");
    public static readonly ImportColumn SchoolLabel = new("school_label");
    public static readonly ImportColumn ServiceRole = new("service_role");
    public static readonly ImportColumn ServiceLabel = new("service_label");
    public static readonly ImportColumn Status = new("status");
    public static readonly ImportColumn AgreedOn = new("agreed_on") { IsDay = true };
    public static readonly ImportColumn ReviewBy = new("review_by") { IsDay = true };

    /// <summary>Every column with an example, in the template's order. The first is part of the key.</summary>
    public static readonly IReadOnlyList<(ImportColumn Column, string Example)> Template =
    [
        (Urn, "990004"),
        (Service, "northmoor-mhst"),
        (SchoolRole, "senior mental health lead"),
        (SchoolLabel, ""),
        (ServiceRole, "link worker"),
        (ServiceLabel, "primary schools"),
        (Status, "agreed"),
        (AgreedOn, "2025-09-13"),
        (ReviewBy, "2027-07-31"),
    ];

    public static readonly IReadOnlyList<ImportColumn> All = [.. Template.Select(entry => entry.Column)];
}
