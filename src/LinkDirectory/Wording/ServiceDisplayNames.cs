using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Wording;

/// <summary>A service’s and its provider’s vocabulary in the reader’s words. What it helps with is in NeedDisplayNames.</summary>
public static class ServiceDisplayNames
{
    public static string DisplayName(this ServiceKind kind) => kind switch
    {
        ServiceKind.SinglePointOfAccess => "Single point of access",
        ServiceKind.SpecialistCamhs => "Child and adolescent mental health service (CAMHS)",
        ServiceKind.CrisisTeam => "Crisis team",
        ServiceKind.MentalHealthSupportTeam => "Mental health support team in schools",
        ServiceKind.EatingDisorder => "Eating disorder service",
        ServiceKind.Neurodevelopmental => "Autism and ADHD service",
        ServiceKind.LearningDisability => "Learning disability service",
        ServiceKind.EarlyInterventionInPsychosis => "Early intervention in psychosis",
        ServiceKind.SubstanceUse => "Alcohol and drugs service",
        ServiceKind.SchoolCounselling => "Counselling in school",
        ServiceKind.CommunityCounselling => "Counselling in the community",
        ServiceKind.SchoolNursing => "School nursing",
        ServiceKind.EducationalPsychology => "Educational psychology",
        ServiceKind.YouthJustice => "Youth justice",
        ServiceKind.EarlyHelp => "Early help for families",
        ServiceKind.ChildrensSocialCare => "Children’s social care",
        ServiceKind.OnlineSupport => "Online support",
        ServiceKind.Other => "Another kind of service",
    };

    /// <summary>What the status means for a school that wants to refer.</summary>
    public static string DisplayName(this ServiceStatus status) => status switch
    {
        ServiceStatus.Open => "Open to referrals",
        ServiceStatus.PausedToReferrals => "Not taking referrals at present",
        ServiceStatus.NotYetOpen => "Not open yet",
        ServiceStatus.Ended => "This service has ended",
    };

    /// <summary>The THRIVE framework's groups, in its own words.</summary>
    public static string DisplayName(this ThriveGroup group) => group switch
    {
        ThriveGroup.Thriving => "Thriving",
        ThriveGroup.GettingAdvice => "Getting advice",
        ThriveGroup.GettingHelp => "Getting help",
        ThriveGroup.GettingMoreHelp => "Getting more help",
        ThriveGroup.GettingRiskSupport => "Getting risk support",
    };

    public static string DisplayName(this Delivery delivery) => delivery switch
    {
        Delivery.InSchool => "In school",
        Delivery.Clinic => "At a clinic",
        Delivery.Home => "At home",
        Delivery.Online => "Online",
        Delivery.Telephone => "By telephone",
    };

    public static string DisplayName(this Audience audience) => audience switch
    {
        Audience.Child => "Children and young people",
        Audience.ParentOrCarer => "Parents and carers",
        Audience.SchoolStaff => "School staff",
    };

    public static string DisplayName(this Urgency urgency) => urgency switch
    {
        Urgency.Emergency => "Emergencies",
        Urgency.Urgent => "Urgent requests",
        Urgency.Routine => "Routine requests",
    };

    /// <summary>As in "urgent referrals".</summary>
    public static string InSentence(this Urgency urgency) => urgency switch
    {
        Urgency.Emergency => "emergency",
        Urgency.Urgent => "urgent",
        Urgency.Routine => "routine",
    };

    public static string DisplayName(this Ask ask) => ask switch
    {
        Ask.Advice => "Advice for the school",
        Ask.Support => "Support for the child",
    };

    /// <summary>Who refers, as in "takes referrals from …".</summary>
    public static string InSentence(this ReferrerKind referrer) => referrer switch
    {
        ReferrerKind.EarlyYears => "nurseries and early years settings",
        ReferrerKind.PrimarySchool => "primary schools",
        ReferrerKind.SecondarySchool => "secondary schools",
        ReferrerKind.SpecialSchool => "special schools",
        ReferrerKind.PupilReferralUnit => "pupil referral units",
        ReferrerKind.AlternativeProvision => "alternative provision",
        ReferrerKind.College => "colleges",
        ReferrerKind.SchoolNurse => "school nurses",
        ReferrerKind.EducationalPsychologist => "educational psychologists",
        ReferrerKind.SocialCare => "social care",
        ReferrerKind.GeneralPractice => "GPs",
        ReferrerKind.ParentOrCarer => "parents and carers",
        ReferrerKind.Self => "young people themselves",
        ReferrerKind.OtherProfessional => "other professionals",
    };

    public static string InSentence(this ReferralMethod method) => method switch
    {
        ReferralMethod.LinkDirectory => "through this directory",
        ReferralMethod.Email => "by email",
        ReferralMethod.Telephone => "by telephone",
        ReferralMethod.Consultation => "by talking it over first (consultation)",
        ReferralMethod.OnlineForm => "by its online form",
        ReferralMethod.ThroughSinglePointOfAccess => "through the single point of access",
        ReferralMethod.NoReferralNeeded => "no referral is needed",
    };

    public static string InSentence(this EligibilityBasis basis) => basis switch
    {
        EligibilityBasis.HomeAddress => "where the child lives",
        EligibilityBasis.GpPractice => "the child’s GP practice",
        EligibilityBasis.School => "the child’s school",
    };

    /// <summary>"ages 5 to 17"</summary>
    public static string InSentence(this AgeRange ages) =>
        ages.Minimum == ages.Maximum ? $"age {ages.Minimum}" : $"ages {ages.Minimum} to {ages.Maximum}";

    public static string DisplayName(this ProviderKind kind) => kind switch
    {
        ProviderKind.NhsTrust => "NHS trust",
        ProviderKind.VoluntarySector => "Charity or voluntary organisation",
        ProviderKind.Independent => "Independent provider",
        ProviderKind.LocalAuthority => "Council",
        ProviderKind.Education => "School or college",
        ProviderKind.Other => "Provider",
    };

    /// <summary>The kind as one of a list to choose from, where "Provider" would say nothing.</summary>
    public static string ChoiceName(this ProviderKind kind) =>
        kind == ProviderKind.Other ? "Another kind of organisation" : kind.DisplayName();
}
