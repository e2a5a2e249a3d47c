using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Web.Text;

/// <summary>The directory's vocabulary in the reader's words. All begin with a capital unless they say otherwise.</summary>
public static class DirectoryWords
{
    public static string Of(ServiceKind kind) => kind switch
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
        _ => "Another kind of service",
    };

    public static string Of(ContactRole role) => RoleWords.Of(role);

    /// <summary>The role and what tells it apart: "Link worker, primary schools".</summary>
    public static string Of(ContactView contact) => RoleWords.Of(contact);

    public static string Of(Delivery delivery) => delivery switch
    {
        Delivery.InSchool => "In school",
        Delivery.Clinic => "At a clinic",
        Delivery.Home => "At home",
        Delivery.Online => "Online",
        _ => "By telephone",
    };

    public static string Of(Audience audience) => audience switch
    {
        Audience.Child => "Children and young people",
        Audience.ParentOrCarer => "Parents and carers",
        _ => "School staff",
    };

    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => "Emergencies",
        Urgency.Urgent => "Urgent requests",
        _ => "Routine requests",
    };

    public static string Of(Ask ask) => ask switch
    {
        Ask.Advice => "Advice to the school",
        _ => "Support for the child",
    };

    /// <summary>The THRIVE framework's groups, as it says them.</summary>
    public static string Of(ThriveGroup group) => group switch
    {
        ThriveGroup.Thriving => "Thriving",
        ThriveGroup.GettingAdvice => "Getting advice",
        ThriveGroup.GettingHelp => "Getting help",
        ThriveGroup.GettingMoreHelp => "Getting more help",
        _ => "Getting risk support",
    };

    /// <summary>What the status means for whoever wants to refer.</summary>
    public static string Of(ServiceStatus status) => status switch
    {
        ServiceStatus.Open => "Open to referrals",
        ServiceStatus.PausedToReferrals => "Not taking referrals at present",
        ServiceStatus.NotYetOpen => "Not open yet",
        _ => "This service has ended",
    };

    public static string Of(ProviderKind kind) => kind switch
    {
        ProviderKind.NhsTrust => "NHS trust",
        ProviderKind.VoluntarySector => "Charity or voluntary organisation",
        ProviderKind.Independent => "Independent provider",
        ProviderKind.LocalAuthority => "Council",
        ProviderKind.Education => "School or college",
        _ => "Provider",
    };

    public static string Of(AreaKind kind) => kind switch
    {
        AreaKind.LocalAuthority => "Local authority",
        AreaKind.IntegratedCareBoard => "Integrated care board",
        AreaKind.SubIcbLocation => "Part of an integrated care board",
        AreaKind.ClinicalCommissioningGroup => "Clinical commissioning group",
        _ => "Programme area",
    };

    /// <summary>More than one of a kind: "Local authorities".</summary>
    public static string Many(AreaKind kind) => kind switch
    {
        AreaKind.LocalAuthority => "Local authorities",
        AreaKind.IntegratedCareBoard => "Integrated care boards",
        AreaKind.SubIcbLocation => "Parts of integrated care boards",
        AreaKind.ClinicalCommissioningGroup => "Clinical commissioning groups",
        _ => "Programme areas",
    };

    public static string Of(SettingKind kind) => kind switch
    {
        SettingKind.MainstreamSchool => "Mainstream school",
        SettingKind.SpecialSchool => "Special school",
        SettingKind.PupilReferralUnit => "Pupil referral unit",
        SettingKind.AlternativeProvision => "Alternative provision",
        SettingKind.IndependentSchool => "Independent school",
        SettingKind.SixthFormCollege => "Sixth form college",
        SettingKind.FurtherEducationCollege => "Further education college",
        SettingKind.NurserySchool => "Nursery school",
        _ => "Another kind of setting",
    };

    public static string Of(SchoolPhase phase) => phase switch
    {
        SchoolPhase.Nursery => "Nursery",
        SchoolPhase.Primary => "Primary",
        SchoolPhase.MiddleDeemedPrimary => "Middle, counted as primary",
        SchoolPhase.Secondary => "Secondary",
        SchoolPhase.MiddleDeemedSecondary => "Middle, counted as secondary",
        SchoolPhase.AllThrough => "All-through",
        SchoolPhase.SixteenPlus => "16 plus",
        _ => "No phase",
    };

    public static string Of(LinkStatus status) => status switch
    {
        LinkStatus.Proposed => "Proposed, not agreed yet",
        LinkStatus.Agreed => "Agreed",
        LinkStatus.UnderReview => "Agreed, being reviewed",
        _ => "Ended",
    };

    /// <summary>"ages 5 to 17", in the middle of a sentence.</summary>
    public static string Of(AgeRange ages) => ages.Minimum == ages.Maximum
        ? $"age {ages.Minimum}"
        : $"ages {ages.Minimum} to {ages.Maximum}";
}
