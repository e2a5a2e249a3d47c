using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Pages;

/// <summary>Who to ask for and where to reach them, on a route.</summary>
internal static class RouteContact
{
    /// <summary>The person, to those who may see people; else the role or the team.</summary>
    public static string Whom(ContactRoute route)
    {
        if (route.PointOfContact is not { } reading)
        {
            return "Ask for the duty worker";
        }

        var role = reading.DisplayName();
        return reading switch
        {
            { ToAsk: { Deputy: true } deputy } => $"{deputy.Name}, deputising as {Phrases.Lower(role)}",
            { Vacant: true } => $"{role}: nobody in post. Use the shared mailbox or main number",
            { Holder: { } person } => $"{person.Name}, {Phrases.Lower(role)}",
            _ => $"Ask for the {Phrases.Lower(role)}",
        };
    }

    /// <summary>The crisis line of a crisis team; else the contact's own number; else the service's.</summary>
    public static string? Telephone(ContactRoute route) => route.Service.Kind == ServiceKind.CrisisTeam
        ? route.Service.UrgentTelephone ?? route.Service.Telephone
        : route.PointOfContact?.SharedTelephone ?? route.Service.Telephone ?? route.Service.UrgentTelephone;

    /// <summary>The role's mailbox unless mail to it came back; else the service's.</summary>
    public static string? Mailbox(ContactRoute route) =>
        route.PointOfContact is { Currency: not Currency.Undeliverable, SharedEmail: { } shared } ? shared : route.Service.Email;
}
