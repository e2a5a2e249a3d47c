using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Pages;

/// <summary>The situation's choices as a worried adult would say them.</summary>
internal static class SituationWords
{
    public static readonly (string Group, (Need Need, string Words)[] Needs)[] Worries =
    [
        ("Feelings",
        [
            (Need.Anxiety, "Anxiety or worry"),
            (Need.LowMood, "Low mood"),
            (Need.ObsessiveCompulsive, "Obsessions or compulsions (OCD)"),
            (Need.Bereavement, "Someone has died (bereavement)"),
            (Need.Trauma, "Something frightening happened (trauma)"),
            (Need.GenderOrSexualIdentity, "Gender or sexuality"),
        ]),
        ("Safety and health",
        [
            (Need.SuicidalThoughts, "Thoughts of ending their life"),
            (Need.SelfHarm, "Hurting themselves (self-harm)"),
            (Need.EatingDifficulties, "Eating or weight"),
            (Need.Psychosis, "Seeing or hearing what others do not"),
            (Need.SubstanceUse, "Alcohol or drugs"),
        ]),
        ("Behaviour, home and school",
        [
            (Need.Behaviour, "Anger or difficult behaviour"),
            (Need.EmotionallyBasedSchoolAvoidance, "Not coming to school because of worries"),
            (Need.FamilyRelationships, "Family relationships"),
        ]),
        ("Learning and development",
        [
            (Need.Adhd, "Attention or activity (ADHD)"),
            (Need.Autism, "Autism"),
            (Need.LearningDisability, "Learning disability"),
            (Need.SpeechLanguageAndCommunication, "Speech and language"),
            (Need.Other, "Something else"),
        ]),
    ];

    public static readonly (Urgency Urgency, string Words, string Hint)[] Soonness =
    [
        (Urgency.Emergency, "Now", "Someone is in danger"),
        (Urgency.Urgent, "Within days", "It is getting worse, or you worry about harm"),
        (Urgency.Routine, "It can wait its turn", "You are worried, and nobody is at risk today"),
    ];

    public static readonly (Ask Ask, string Words)[] Asks =
    [
        (Ask.Advice, "Advice for the school"),
        (Ask.Support, "Support for the child"),
    ];

    public static readonly (ReferrerKind Referrer, string Words)[] Referrers =
    [
        (ReferrerKind.EarlyYears, "A nursery or early years setting"),
        (ReferrerKind.PrimarySchool, "A primary school"),
        (ReferrerKind.SecondarySchool, "A secondary school"),
        (ReferrerKind.SpecialSchool, "A special school"),
        (ReferrerKind.PupilReferralUnit, "A pupil referral unit"),
        (ReferrerKind.AlternativeProvision, "Alternative provision"),
        (ReferrerKind.College, "A college"),
        (ReferrerKind.SchoolNurse, "A school nurse"),
        (ReferrerKind.EducationalPsychologist, "An educational psychologist"),
        (ReferrerKind.SocialCare, "Social care"),
        (ReferrerKind.GeneralPractice, "A GP"),
        (ReferrerKind.ParentOrCarer, "A parent or carer"),
        (ReferrerKind.Self, "The young person"),
        (ReferrerKind.OtherProfessional, "Another professional"),
    ];

    public static string Of(Need need) => Worries.SelectMany(group => group.Needs).First(worry => worry.Need == need).Words;

    /// <summary>
    /// What was asked about, to be read back: "Age 9", "Anxiety or worry", "It can wait its turn", "Support for the child".
    /// </summary>
    public static IEnumerable<string> Summary(Situation situation) =>
    [
        $"Age {situation.Age}",
        .. situation.Needs.Select(Of),
        situation.Urgency == Urgency.Emergency ? "Needed now" : Soonness.First(s => s.Urgency == situation.Urgency).Words,
        Asks.First(a => a.Ask == situation.Ask).Words,
    ];
}
