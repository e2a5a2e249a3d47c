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
    public static IEnumerable<string> Reasons(Service service, PointOfContact? contact, DateOnly today)
    {
        if (contact is null)
        {
            yield return $"It has no named contact: {Instead(service, null, today)}";
            yield break;
        }

        switch (CurrencyRule.Evaluate(contact, today))
        {
            case Currency.Vacant:
                yield return $"Nobody is in post as its contact: {Instead(service, contact, today)}";
                yield break;
            case Currency.Undeliverable:
                yield return $"Mail to its contact came back: {Instead(service, contact, today)}";
                yield break;
            case Currency.Overdue:
                yield return $"Its contact was last confirmed on {PlainDate.Format(Day(contact))}: if there is no answer, "
                    + $"{Instead(service, contact, today)}";
                break;
            case Currency.Unverified:
                yield return $"Nobody has confirmed its contact yet: if there is no answer, {Instead(service, contact, today)}";
                break;
            default:
                break;
        }

        if (contact.AwayUntil is { } until && until >= today)
        {
            yield return $"Its contact is away until {PlainDate.Format(until)}: {Instead(service, contact, today)}";
        }
    }

    private static bool IsOut(PointOfContact contact, DateOnly today) =>
        contact.AwayUntil >= today && contact.DeputyOn(today) is null;

    // Where mail to the role came back, its own mailbox is the last thing to offer.
    private static string Instead(Service service, PointOfContact? contact, DateOnly today)
    {
        var returned = contact?.UndeliverableSince is not null;
        var mailbox = Mailbox(returned ? Other(service.Email, contact!.SharedEmail) : contact?.SharedEmail ?? service.Email);
        if (contact?.DeputyOn(today) is not null)
        {
            return mailbox is null ? "ask for the deputy" : $"ask for the deputy, or write to {mailbox}";
        }

        return (mailbox, contact?.SharedTelephone ?? service.Telephone) switch
        {
            ({ } email, { } number) => $"write to {email} or ring {number}",
            ({ } email, null) => $"write to {email}",
            (null, { } number) => $"ring {number}",
            _ => "use the ways to refer on the service's page",
        };
    }

    private static string? Mailbox(string? email) => email is null ? null : $"the shared mailbox {email}";

    private static string? Other(string? email, string? than) => string.Equals(email, than, StringComparison.OrdinalIgnoreCase)
        ? null
        : email;

    private static DateOnly Day(PointOfContact contact) => London.DayAt(contact.LastVerifiedAt!.Value);
}
