using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>
/// What to do at once if there is danger. The national lines are England's (nhs.uk, "Where to get urgent help for mental
/// health": 999 or A&amp;E for danger to life, 111 and option 2 for urgent mental health help, day and night); the local line
/// is added where there is one that can be relied on, and never one that is paused, ended or not yet open. A clinical-safety
/// text, to be reviewed by a clinical safety officer.
/// </summary>
public static class EmergencyText
{
    public const string National =
        "If anyone's life is in danger, or someone is badly hurt, call 999 or go to A&E now. "
        + "For urgent mental health help at any time of day or night, call NHS 111 and choose option 2.";

    public const string NotByEmail = "In an emergency never wait for a reply to an email.";

    /// <param name="openNow">Null where the hours are unknown.</param>
    public static string Of(Service? crisisTeam, bool? openNow, DateOnly today) => crisisTeam is null
        ? $"{National} {NotByEmail}"
        : $"{National} {Line(crisisTeam, openNow)}{Confirmed(crisisTeam, today)} {NotByEmail}";

    /// <summary>A crisis team whose number may be shown for a child of an age.</summary>
    public static bool CanShow(Service service, int age) => service is { Kind: ServiceKind.CrisisTeam, Status: ServiceStatus.Open }
        && !string.IsNullOrWhiteSpace(service.UrgentTelephone)
        && service.AgeRange.Contains(age);

    private static string Line(Service crisisTeam, bool? openNow) => openNow switch
    {
        true => $"The local crisis line is {crisisTeam.Name}: {crisisTeam.UrgentTelephone}, open now.",
        null =>
            $"The local crisis line is {crisisTeam.Name}: {crisisTeam.UrgentTelephone}. Its hours are not recorded: if there is no "
                + "answer, call NHS 111.",
        false => $"The local crisis line is {crisisTeam.Name}: {crisisTeam.UrgentTelephone}. It is closed now: call NHS 111 instead.",
    };

    private static string Confirmed(Service crisisTeam, DateOnly today) => CurrencyRule.Of(crisisTeam, today) switch
    {
        Currency.Overdue =>
            $" That number was last confirmed on {PlainWords.Of(DateOnly.FromDateTime(London.TimeAt(crisisTeam.LastVerifiedAt!.Value)))}: "
                + "if it does not answer, call NHS 111.",
        Currency.Unverified => " Nobody has confirmed that number yet: if it does not answer, call NHS 111.",
        _ => "",
    };
}
