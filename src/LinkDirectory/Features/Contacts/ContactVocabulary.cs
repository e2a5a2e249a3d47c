namespace LinkDirectory.Features.Contacts;

public enum ContactRole
{
    SeniorMentalHealthLead,
    OperationalLead,
    PastoralLead,
    Senco,
    DesignatedSafeguardingLead,
    Headteacher,
    Counsellor,
    SchoolNurse,
    EducationalPsychologist,
    CypmhsPointOfContact,
    LinkWorker,
    SinglePointOfAccess,
    MentalHealthSupportTeamLead,
    TeamManager,
    AreaLead,
    Commissioner,
    Other,
}

/// <summary>How far a point of contact or a service's record can be trusted today.</summary>
public enum Currency
{
    /// <summary>Verified, and within its period.</summary>
    Current,

    /// <summary>Verified, but its period ends soon.</summary>
    Due,

    /// <summary>Its period has ended.</summary>
    Overdue,

    /// <summary>Never confirmed by anybody; an import does not count.</summary>
    Unverified,

    /// <summary>Nobody holds the role.</summary>
    Vacant,

    /// <summary>An email to it was returned.</summary>
    Undeliverable,
}

public enum VerificationMethod
{
    EmailedLink,
    SignedIn,
    Telephone,
}

public enum VerificationOutcome
{
    Confirmed,
    Changed,
    Left,
}
