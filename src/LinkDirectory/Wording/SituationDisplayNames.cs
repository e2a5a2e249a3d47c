using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Wording;

/// <summary>The situation that somebody asks about, in a worried adult’s words, and how sure an answer to it is.</summary>
public static class SituationDisplayNames
{
    /// <summary>How soon, as a choice and a hint beneath it.</summary>
    public static (string Choice, string Hint) HowSoon(this Urgency urgency) => urgency switch
    {
        Urgency.Emergency => ("Now", "Someone is in danger"),
        Urgency.Urgent => ("Within days", "It is getting worse, or you are worried about harm"),
        Urgency.Routine => ("It can wait its turn", "You are worried, and nobody is at risk today"),
    };

    /// <summary>Who asks: "A primary school".</summary>
    public static string DisplayName(this ReferrerKind referrer) => referrer switch
    {
        ReferrerKind.EarlyYears => "A nursery or early years setting",
        ReferrerKind.PrimarySchool => "A primary school",
        ReferrerKind.SecondarySchool => "A secondary school",
        ReferrerKind.SpecialSchool => "A special school",
        ReferrerKind.PupilReferralUnit => "A pupil referral unit",
        ReferrerKind.AlternativeProvision => "Alternative provision",
        ReferrerKind.College => "A college",
        ReferrerKind.SchoolNurse => "A school nurse",
        ReferrerKind.EducationalPsychologist => "An educational psychologist",
        ReferrerKind.SocialCare => "Social care",
        ReferrerKind.GeneralPractice => "A GP",
        ReferrerKind.ParentOrCarer => "A parent or carer",
        ReferrerKind.Self => "The young person",
        ReferrerKind.OtherProfessional => "Another professional",
    };

    public static (string Words, string Colour) Tag(this RouteCertainty certainty) => certainty switch
    {
        RouteCertainty.Fits => ("Fits what you told us", "green"),
        RouteCertainty.ConfirmHome => ("Check where the child lives", "yellow"),
        RouteCertainty.ConfirmPractice => ("Check the child’s GP practice", "yellow"),
    };

    /// <summary>What was asked about, to be read back: "Age 9", "Anxiety or worry", "Within days", "Support for the child".</summary>
    public static IEnumerable<string> InWords(this Situation situation) =>
    [
        $"Age {situation.Age}",
        .. situation.Needs.Select(need => need.DisplayName()),
        EmergencyRule.EmergencyFirst(situation) ? "Needed now" : situation.Urgency.HowSoon().Choice,
        situation.Ask.DisplayName(),
    ];
}
