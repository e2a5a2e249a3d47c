using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Web.Components.Ways;

/// <summary>A door that is there to be opened: a button, and where it leads.</summary>
/// <param name="Text">What it does, as in "Call".</param>
/// <param name="Number">The number that is called, as it is read; null for other ways.</param>
/// <param name="Site">Another site.</param>
internal sealed record WayIn(string Text, string Address, string? Number = null, bool Site = false)
{
    /// <summary>
    /// A service's real ways in, the first the one to try first. What a referral cannot be made by is not among them: the words on how to
    /// refer say that. The single point of access goes by its name.
    /// </summary>
    /// <param name="telephone">The number to ring, if it has one.</param>
    /// <param name="mailbox">The address to write to, if it has one from which no mail has come back.</param>
    /// <param name="website">The page to look at, if it has one.</param>
    /// <param name="singlePoint">Through which it is reached; null where it is reached directly, or where that is not known.</param>
    public static IReadOnlyList<WayIn> Of(Service service, string? telephone, string? mailbox, Uri? website, Service? singlePoint)
    {
        var own = Direct(service, telephone, mailbox, website);
        var through = singlePoint is not null && singlePoint.Id != service.Id ? Through(singlePoint) : [];
        return service.IsOnlyThroughSinglePoint ? [.. through, .. own] : [.. own, .. through];
    }

    private static IEnumerable<WayIn> Direct(Service service, string? telephone, string? mailbox, Uri? website)
    {
        if (telephone is not null && TelephoneNumber.Address(telephone) is { } address)
        {
            yield return new("Call", address, TelephoneNumber.Format(telephone));
        }

        if (website is not null)
        {
            var form = service.ReferralMethods.Contains(ReferralMethod.OnlineForm) && service.Website is not null;
            yield return new(form ? "Fill in its online form" : "Open its website", website.ToString(), Site: true);
        }

        if (mailbox is not null)
        {
            yield return new("Email it", $"mailto:{mailbox}");
        }
    }

    // One way is enough: its own page says the rest.
    private static IEnumerable<WayIn> Through(Service singlePoint)
    {
        if ((singlePoint.Telephone ?? singlePoint.UrgentTelephone) is { } telephone && TelephoneNumber.Address(telephone) is { } address)
        {
            yield return new($"Call {singlePoint.Name}:", address, TelephoneNumber.Format(telephone));
        }
        else if (singlePoint.Email is { } email)
        {
            yield return new($"Email {singlePoint.Name}", $"mailto:{email}");
        }
        else if (singlePoint.Website is { } website)
        {
            yield return new($"Open the website of {singlePoint.Name}", website.ToString(), Site: true);
        }
    }
}
