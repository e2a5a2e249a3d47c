namespace LinkDirectory.Features.Organisations;

/// <summary>
/// The ages of a school whose statutory ages GIAS does not give. For phases: the commonest range of the schools of that
/// phase which do have one (GIAS of July 2025, 1,906 schools: primary 3 to 11, middle 9 to 13, secondary 11 to 18,
/// all-through 4 to 18); sixteen plus by the participation age (16 to 19). For kinds that have no phase, the widest range
/// that the law lets them usually take: nursery schools to the start of compulsory school age (2 to 5), pupil referral units
/// and alternative provision compulsory school age (5 to 16, Education Act 1996, s. 8), special schools from nursery to the
/// end of a sixth form (3 to 19), independent schools 3 to 18. An assumption errs wide: it must hide no service.
/// </summary>
public static class AssumedAges
{
    /// <summary>The statutory ages, or else the usual ones of the phase, or else of the kind.</summary>
    public static AgeRange For(School school) => school.AgeRange ?? OfPhase(school) ?? OfKind(school.Kind);

    // A special school's phase, where it has one, does not say how long its pupils stay.
    private static AgeRange? OfPhase(School school) => school.Kind is SettingKind.SpecialSchool ? null : school.Phase switch
    {
        SchoolPhase.Nursery => new AgeRange(2, 5),
        SchoolPhase.Primary => new AgeRange(3, 11),
        SchoolPhase.MiddleDeemedPrimary or SchoolPhase.MiddleDeemedSecondary => new AgeRange(9, 13),
        SchoolPhase.Secondary => new AgeRange(11, 18),
        SchoolPhase.AllThrough => new AgeRange(4, 18),
        SchoolPhase.SixteenPlus => new AgeRange(16, 19),
        _ => null,
    };

    private static AgeRange OfKind(SettingKind kind) => kind switch
    {
        SettingKind.NurserySchool => new AgeRange(2, 5),
        SettingKind.PupilReferralUnit or SettingKind.AlternativeProvision => new AgeRange(5, 16),
        SettingKind.SixthFormCollege or SettingKind.FurtherEducationCollege => new AgeRange(16, 19),
        SettingKind.IndependentSchool => new AgeRange(3, 18),
        _ => new AgeRange(3, 19),
    };
}
