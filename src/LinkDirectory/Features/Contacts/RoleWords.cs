namespace LinkDirectory.Features.Contacts;

/// <summary>Roles in the reader's words.</summary>
public static class RoleWords
{
    /// <summary>Begins with a capital: "Senior mental health lead".</summary>
    public static string Of(ContactRole role) => role switch
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
        _ => "Contact",
    };

    /// <summary>The role and what tells it apart: "Link worker, primary schools".</summary>
    public static string Of(PointOfContact contact) => Of(contact.Role, contact.Label);

    /// <summary>The role and what tells it apart: "Link worker, primary schools".</summary>
    public static string Of(ContactView contact) => Of(contact.Role, contact.Label);

    private static string Of(ContactRole role, string label) => label.Length == 0
        ? Of(role)
        : $"{Of(role)}, {label}";

    /// <summary>
    /// The role and where it is: "Senior mental health lead at Gospel Oak Primary School". Its organisation must be loaded.
    /// </summary>
    public static string WithPlace(PointOfContact contact) => $"{Of(contact)} at {OrganisationOf(contact)}";

    /// <summary>The name of the school, service or area, which must be loaded.</summary>
    public static string OrganisationOf(PointOfContact contact) =>
        contact.School?.Name ?? contact.Service?.Name ?? contact.Area?.Name ?? throw new InvalidOperationException(
            $"The organisation of point of contact {contact.Id} is not loaded.");

    /// <summary>Where the directory shows it, as in "/schools/100000".</summary>
    public static string PathOf(PointOfContact contact) => contact switch
    {
        { School: { } school } => $"/schools/{school.Urn}",
        { Service: { } service } => $"/services/{service.Id}",
        { Area: { } area } => $"/areas/{area.Code}",
        _ => throw new InvalidOperationException($"The organisation of point of contact {contact.Id} is not loaded."),
    };

    /// <summary>Where a school or a service keeps it, as in "/schools/100000/contacts"; of an area's own, the area's page.</summary>
    public static string KeepPathOf(PointOfContact contact) => contact.Area is null ? $"{PathOf(contact)}/contacts" : PathOf(contact);
}
