using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>
/// What a school counts as when it refers. Services write "primary schools" or "PRUs", GIAS writes phases and types: what
/// kind of setting it is goes before its phase, since a special school's phase says little; where neither decides
/// (all-through and most independent schools), the child's age does, at the usual change of school at 11.
/// </summary>
public static class ReferrerRule
{
    /// <summary>The age at which a child moves to secondary school, in England usually in year 7.</summary>
    public const int SecondaryAge = 11;

    public static ReferrerKind From(School school, int age) => school.Kind switch
    {
        SettingKind.SpecialSchool => ReferrerKind.SpecialSchool,
        SettingKind.PupilReferralUnit => ReferrerKind.PupilReferralUnit,
        SettingKind.AlternativeProvision => ReferrerKind.AlternativeProvision,
        SettingKind.SixthFormCollege or SettingKind.FurtherEducationCollege => ReferrerKind.College,
        SettingKind.NurserySchool => ReferrerKind.EarlyYears,
        _ => OfPhase(school.Phase, age),
    };

    private static ReferrerKind OfPhase(SchoolPhase phase, int age) => phase switch
    {
        SchoolPhase.Nursery => ReferrerKind.EarlyYears,
        SchoolPhase.Primary or SchoolPhase.MiddleDeemedPrimary => ReferrerKind.PrimarySchool,
        SchoolPhase.Secondary or SchoolPhase.MiddleDeemedSecondary => ReferrerKind.SecondarySchool,
        SchoolPhase.SixteenPlus => ReferrerKind.College,
        _ => age < SecondaryAge ? ReferrerKind.PrimarySchool : ReferrerKind.SecondarySchool,
    };
}
