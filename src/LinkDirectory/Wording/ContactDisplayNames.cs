using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Wording;

/// <summary>Points of contact, and how current they are, in the reader’s words.</summary>
public static class ContactDisplayNames
{
    public static string DisplayName(this ContactRole role) => role switch
    {
        ContactRole.SeniorMentalHealthLead => "Senior mental health lead",
        ContactRole.OperationalLead => "Operational lead",
        ContactRole.PastoralLead => "Pastoral lead",
        ContactRole.Senco => "Special educational needs co-ordinator (SENCO)",
        ContactRole.DesignatedSafeguardingLead => "Designated safeguarding lead",
        ContactRole.Headteacher => "Headteacher",
        ContactRole.Counsellor => "Counsellor",
        ContactRole.SchoolNurse => "School nurse",
        ContactRole.EducationalPsychologist => "Educational psychologist",
        ContactRole.CypmhsPointOfContact => "Contact for schools",
        ContactRole.LinkWorker => "Link worker",
        ContactRole.SinglePointOfAccess => "Single point of access",
        ContactRole.MentalHealthSupportTeamLead => "Mental health support team lead",
        ContactRole.TeamManager => "Team manager",
        ContactRole.AreaLead => "Area lead",
        ContactRole.Commissioner => "Commissioner",
        ContactRole.Other => "Contact",
    };

    /// <summary>The role and what tells it apart: "Link worker, primary schools".</summary>
    public static string DisplayName(this PointOfContact contact) => DisplayName(contact.Role, contact.Label);

    /// <summary>The role and what tells it apart: "Link worker, primary schools".</summary>
    public static string DisplayName(this ContactView contact) => DisplayName(contact.Role, contact.Label);

    /// <summary>
    /// The role and where it is: "Senior mental health lead at Gospel Oak Primary School". Its organisation must be loaded.
    /// </summary>
    public static string DisplayNameWithPlace(this PointOfContact contact) => $"{contact.DisplayName()} at {contact.OrganisationName()}";

    /// <summary>How current it is. "Not confirmed since December 2026" where it is known when it was last confirmed.</summary>
    public static string DisplayName(this Currency currency, DateOnly? confirmedOn = null) => currency switch
    {
        Currency.Current => "Current",
        Currency.Due => "Confirm soon",
        Currency.Overdue => confirmedOn is { } day ? $"Not confirmed since {PlainDate.Month(day)}" : "Not confirmed in time",
        Currency.Unverified => "Never confirmed",
        Currency.Vacant => "Nobody in post",
        Currency.Undeliverable => "Mail came back",
    };

    /// <summary>The design system’s tag colour. Never the only sign.</summary>
    public static string TagColour(this Currency currency) => currency switch
    {
        Currency.Current => "green",
        Currency.Due => "yellow",
        Currency.Overdue => "orange",
        Currency.Unverified => "grey",
        Currency.Vacant or Currency.Undeliverable => "red",
    };

    /// <summary>Why it is so current or not, a sentence with the day it was last confirmed, if ever.</summary>
    public static string Reason(this Currency currency, DateOnly? confirmedOn)
    {
        var on = confirmedOn is { } day ? PlainDate.Format(day) : null;
        return currency switch
        {
            Currency.Current => on is null ? "Confirmed." : $"Confirmed on {on}.",
            Currency.Due => on is null ? "Due to be confirmed." : $"Last confirmed on {on}.",
            Currency.Overdue => on is null
                ? "Nobody has confirmed this for too long."
                : $"Last confirmed on {on}, so it may have changed.",
            Currency.Unverified => "It came from a file and nobody has confirmed it yet.",
            Currency.Vacant => $"Nobody holds this role at present.{LastConfirmed(on)}",
            Currency.Undeliverable => $"Mail to this address came back.{LastConfirmed(on)}",
        };
    }

    /// <summary>What it means, whatever the contact.</summary>
    public static string Meaning(this Currency currency) => currency switch
    {
        Currency.Current => "Someone confirmed it within its period.",
        Currency.Due => "Its period ends soon, and we are asking.",
        Currency.Overdue => "Its period has ended and nobody has confirmed it. It may have changed.",
        Currency.Unverified => "It came from a file, and nobody has confirmed it yet.",
        Currency.Vacant => "Nobody holds the role now. Use the service's shared mailbox or main number.",
        Currency.Undeliverable => "Mail to it came back. Use the service's main number.",
    };

    private static string DisplayName(ContactRole role, string label) =>
        label.Length == 0 ? role.DisplayName() : $"{role.DisplayName()}, {label}";

    private static string LastConfirmed(string? on) => on is null ? "" : $" Last confirmed on {on}.";
}
