namespace LinkDirectory.Features.Organisations;

public enum ServiceKind
{
    SinglePointOfAccess,
    SpecialistCamhs,
    CrisisTeam,
    MentalHealthSupportTeam,
    EatingDisorder,
    Neurodevelopmental,
    LearningDisability,
    EarlyInterventionInPsychosis,
    SubstanceUse,
    SchoolCounselling,
    CommunityCounselling,
    SchoolNursing,
    EducationalPsychology,
    YouthJustice,
    EarlyHelp,
    ChildrensSocialCare,
    OnlineSupport,
    Other,
}

public enum ServiceStatus
{
    Open,
    PausedToReferrals,
    NotYetOpen,
    Ended,
}

/// <summary>The THRIVE framework's needs-based groupings.</summary>
public enum ThriveGroup
{
    Thriving,
    GettingAdvice,
    GettingHelp,
    GettingMoreHelp,
    GettingRiskSupport,
}

/// <summary>What a child may need help with.</summary>
/// <remarks>Stored in sets by number: add at the end, never reorder.</remarks>
public enum Need
{
    Anxiety,
    ObsessiveCompulsive,
    LowMood,
    SelfHarm,
    SuicidalThoughts,
    EatingDifficulties,
    Behaviour,
    Adhd,
    Autism,
    LearningDisability,
    SpeechLanguageAndCommunication,
    Trauma,
    Bereavement,
    FamilyRelationships,
    Psychosis,
    SubstanceUse,
    EmotionallyBasedSchoolAvoidance,
    GenderOrSexualIdentity,
    Other,
}

public enum Urgency
{
    Emergency,
    Urgent,
    Routine,
}

/// <summary>What a service is asked for: advice to the school, or support for the child.</summary>
public enum Ask
{
    Advice,
    Support,
}

/// <summary>Who is referring.</summary>
/// <remarks>Stored in sets by number: add at the end, never reorder.</remarks>
public enum ReferrerKind
{
    EarlyYears,
    PrimarySchool,
    SecondarySchool,
    SpecialSchool,
    PupilReferralUnit,
    AlternativeProvision,
    College,
    SchoolNurse,
    EducationalPsychologist,
    SocialCare,
    GeneralPractice,
    ParentOrCarer,
    Self,
    OtherProfessional,
}

public enum ReferralMethod
{
    LinkDirectory,
    Email,
    Telephone,
    Consultation,
    OnlineForm,
    ThroughSinglePointOfAccess,
    NoReferralNeeded,
}

public enum Delivery
{
    InSchool,
    Clinic,
    Home,
    Online,
    Telephone,
}

public enum Audience
{
    Child,
    ParentOrCarer,
    SchoolStaff,
}

public enum Weekday
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// <summary>What decides whether a child is inside a catchment: where the child lives, the child's GP practice, or the school.</summary>
public enum EligibilityBasis
{
    HomeAddress,
    GpPractice,
    School,
}
