using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>
/// Which of a service's points of contact to show, and what to do where it cannot be relied on. The contact that the school
/// and the service agreed on comes first, even when it is vacant: the school knows it, and is told what to use meanwhile.
/// Else the most current; among those one that somebody answers today, and then the role that is there to be asked.
/// </summary>
public static class ContactChoice
{
    private static readonly ContactRole[] ByRole =
    [
        ContactRole.CypmhsPointOfContact, ContactRole.SinglePointOfAccess, ContactRole.LinkWorker,
        ContactRole.MentalHealthSupportTeamLead, ContactRole.TeamManager,
    ];

    /// <param name="contacts">The service's own.</param>
    /// <param name="agreed">The agreed link's, if any.</param>
    public static PointOfContact? Best(IEnumerable<PointOfContact> contacts, PointOfContact? agreed, DateOnly today) => agreed ?? contacts
        .OrderBy(c => Order(CurrencyRule.Evaluate(c, today)))
        .ThenBy(c => IsOut(c, today) ? 1 : 0)
        .ThenBy(c => Array.IndexOf(ByRole, c.Role) is var at and >= 0 ? at : ByRole.Length)
        .ThenBy(c => c.Id)
        .FirstOrDefault();

    /// <summary>How far a contact can be relied on, best first: 0 to 4. None is as good as vacant.</summary>
    public static int Order(Currency? currency) => currency switch
    {
        Currency.Current => 0,
        Currency.Due => 1,
        Currency.Unverified => 2,
        Currency.Overdue => 3,
        _ => 4,
    };

    /// <summary>What to know and do about the contact; names no person.</summary>
    /// <param name="doors">What the route's card shows.</param>
    /// <param name="inDanger">Whether somebody is to be rung and not written to.</param>
    public static IEnumerable<string> Reasons(
        Service service, PointOfContact? contact, RouteDoors doors, DateOnly today, bool inDanger = false)
    {
        if (contact is null)
        {
            yield return $"It has no named contact: {Reach(doors, null, today, inDanger)}";
            yield break;
        }

        switch (CurrencyRule.Evaluate(contact, today))
        {
            case Currency.Vacant:
                yield return $"Nobody is in post as its contact: {Reach(doors, contact, today, inDanger)}";
                yield break;
            case Currency.Undeliverable:
                yield return $"Mail to its contact came back: {Reach(doors, contact, today, inDanger)}";
                yield break;
            case Currency.Overdue:
                yield return $"Its contact was last confirmed on {PlainDate.Format(Day(contact))}: {Another(service, doors, inDanger)}";
                break;
            case Currency.Unverified:
                yield return $"Nobody has confirmed its contact yet: {Another(service, doors, inDanger)}";
                break;
            default:
                break;
        }

        // Until when a person is away is for those who may see people, on the contact itself; these words are for everyone.
        if (contact.AwayUntil >= today)
        {
            yield return $"Its contact is away today: {Reach(doors, contact, today, inDanger)}";
        }
    }

    private static bool IsOut(PointOfContact contact, DateOnly today) =>
        contact.AwayUntil >= today && contact.DeputyOn(today) is null;

    private static string Reach(RouteDoors doors, PointOfContact? contact, DateOnly today, bool inDanger)
    {
        if (contact?.DeputyOn(today) is not null)
        {
            return doors.Mailbox is { } written && !inDanger ? $"ask for the deputy, or write to {Mailbox(written)}" : "ask for the deputy";
        }

        return (doors.Mailbox, doors.Telephone) switch
        {
            ({ } email, { } number) when !inDanger => $"write to {Mailbox(email)} or ring {TelephoneNumber.Format(number)}",
            (_, { } number) => $"ring {TelephoneNumber.Format(number)}",
            ({ } email, null) => $"write to {Mailbox(email)}",
            _ when doors.SinglePoint is { } single => $"ask {RouteDoors.Describe(single)}",
            _ when doors.Website is { } website => $"see {website}",
            _ => "ask the child’s GP how to reach it",
        };
    }

    // Where the contact does not answer, its own mailbox and number do not either: only another door helps.
    private static string Another(Service service, RouteDoors doors, bool inDanger)
    {
        var mailbox = inDanger || IsSame(service.Email, doors.Mailbox) ? null : service.Email;
        var number = new[] { service.Telephone, service.UrgentTelephone }.FirstOrDefault(each => each is not null
            && !IsSame(each, doors.Telephone));
        return (mailbox, number) switch
        {
            ({ } email, { } other) => $"if there is no answer, write to {Mailbox(email)} or ring {TelephoneNumber.Format(other)}",
            ({ } email, null) => $"if there is no answer, write to {Mailbox(email)}",
            (null, { } other) => $"if there is no answer, ring {TelephoneNumber.Format(other)}",
            _ when doors.SinglePoint is { } single => $"if there is no answer, ask {RouteDoors.Describe(single)}",
            _ => "check it before you rely on it",
        };
    }

    private static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Mailbox(string email) => $"the shared mailbox {email}";

    private static DateOnly Day(PointOfContact contact) => London.DayAt(contact.LastVerifiedAt!.Value);
}
