using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>
/// How a route is reached: what its card shows, so that what its reasons say is the same. A crisis team is rung on its crisis line;
/// else the contact's own number and mailbox come before the service's.
/// </summary>
/// <param name="Mailbox">Null also where mail to it came back.</param>
/// <param name="Website">The service's, or its provider's where it has no other door.</param>
/// <param name="SinglePoint">Through which the service is reached; null where it is reached directly, or where that is not known.</param>
public sealed record RouteDoors(string? Telephone, string? Mailbox, Uri? Website, Service? SinglePoint)
{
    /// <summary>What to do where there is no door at all.</summary>
    public const string Nowhere =
        $"The directory has no number or address for it: ask the child’s GP, or {EmergencyWords.CallNhs111}";

    /// <param name="sharedEmail">The contact's.</param>
    /// <param name="sharedTelephone">The contact's.</param>
    /// <param name="returned">Whether mail to the contact came back.</param>
    public static RouteDoors Of(
        Service service, string? sharedEmail, string? sharedTelephone, bool returned, Service? singlePoint)
    {
        var telephone = service.Kind == ServiceKind.CrisisTeam ? service.UrgentTelephone ?? service.Telephone
            : sharedTelephone ?? service.Telephone ?? service.UrgentTelephone;
        var mailbox = !returned ? sharedEmail ?? service.Email
            : string.Equals(service.Email, sharedEmail, StringComparison.OrdinalIgnoreCase) ? null : service.Email;
        var website = service.Website ?? (telephone is null && mailbox is null && singlePoint is null ? service.Provider?.Website : null);
        return new RouteDoors(telephone, mailbox, website, singlePoint);
    }

    /// <summary>As in "Northmoor Access on 01632 960001"; its mailbox or website where it has no number.</summary>
    public static string Describe(Service singlePoint) => singlePoint switch
    {
        { Telephone: { } number } => $"{singlePoint.Name} on {TelephoneNumber.Format(number)}",
        { UrgentTelephone: { } number } => $"{singlePoint.Name} on {TelephoneNumber.Format(number)}",
        { Email: { } email } => $"{singlePoint.Name} at {email}",
        { Website: { } website } => $"{singlePoint.Name} at {website}",
        _ => singlePoint.Name,
    };

    /// <summary>
    /// Whether it can be written to: its own mailbox, or a form on its website. Referrals are not written in this directory yet.
    /// </summary>
    public bool TakesWriting(Service service) =>
        (service.ReferralMethods.Contains(ReferralMethod.Email) && Mailbox is not null)
        || (service.ReferralMethods.Contains(ReferralMethod.OnlineForm) && service.Website is not null);

    public bool IsNowhere => Telephone is null && Mailbox is null && Website is null && SinglePoint is null;
}
