using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts;

/// <summary>A role that a school should have and has not recorded.</summary>
/// <param name="Why">Where the expectation comes from, as a sentence.</param>
public sealed record MissingRole(ContactRole Role, string Why);

/// <summary>
/// Which roles a setting of its kind should have: a senior mental health lead everywhere that children learn; a designated
/// safeguarding lead wherever Keeping children safe in education, part two, or its equivalents ask for one; a SENCO in maintained
/// mainstream schools, academies and maintained nursery schools (Children and Families Act 2014, section 67). An operational lead
/// beside the senior lead is good where a school has one, and no gap where it has not.
/// </summary>
public static class MissingRoles
{
    private static readonly MissingRole Lead = new(ContactRole.SeniorMentalHealthLead, "Every school and college is asked to name one.");

    private static readonly MissingRole Safeguarding = new(ContactRole.DesignatedSafeguardingLead,
        "Every school and college must have one.");

    private static readonly MissingRole Senco = new(ContactRole.Senco, "Every mainstream school and maintained nursery must have one.");

    /// <summary>
    /// Roles that the school lacks, the lead first. A role that is recorded and vacant is not missing: it shows as vacant.
    /// </summary>
    public static IEnumerable<MissingRole> Find(SettingKind kind, IEnumerable<ContactRole> recorded)
    {
        var there = recorded.ToHashSet();
        return Expected(kind).Where(role => !there.Contains(role.Role));
    }

    private static MissingRole[] Expected(SettingKind kind) => kind switch
    {
        SettingKind.MainstreamSchool or SettingKind.NurserySchool => [Lead, Safeguarding, Senco],
        SettingKind.Other => [Lead],
        _ => [Lead, Safeguarding],
    };
}
