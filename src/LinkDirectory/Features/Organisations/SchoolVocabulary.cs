namespace LinkDirectory.Features.Organisations;

/// <summary>Whether a school is open, according to GIAS's EstablishmentStatus.</summary>
public enum SchoolStatus
{
    Open,
    ProposedToOpen,
    ProposedToClose,
    Closed,
}

/// <summary>GIAS's PhaseOfEducation. Special schools, PRUs and most independent schools have no phase there.</summary>
public enum SchoolPhase
{
    Nursery,
    Primary,
    MiddleDeemedPrimary,
    Secondary,
    MiddleDeemedSecondary,
    AllThrough,
    SixteenPlus,
    NotApplicable,
}

/// <summary>How a setting counts as a referrer and in coverage figures; derived from the GIAS type.</summary>
public enum SettingKind
{
    MainstreamSchool,
    SpecialSchool,
    PupilReferralUnit,
    AlternativeProvision,
    IndependentSchool,
    SixthFormCollege,
    FurtherEducationCollege,
    NurserySchool,
    Other,
}

/// <summary>Ages in whole years, both ends included.</summary>
/// <param name="Minimum">The youngest age, 0 to 25.</param>
/// <param name="Maximum">The oldest age, not under the youngest, 0 to 25.</param>
public sealed record AgeRange(int Minimum, int Maximum)
{
    public bool Contains(int age) => age >= Minimum && age <= Maximum;
}

/// <summary>A postal address as its source gives it; any line may be missing.</summary>
public sealed record Address(string? Street, string? Locality, string? Town, string? County, string? Postcode);
