namespace LinkDirectory.Features.Finding.Pages;

/// <summary>Who to ask for on a route.</summary>
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
            { Vacant: true } => $"{role}: nobody in post",
            { Holder: { } person } => $"{person.Name}, {Phrases.Lower(role)}",
            _ => $"Ask for the {Phrases.Lower(role)}",
        };
    }
}
