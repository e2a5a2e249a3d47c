using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Wording;

public static class SchoolDisplayNames
{
    public static string DisplayName(this SchoolPhase phase) => phase switch
    {
        SchoolPhase.Nursery => "Nursery",
        SchoolPhase.Primary => "Primary",
        SchoolPhase.MiddleDeemedPrimary => "Middle, counted as primary",
        SchoolPhase.Secondary => "Secondary",
        SchoolPhase.MiddleDeemedSecondary => "Middle, counted as secondary",
        SchoolPhase.AllThrough => "All-through",
        SchoolPhase.SixteenPlus => "16 plus",
        SchoolPhase.NotApplicable => "No phase",
    };

    public static string DisplayName(this SettingKind kind) => kind switch
    {
        SettingKind.MainstreamSchool => "Mainstream school",
        SettingKind.SpecialSchool => "Special school",
        SettingKind.PupilReferralUnit => "Pupil referral unit",
        SettingKind.AlternativeProvision => "Alternative provision",
        SettingKind.IndependentSchool => "Independent school",
        SettingKind.SixthFormCollege => "Sixth form college",
        SettingKind.FurtherEducationCollege => "Further education college",
        SettingKind.NurserySchool => "Nursery school",
        SettingKind.Other => "Another kind of setting",
    };
}
