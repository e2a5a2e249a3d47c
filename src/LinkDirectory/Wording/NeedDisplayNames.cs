using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Wording;

/// <summary>What a child may need help with: as a worried adult chooses it, and in the middle of a sentence.</summary>
public static class NeedDisplayNames
{
    /// <summary>The choices of the form that asks who to contact, in its groups.</summary>
    public static readonly (string Group, Need[] Needs)[] Groups =
    [
        ("Feelings",
            [Need.Anxiety, Need.LowMood, Need.ObsessiveCompulsive, Need.Bereavement, Need.Trauma, Need.GenderOrSexualIdentity]),
        ("Safety and health", [Need.SuicidalThoughts, Need.SelfHarm, Need.EatingDifficulties, Need.Psychosis, Need.SubstanceUse]),
        ("Behaviour, home and school", [Need.Behaviour, Need.EmotionallyBasedSchoolAvoidance, Need.FamilyRelationships]),
        ("Learning and development",
            [Need.Adhd, Need.Autism, Need.LearningDisability, Need.SpeechLanguageAndCommunication, Need.Other]),
    ];

    /// <summary>As a worried adult would say it: "Hurting themselves (self-harm)".</summary>
    public static string DisplayName(this Need need) => Names(need).Choice;

    /// <summary>In the middle of a sentence: "self-harm".</summary>
    public static string InSentence(this Need need) => Names(need).InSentence;

    private static (string Choice, string InSentence) Names(Need need) => need switch
    {
        Need.Anxiety => ("Anxiety or worry", "anxiety"),
        Need.ObsessiveCompulsive => ("Obsessions or compulsions (OCD)", "obsessive or compulsive behaviour (OCD)"),
        Need.LowMood => ("Low mood", "low mood"),
        Need.SelfHarm => ("Hurting themselves (self-harm)", "self-harm"),
        Need.SuicidalThoughts => ("Thoughts of ending their life", "suicidal thoughts"),
        Need.EatingDifficulties => ("Eating or weight", "eating difficulties"),
        Need.Behaviour => ("Anger or difficult behaviour", "behaviour"),
        Need.Adhd => ("Attention or activity (ADHD)", "ADHD"),
        Need.Autism => ("Autism", "autism"),
        Need.LearningDisability => ("Learning disability", "learning disability"),
        Need.SpeechLanguageAndCommunication => ("Speech and language", "speech, language and communication"),
        Need.Trauma => ("Something frightening happened (trauma)", "trauma"),
        Need.Bereavement => ("Someone has died (bereavement)", "bereavement"),
        Need.FamilyRelationships => ("Family relationships", "family relationships"),
        Need.Psychosis => ("Seeing or hearing what others do not", "psychosis"),
        Need.SubstanceUse => ("Alcohol or drugs", "alcohol or drugs"),
        Need.EmotionallyBasedSchoolAvoidance => ("Not coming to school because of worries", "avoiding school because of worries"),
        Need.GenderOrSexualIdentity => ("Gender or sexuality", "gender or sexual identity"),
        Need.Other => ("Something else", "other needs"),
    };
}
