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
    /// <summary>Verified, and inside its period.</summary>
    Current,

    /// <summary>Its period ends soon.</summary>
    Due,

    /// <summary>Its period ended.</summary>
    Overdue,

    /// <summary>Nobody has ever confirmed it; an import does not.</summary>
    Unverified,

    /// <summary>Nobody holds the role.</summary>
    Vacant,

    /// <summary>Mail to it came back.</summary>
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
