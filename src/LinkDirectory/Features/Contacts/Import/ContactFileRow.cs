using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>One row of a file of points of contact as it was read.</summary>
internal sealed class ContactFileRow
{
    public required RowReference Mark { get; init; }

    /// <summary>A school's URN, a service's reference or an area's code, as the row has it.</summary>
    public required string Organisation { get; init; }

    /// <summary>The point of contact as the row says it, without those in it.</summary>
    public required PointOfContact Contact { get; init; }

    /// <summary>Who is in the role; null where the cell is empty: nobody.</summary>
    public required HolderWords? Holder { get; set; }

    public required HolderWords? Deputy { get; set; }

    /// <summary>The columns whose values could not be read: what is recorded of them stays.</summary>
    public required IReadOnlySet<ImportColumn> LeftOut { get; init; }
}

/// <summary>What a row says of a person in a role. Personal data.</summary>
/// <param name="Since">Null where the row does not say: today for somebody new, else as it was.</param>
/// <param name="SamePerson">Whether it is the person on record, where the row says; asked only where names cannot tell.</param>
internal sealed record HolderWords(string Name, string? Email, string? Telephone, string? JobTitle, DateOnly? Since, DateOnly? Until,
    DateOnly? TrainedOn, YesOrNo? SamePerson);

internal enum YesOrNo
{
    Yes,
    No,
}

/// <summary>Reads one row of a file of points of contact, reporting what is wrong with it on its own.</summary>
/// <param name="today">From which days are told that cannot be.</param>
internal sealed class ContactReader(ImportTable row, DateOnly today)
{
    // Nobody has held a role for longer, and nobody knows so far ahead who will.
    private const int LongestTermYears = 60;
    private const int FurthestYears = 10;

    private readonly RowValues values = new(row);

    /// <summary>Whether the row is a remark, as a template's example is.</summary>
    public bool IsRemark => values.IsRemark(ContactColumns.Organisation);

    /// <summary>Which point of contact the row read last is about, also where it was rejected.</summary>
    public (string Organisation, ContactRole Role, string Label) Key { get; private set; }

    /// <summary>The row; null where it was rejected.</summary>
    public ContactFileRow? Read()
    {
        var organisation = values.Required(ContactColumns.Organisation);
        _ = values.Required(ContactColumns.Role);
        var role = values.Value(ContactColumns.Role, ContactRole.Other);
        var label = row[ContactColumns.Label] ?? "";
        Key = (organisation, role, label);
        row.Subject = Subject(organisation, role, label);
        var contact = new PointOfContact
        {
            Role = role,
            Label = label,
            SharedEmail = values.Email(ContactColumns.SharedEmail),
            SharedTelephone = values.Telephone(ContactColumns.SharedTelephone),
            Availability = row[ContactColumns.Availability],
            AwayUntil = Day(ContactColumns.AwayUntil),
        };
        var holder = ReadHolder(ContactColumns.Holder);
        var deputy = ReadHolder(ContactColumns.Deputy);
        return row.IsRejected
            ? null
            : new ContactFileRow
            {
                Mark = RowReference.From(row),
                Organisation = organisation,
                Contact = contact,
                Holder = holder,
                Deputy = deputy,
                LeftOut = row.LeftOut,
            };
    }

    public static string Subject(string organisation, ContactRole role, string label) =>
        $"Point of contact {organisation}, {PlainEnum.Words(role)}{(label.Length > 0 ? $" ({label})" : "")}";

    private DateOnly? Day(ImportColumn column) =>
        values.Date(column, today.AddYears(-LongestTermYears), today.AddYears(FurthestYears));

    private string Name(ImportColumn column)
    {
        var name = NameText.Tidy(row[column] ?? "");
        switch (NoNames.Read(name))
        {
            case NoName.Vacant:
                row.Warn(column, "This says that nobody is in the role, and was taken so. An empty cell says the same.");
                return "";
            case NoName.NotKnown:
                row.LeaveOut(column, "This is no name. Write it once it is known, or empty the cell where nobody is in the role.");
                return "";
            default:
                if (!InvisibleText.IsPlainLine(name))
                {
                    row.Reject(column, NameText.Advice);
                }

                return name;
        }
    }

    private HolderWords? ReadHolder(HolderColumns columns)
    {
        var name = Name(columns.Name);
        var words = new HolderWords(
            name,
            values.Email(columns.Email),
            values.Telephone(columns.Telephone),
            row[columns.JobTitle],
            Day(columns.Since),
            Day(columns.Until),
            Day(columns.TrainedOn),
            values.Choice<YesOrNo>(columns.SamePerson));
        if (words.Until < words.Since)
        {
            row.Reject(columns.Until,
                $"The last day in the role is before the first. Correct '{columns.Since.Name}' or '{columns.Until.Name}'.");
        }

        if (words.Name.Length > 0)
        {
            return words;
        }

        if (words.Email is not null || words.Telephone is not null || words.JobTitle is not null)
        {
            row.Reject(columns.Name, "The person has no name. Write it, or empty the person's other cells where nobody is in the role.");
        }

        return null;
    }
}
