using System.Globalization;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>The vocabulary in the words of whoever asks.</summary>
public static class PlainWords
{
    public static string Of(Need need) => need switch
    {
        Need.Anxiety => "anxiety",
        Need.ObsessiveCompulsive => "obsessive or compulsive behaviour (OCD)",
        Need.LowMood => "low mood",
        Need.SelfHarm => "self-harm",
        Need.SuicidalThoughts => "suicidal thoughts",
        Need.EatingDifficulties => "eating difficulties",
        Need.Behaviour => "behaviour",
        Need.Adhd => "ADHD",
        Need.Autism => "autism",
        Need.LearningDisability => "learning disability",
        Need.SpeechLanguageAndCommunication => "speech, language and communication",
        Need.Trauma => "trauma",
        Need.Bereavement => "bereavement",
        Need.FamilyRelationships => "family relationships",
        Need.Psychosis => "psychosis",
        Need.SubstanceUse => "alcohol or drugs",
        Need.EmotionallyBasedSchoolAvoidance => "avoiding school because of worries",
        Need.GenderOrSexualIdentity => "gender or sexual identity",
        _ => "other needs",
    };

    /// <summary>Who refers, as in "takes referrals from …".</summary>
    public static string Of(ReferrerKind referrer) => referrer switch
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
        _ => "other professionals",
    };

    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => "emergency",
        Urgency.Urgent => "urgent",
        _ => "routine",
    };

    /// <summary>A day as people say it: 3 December 2026.</summary>
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A distance that nobody reads as exact: "300 m", "2.4 km", "35 km".</summary>
    public static string Distance(double metres) => metres switch
    {
        < 950 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(metres / 50)) * 50:0} m"),
        < 9_950 => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0} km"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0} km"),
    };

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IEnumerable<string> words, string conjunction = "and") => words.ToList() switch
    {
        [] => "",
        [var one] => one,
        [.. var first, var last] => $"{string.Join(", ", first)} {conjunction} {last}",
    };

    /// <summary>The first few by name, and how many more: "Camden, Islington, Barnet and 3 more".</summary>
    public static string ListShort(IReadOnlyCollection<string> words, string conjunction, int most = 4) => words.Count <= most
        ? List(words, conjunction)
        : $"{string.Join(", ", words.Take(most - 1))} {conjunction} {words.Count - most + 1} more";
}
