using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// GIAS's codes and names, and what they are in the directory's words. The codes are those of GIAS's lookups; files write
/// them with and without a leading zero.
/// </summary>
internal static class GiasVocabulary
{
    private static readonly (int Code, string Name, SettingKind Kind)[] Types =
    [
        (1, "Community school", SettingKind.MainstreamSchool),
        (2, "Voluntary aided school", SettingKind.MainstreamSchool),
        (3, "Voluntary controlled school", SettingKind.MainstreamSchool),
        (5, "Foundation school", SettingKind.MainstreamSchool),
        (6, "City technology college", SettingKind.MainstreamSchool),
        (7, "Community special school", SettingKind.SpecialSchool),
        (8, "Non-maintained special school", SettingKind.SpecialSchool),
        (10, "Other independent special school", SettingKind.SpecialSchool),
        (11, "Other independent school", SettingKind.IndependentSchool),
        (12, "Foundation special school", SettingKind.SpecialSchool),
        (14, "Pupil referral unit", SettingKind.PupilReferralUnit),
        (15, "Local authority nursery school", SettingKind.NurserySchool),
        (18, "Further education", SettingKind.FurtherEducationCollege),
        (24, "Secure units", SettingKind.Other),
        (25, "Offshore schools", SettingKind.Other),
        (26, "Service children's education", SettingKind.MainstreamSchool),
        (27, "Miscellaneous", SettingKind.Other),
        (28, "Academy sponsor led", SettingKind.MainstreamSchool),
        (29, "Higher education institutions", SettingKind.Other),
        (30, "Welsh establishment", SettingKind.Other),
        (31, "Sixth form centres", SettingKind.SixthFormCollege),
        (32, "Special post 16 institution", SettingKind.SpecialSchool),
        (33, "Academy special sponsor led", SettingKind.SpecialSchool),
        (34, "Academy converter", SettingKind.MainstreamSchool),
        (35, "Free schools", SettingKind.MainstreamSchool),
        (36, "Free schools special", SettingKind.SpecialSchool),
        (37, "British schools overseas", SettingKind.IndependentSchool),
        (38, "Free schools alternative provision", SettingKind.AlternativeProvision),
        (39, "Free schools 16 to 19", SettingKind.SixthFormCollege),
        (40, "University technical college", SettingKind.MainstreamSchool),
        (41, "Studio schools", SettingKind.MainstreamSchool),
        (42, "Academy alternative provision converter", SettingKind.AlternativeProvision),
        (43, "Academy alternative provision sponsor led", SettingKind.AlternativeProvision),
        (44, "Academy special converter", SettingKind.SpecialSchool),
        (45, "Academy 16-19 converter", SettingKind.SixthFormCollege),
        (46, "Academy 16 to 19 sponsor led", SettingKind.SixthFormCollege),
        (47, "Children's centre", SettingKind.Other),
        (48, "Children's centre linked site", SettingKind.Other),
        (49, "Online provider", SettingKind.Other),
        (56, "Institution funded by other government department", SettingKind.Other),
        (57, "Academy secure 16 to 19", SettingKind.Other),
    ];

    private static readonly (int Code, string Name, SchoolStatus Value)[] Statuses =
    [
        (1, "Open", SchoolStatus.Open),
        (2, "Closed", SchoolStatus.Closed),
        (3, "Open, but proposed to close", SchoolStatus.ProposedToClose),
        (4, "Proposed to open", SchoolStatus.ProposedToOpen),
    ];

    private static readonly (int Code, string Name, SchoolPhase Value)[] Phases =
    [
        (0, "Not applicable", SchoolPhase.NotApplicable),
        (1, "Nursery", SchoolPhase.Nursery),
        (2, "Primary", SchoolPhase.Primary),
        (3, "Middle deemed primary", SchoolPhase.MiddleDeemedPrimary),
        (4, "Secondary", SchoolPhase.Secondary),
        (5, "Middle deemed secondary", SchoolPhase.MiddleDeemedSecondary),
        (6, "16 plus", SchoolPhase.SixteenPlus),
        (7, "All-through", SchoolPhase.AllThrough),
    ];

    // GIAS's groups, for a type that is newer than this list.
    private static readonly (int Code, string Name, SettingKind Value)[] Groups =
    [
        (1, "Colleges", SettingKind.FurtherEducationCollege),
        (3, "Independent schools", SettingKind.IndependentSchool),
        (5, "Special schools", SettingKind.SpecialSchool),
    ];

    /// <summary>The type's name and kind; null where neither code nor name is one that GIAS has had.</summary>
    public static (string Name, SettingKind Kind)? Type(string? code, string? name) =>
        Find(Types, code, name) is { } found ? (found.Name, found.Value) : null;

    public static SchoolStatus? Status(string? code, string? name) => Find(Statuses, code, name)?.Value;

    public static SchoolPhase? Phase(string? code, string? name) => Find(Phases, code, name)?.Value;

    public static SettingKind? GroupKind(string? code, string? name) => Find(Groups, code, name)?.Value;

    // By the code where it is one of the list, else by the name: publishers differ in its capitals, hyphens and apostrophes.
    private static (string Name, T Value)? Find<T>((int Code, string Name, T Value)[] list, string? code, string? name)
    {
        var at = int.TryParse(code, out var number) ? Array.FindIndex(list, entry => entry.Code == number) : -1;
        at = at < 0 && name is not null ? Array.FindIndex(list, entry => PlainEnum.AreSame(entry.Name, name)) : at;
        return at < 0 ? null : (list[at].Name, list[at].Value);
    }
}
