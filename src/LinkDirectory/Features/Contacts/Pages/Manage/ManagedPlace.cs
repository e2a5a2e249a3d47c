using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts.Pages.Manage;

/// <summary>The school or service whose contacts a page keeps.</summary>
/// <param name="School">The school; null where it is a service.</param>
/// <param name="Service">The service; null where it is a school.</param>
public sealed record ManagedPlace(School? School, Service? Service)
{
    private static readonly ContactRole[] OfSchool = [ContactRole.SeniorMentalHealthLead, ContactRole.DesignatedSafeguardingLead,
        ContactRole.Senco];

    private static readonly ContactRole[] OfService = [ContactRole.CypmhsPointOfContact];

    private static readonly ContactRole[] AlsoOfSchool =
        [ContactRole.OperationalLead, ContactRole.PastoralLead, ContactRole.Headteacher, ContactRole.Counsellor, ContactRole.SchoolNurse,
            ContactRole.EducationalPsychologist, ContactRole.Other];

    private static readonly ContactRole[] AlsoOfService =
        [ContactRole.LinkWorker, ContactRole.SinglePointOfAccess, ContactRole.MentalHealthSupportTeamLead, ContactRole.TeamManager,
            ContactRole.EducationalPsychologist, ContactRole.SchoolNurse, ContactRole.Other];

    public string Name => School?.Name ?? Service!.Name;

    public string Address => School is { } school ? $"/schools/{school.Urn}" : $"/services/{Service!.Id}";

    public string Here => $"{Address}/contacts";

    /// <summary>Every role that may be added.</summary>
    public IReadOnlyList<ContactRole> Possible => School is null ? [.. OfService, .. AlsoOfService] : [.. OfSchool, .. AlsoOfSchool];

    /// <summary>Roles whose absence is a gap.</summary>
    public IReadOnlyList<ContactRole> Gaps(IEnumerable<ContactView> contacts)
    {
        var recorded = contacts.Select(c => c.Role).ToList();
        return School is { } school
            ? [.. MissingRoles.Find(school.Kind, recorded).Select(missing => missing.Role)]
            : [.. OfService.Except(recorded)];
    }
}
