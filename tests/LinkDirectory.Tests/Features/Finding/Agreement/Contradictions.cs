using System.Text.Json;
using LinkDirectory.Wording;

namespace LinkDirectory.Tests.Features.Finding.Agreement;

/// <summary>What an answer of the API says that something else in the same answer denies.</summary>
internal static class Contradictions
{
    public const string Query =
        """
        query ($place: PlaceInput!, $situation: SituationInput!) {
          whoToContact(place: $place, situation: $situation) {
            emergency emergencyFirst
            routes { openNow how reasons foundBy singlePointOfAccess { ...doors } pointOfContact { sharedEmail sharedTelephone currency }
                     service { ...doors catchment { basis } } }
            ruledOut { reasons service { ...doors } goInsteadTo { ...doors referralMethods } }
          }
        }
        fragment doors on Service { id name kind telephone urgentTelephone email website provider { website } }
        """;

    private static readonly string[] InWriting = ["EMAIL", "ONLINE_FORM"];

    /// <param name="danger">Whether danger was said.</param>
    /// <param name="needs">How many needs were ticked.</param>
    public static IEnumerable<string> In(JsonElement advice, bool danger, int needs)
    {
        var routes = advice.GetProperty("routes").EnumerateArray().ToList();
        return routes.SelectMany(route => InRoute(route, danger))
            .Concat(advice.GetProperty("ruledOut").EnumerateArray().SelectMany(ruled => InRuledOut(ruled, routes)))
            .Concat(InOrder(routes, needs));
    }

    private static IEnumerable<string> InRoute(JsonElement route, bool danger)
    {
        var service = route.GetProperty("service");
        var name = Text(service, "name");
        var reasons = string.Join(". ", route.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        var how = route.GetProperty("how").EnumerateArray().Select(way => way.GetString()!).ToHashSet(StringComparer.Ordinal);
        var contact = route.GetProperty("pointOfContact");
        var (number, mailbox) = (Of(contact, "sharedTelephone") ?? Text(service, "telephone") ?? Text(service, "urgentTelephone"),
            Of(contact, "sharedEmail") ?? Text(service, "email"));
        bool Says(string words) => reasons.Contains(words, StringComparison.OrdinalIgnoreCase);

        if (danger && (Says("can wait") || Says("cannot wait") || Says("refer in writing") || Says("write to")))
        {
            yield return $"{name} is waited for or written to in danger: {reasons}";
        }

        if ((number ?? mailbox ?? Text(service, "website") ?? Text(service.GetProperty("provider"), "website")) is null)
        {
            yield return $"{name} cannot be reached";
        }

        if (how.Contains("NO_REFERRAL_NEEDED") && (Says("refer in writing") || Says("takes referrals from")))
        {
            yield return $"{name} needs no referral and asks for one: {reasons}";
        }

        if (Says("refer in writing") && (!how.Overlaps(InWriting) || (mailbox ?? Text(service, "website")) is null))
        {
            yield return $"{name} cannot be written to: {reasons}";
        }

        if ((Says("ring when it opens") || Says("ring to check")) && number is null)
        {
            yield return $"{name} has no number to ring: {reasons}";
        }

        var open = route.GetProperty("openNow");
        if (Says("Open now") != (open.ValueKind == JsonValueKind.True) || Says("Closed now") != (open.ValueKind == JsonValueKind.False))
        {
            yield return $"{name} is open or not: {open} and {reasons}";
        }

        if (how.Contains("THROUGH_SINGLE_POINT_OF_ACCESS") && !NamesSinglePoint(route, reasons))
        {
            yield return $"{name} is reached through a single point of access that is not named: {reasons}";
        }

        if (reasons.Split("if there is no answer, ") is [_, var instead, ..]
            && ((number is not null && Digits(instead).Contains(Digits(number), StringComparison.Ordinal))
                || (mailbox is not null && instead.Split(". ")[0].Contains(mailbox, StringComparison.OrdinalIgnoreCase))))
        {
            yield return $"{name} is the same door where there is no answer: {reasons}";
        }
    }

    private static bool NamesSinglePoint(JsonElement route, string reasons) =>
        route.GetProperty("singlePointOfAccess") is { ValueKind: JsonValueKind.Object } single
            && reasons.Contains(Text(single, "name")!, StringComparison.Ordinal)
            && Text(single, "telephone") is { } number && reasons.Contains(TelephoneNumber.Format(number), StringComparison.Ordinal);

    private static IEnumerable<string> InRuledOut(JsonElement ruled, List<JsonElement> routes)
    {
        var (service, instead) = (ruled.GetProperty("service"), ruled.GetProperty("goInsteadTo"));
        if (instead.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        var route = routes.Find(each => Text(each.GetProperty("service"), "id") == Text(instead, "id"));
        var ways = instead.GetProperty("referralMethods").EnumerateArray().Select(way => way.GetString()!).ToList();
        var number = Text(instead, "telephone");
        if (route.ValueKind != JsonValueKind.Object || Text(instead, "id") == Text(service, "id")
            || (number is not null && number == Text(service, "telephone"))
            || (ways is ["THROUGH_SINGLE_POINT_OF_ACCESS"]
                && Of(route.GetProperty("singlePointOfAccess"), "id") == Text(service, "id")))
        {
            yield return $"{Text(instead, "name")} is no other door than {Text(service, "name")}";
        }
    }

    private static IEnumerable<string> InOrder(List<JsonElement> routes, int needs)
    {
        if (needs == 0 && routes.Count > 0 && IsEverywhere(routes[0]) && routes.Exists(route => !IsEverywhere(route)))
        {
            yield return $"{Text(routes[0].GetProperty("service"), "name")} is for everywhere and best though nothing was ticked";
        }
    }

    private static bool IsEverywhere(JsonElement route) => Text(route, "foundBy") != "AGREED_LINK"
        && (route.GetProperty("service").GetProperty("catchment") is not { ValueKind: JsonValueKind.Object } catchment
            || catchment.GetProperty("basis").GetArrayLength() == 0);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string? Of(JsonElement maybe, string name) => maybe.ValueKind == JsonValueKind.Object ? Text(maybe, name) : null;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
