using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>The words by which people look for a service: what it helps with and what kind it is, by our names for it and others.</summary>
internal static class SubjectWords
{
    public static string Of(Need need) => $"{need.DisplayName()} {need.InSentence()} {Others(need)}";

    public static string Of(ServiceKind kind) => $"{kind.DisplayName()} {Others(kind)}";

    private static string Others(Need need) => need switch
    {
        Need.Anxiety => "anxious worries panic phobia",
        Need.ObsessiveCompulsive => "obsessions compulsions",
        Need.LowMood => "depression depressed sad sadness",
        Need.SelfHarm => "selfharm cutting",
        Need.SuicidalThoughts => "suicide",
        Need.EatingDifficulties => "eating disorder anorexia bulimia arfid",
        Need.Behaviour => "conduct aggression",
        Need.Adhd => "add hyperactivity neurodevelopmental neurodiversity",
        Need.Autism => "autistic asd asc neurodevelopmental neurodiversity",
        Need.LearningDisability => "learning difficulties",
        Need.SpeechLanguageAndCommunication => "slcn stammer salt",
        Need.Trauma => "ptsd abuse",
        Need.Bereavement => "grief loss death bereaved",
        Need.FamilyRelationships => "parenting parents divorce separation",
        Need.Psychosis => "psychotic voices",
        Need.SubstanceUse => "substance misuse cannabis vaping addiction",
        Need.EmotionallyBasedSchoolAvoidance => "ebsa ebsna school refusal attendance",
        Need.GenderOrSexualIdentity => "lgbt lgbtq transgender sexual identity",
        _ => "",
    };

    private static string Others(ServiceKind kind) => kind switch
    {
        ServiceKind.SinglePointOfAccess => "spa spoa front door referral hub",
        ServiceKind.SpecialistCamhs => "camhs psychiatry",
        ServiceKind.CrisisTeam => "crisis emergency urgent",
        ServiceKind.MentalHealthSupportTeam => "mhst emhp",
        ServiceKind.Neurodevelopmental => "neurodevelopmental neurodiversity",
        ServiceKind.EarlyInterventionInPsychosis => "eip",
        ServiceKind.SchoolCounselling or ServiceKind.CommunityCounselling => "counsellor therapy talking",
        ServiceKind.SchoolNursing => "school nurse",
        ServiceKind.EducationalPsychology => "educational psychologist ep",
        ServiceKind.YouthJustice => "yot yjs youth offending",
        ServiceKind.EarlyHelp => "family support",
        ServiceKind.ChildrensSocialCare => "social worker social services safeguarding",
        ServiceKind.OnlineSupport => "online chat digital",
        _ => "",
    };
}
