using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>
/// When the emergency text or the crisis team goes before everything else. A clinical-safety rule: it follows NHS England's
/// advice that anybody with suicidal thoughts is to get help at once (nhs.uk, "Help for suicidal thoughts"; NICE NG225 on
/// self-harm) and is to be reviewed by a clinical safety officer before use (hazard log).
/// </summary>
public static class EmergencyRule
{
    /// <summary>An emergency, or suicidal thoughts however urgent they are said to be.</summary>
    public static bool EmergencyFirst(Situation situation) =>
        situation.Urgency == Urgency.Emergency || situation.Needs.Contains(Need.SuicidalThoughts);

    /// <summary>The same, and urgent self-harm or psychosis.</summary>
    public static bool CrisisFirst(Situation situation) => EmergencyFirst(situation)
        || (situation.Urgency == Urgency.Urgent && (situation.Needs.Contains(Need.SelfHarm) || situation.Needs.Contains(Need.Psychosis)));

    /// <summary>The service is a crisis team, and the situation puts crisis teams first.</summary>
    public static bool CallsFor(Service service, Situation situation) =>
        service.Kind == ServiceKind.CrisisTeam && CrisisFirst(situation);

    /// <summary>A crisis team whose number may be shown for a child of an age: never one that is paused, ended or not yet open.</summary>
    public static bool CanShow(Service service, int age) => service.IsCrisisLine && service.AgeRange.Contains(age);

    // Its number is one of the national ones, which are said already: to ring it "instead" of itself helps nobody.
    private static bool IsNational(Service crisisTeam) => string.Concat(crisisTeam.UrgentTelephone!.TakeWhile(char.IsAsciiDigit))
        is EmergencyWords.Emergency or EmergencyWords.MentalHealth;

    /// <summary>
    /// What to do at once if there is danger: the national lines, and the local one where there is one that can be relied on.
    /// </summary>
    /// <param name="openNow">Null where the crisis team's hours are unknown.</param>
    public static string Advice(Service? crisisTeam, bool? openNow, DateOnly today) => crisisTeam is null || IsNational(crisisTeam)
        ? $"{EmergencyWords.National} {EmergencyWords.NotByEmail}"
        : string.Join(' ', new[]
        {
            EmergencyWords.National,
            EmergencyWords.LocalLine(crisisTeam.Name, crisisTeam.UrgentTelephone, openNow, crisisTeam.Hours.Count > 0),
            CurrencyRule.Evaluate(crisisTeam, today) switch
            {
                Currency.Overdue => EmergencyWords.LastConfirmed(crisisTeam.LastVerifiedAt!.Value),
                Currency.Unverified => EmergencyWords.NeverConfirmed,
                _ => null,
            },
            EmergencyWords.NotByEmail,
        }.OfType<string>());
}
