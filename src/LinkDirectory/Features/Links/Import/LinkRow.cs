using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Links.Import;

/// <summary>One row of a file of links as it was read.</summary>
internal sealed record LinkRow(RowReference Mark, string Urn, string Service, RoleReference? SchoolRole, RoleReference? ServiceRole,
    LinkStatus Status,
    DateOnly? AgreedOn, DateOnly? ReviewBy);

/// <summary>A role by its kind and label.</summary>
internal sealed record RoleReference(ContactRole Role, string Label)
{
    public override string ToString() => Label.Length == 0 ? PlainEnum.Words(Role) : $"{PlainEnum.Words(Role)} ({Label})";
}

/// <summary>Reads one row of a file of links, reporting what is wrong with it on its own.</summary>
internal sealed class LinkReader(ImportTable row, DateOnly today)
{
    private readonly RowValues values = new(row);

    /// <summary>Whether the row is a remark, as a template's example is.</summary>
    public bool IsRemark => values.IsRemark(LinkColumns.Urn);

    /// <summary>The school and service of the row read last, also where it was rejected.</summary>
    public (string Urn, string Service) Key { get; private set; }

    public static string Subject(string school, string service) => $"Link of school {school} and {service}";

    /// <summary>The row; null where it was rejected.</summary>
    public LinkRow? Read()
    {
        var urn = values.Required(LinkColumns.Urn);
        var service = values.Required(LinkColumns.Service).ToLowerInvariant();
        Key = (urn, service);
        row.Subject = Subject(urn, service);
        var status = values.Value(LinkColumns.Status, LinkStatus.Agreed);
        var (agreed, review) = (values.Date(LinkColumns.AgreedOn), values.Date(LinkColumns.ReviewBy));
        if (agreed > today)
        {
            row.Reject(LinkColumns.AgreedOn,
                "A link cannot have been agreed on a day to come. Write the day, or set the status to 'proposed' and leave this empty.");
        }

        if (review < agreed)
        {
            row.Reject(LinkColumns.ReviewBy, "The review is before the agreement. Correct one of the two days.");
        }

        var schoolRole = ReadRole(LinkColumns.SchoolRole, LinkColumns.SchoolLabel);
        var serviceRole = ReadRole(LinkColumns.ServiceRole, LinkColumns.ServiceLabel);
        return row.IsRejected ? null : new LinkRow(RowReference.From(row), urn, service, schoolRole, serviceRole, status, agreed, review);
    }

    private RoleReference? ReadRole(ImportColumn role, ImportColumn label) =>
        row[role] is null ? null : new RoleReference(values.Value(role, ContactRole.Other), row[label] ?? "");
}
