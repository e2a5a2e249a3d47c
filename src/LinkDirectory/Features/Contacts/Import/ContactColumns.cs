using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>The columns of a file of points of contact, as docs/importing-services-and-contacts.md describes them.</summary>
internal static class ContactColumns
{
    public static readonly ImportColumn Organisation = new("organisation", "urn", "service", "area") { Required = true };
    public static readonly ImportColumn Role = new("role") { Required = true };
    public static readonly ImportColumn Label = new("label");
    public static readonly ImportColumn SharedEmail = new("shared_email") { Lenient = true };
    public static readonly ImportColumn SharedTelephone = new("shared_telephone") { Lenient = true };
    public static readonly ImportColumn Availability = new("availability") { Lenient = true };
    public static readonly ImportColumn AwayUntil = new("away_until") { IsDay = true, Lenient = true };
    public static readonly HolderColumns Holder = new("holder");
    public static readonly HolderColumns Deputy = new("deputy");

    /// <summary>Every column with an example, in the template's order. The first is part of the key.</summary>
    public static readonly IReadOnlyList<(ImportColumn Column, string Example)> Template =
    [
        (Organisation, "990004"),
        (Role, "senior mental health lead"),
        (Label, ""),
        (SharedEmail, "wellbeing@kelder-lane-primary-school.example"),
        (SharedTelephone, "01632 960103"),
        (Availability, "Mornings before 8:40am"),
        (AwayUntil, ""),
        (Holder.Name, "Tracey Hargreaves"),
        (Holder.Email, "tracey.hargreaves@kelder-lane-primary-school.example"),
        (Holder.Telephone, "07700 900123"),
        (Holder.JobTitle, "Headteacher"),
        (Holder.Since, "2024-09-01"),
        (Holder.Until, ""),
        (Holder.TrainedOn, "2025-11-12"),
        (Holder.SamePerson, ""),
        (Deputy.Name, "Emma Uttley"),
        (Deputy.Email, "emma.uttley@kelder-lane-primary-school.example"),
        (Deputy.Telephone, ""),
        (Deputy.JobTitle, "Assistant Headteacher"),
        (Deputy.Since, "2024-09-01"),
        (Deputy.Until, ""),
        (Deputy.TrainedOn, ""),
        (Deputy.SamePerson, ""),
    ];

    public static readonly IReadOnlyList<ImportColumn> All = [.. Template.Select(entry => entry.Column)];
}

/// <summary>The columns that say who is in a role. Personal: their values stay out of reports.</summary>
internal sealed class HolderColumns(string place)
{
    /// <summary>What the columns' names begin with: holder or deputy.</summary>
    public string Place { get; } = place;

    public ImportColumn Name { get; } = new(place + "_name") { Personal = true };

    public ImportColumn Email { get; } = new(place + "_email") { Personal = true, Lenient = true };

    public ImportColumn Telephone { get; } = new(place + "_telephone") { Personal = true, Lenient = true };

    public ImportColumn JobTitle { get; } = new(place + "_job_title") { Personal = true, Lenient = true };

    public ImportColumn Since { get; } = new(place + "_since") { IsDay = true, Personal = true, Lenient = true };

    public ImportColumn Until { get; } = new(place + "_until") { IsDay = true, Personal = true, Lenient = true };

    public ImportColumn TrainedOn { get; } = new(place + "_trained_on") { IsDay = true, Personal = true, Lenient = true };

    /// <summary>The answer to whether the row means the person on record, where an import has asked that.</summary>
    public ImportColumn SamePerson { get; } = new(place + "_same_person") { Lenient = true };
}
