using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Web.Text;

namespace LinkDirectory.Features.Finding.Pages;

/// <summary>Whom to ask for and where to reach them, on a route.</summary>
internal static class RouteContact
{
    /// <summary>The person, to those who may see people; else the role or the team.</summary>
    public static string Whom(ContactRoute route, Actor actor, DateOnly today)
    {
        if (route.PointOfContact is not { } contact)
        {
            return "Ask for the duty worker";
        }

        var role = DirectoryWords.Of(contact);
        if (CurrencyRule.Of(contact, today) is Currency.Vacant)
        {
            return $"{role}: nobody in post. Use the shared mailbox or main number";
        }

        var holder = contact.Holders.Find(h => !h.Deputy && h.InPostOn(today));
        return actor.ReadsPeople && holder?.Person is { } person ? $"{person.Name}, {role}" : $"Ask for the {Lower(role)}";
    }

    /// <summary>The crisis line of a crisis team; else the contact's own number while somebody answers it; else the service's.</summary>
    public static string? Telephone(ContactRoute route) => route.Service.Kind == ServiceKind.CrisisTeam
        ? route.Service.UrgentTelephone ?? route.Service.Telephone
        : route.PointOfContact?.SharedTelephone ?? route.Service.Telephone ?? route.Service.UrgentTelephone;

    /// <summary>The role's mailbox unless mail to it came back; else the service's.</summary>
    public static string? Mailbox(ContactRoute route, DateOnly today) =>
        route.PointOfContact is { SharedEmail: { } shared } contact && CurrencyRule.Of(contact, today) is not Currency.Undeliverable ? shared : route.Service.Email;

    public static DateOnly? ConfirmedOn(PointOfContact contact) =>
        contact.LastVerifiedAt is { } at ? DateOnly.FromDateTime(London.TimeAt(at)) : null;

    // Abbreviations such as CAMHS stay as they are.
    private static string Lower(string role) => role.Length > 1 && char.IsLower(role[1]) ? char.ToLowerInvariant(role[0]) + role[1..] : role;
}
