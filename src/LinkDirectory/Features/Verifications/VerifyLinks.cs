using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Verifications;

/// <summary>What a mailed link to confirm stands for: a person's roles, or what is reached by one shared mailbox.</summary>
public sealed record VerifyLink
{
    /// <summary>Who it was mailed to; null where it went to a shared mailbox.</summary>
    public int? PersonId { get; init; }

    /// <summary>
    /// The shared mailbox that it went to, by <see cref="Outbox.HashOf"/>: the link is good while it is still the role's. Null for a
    /// person's link.
    /// </summary>
    public string? Mailbox { get; init; }

    /// <summary>The points of contact that the mail asked about.</summary>
    public IReadOnlyList<int> Contacts { get; init; } = [];

    /// <summary>The services whose records the mail asked about.</summary>
    public IReadOnlyList<int> Services { get; init; } = [];
}

/// <summary>Makes and opens the links by which the person mailed confirms without signing in.</summary>
public sealed class VerifyLinks(SignedLinks links, SiteAddress site, IOptions<LinkLifetimeOptions> lifetimes)
{
    /// <summary>The page that a link leads to, with the sealed text in its query's <c>t</c>.</summary>
    public const string Path = "/confirm";

    private const string Purpose = "verify";

    public TimeSpan Lifetime => lifetimes.Value.ConfirmDetails;

    public Uri AddressOf(VerifyLink link) => site.Link($"{Path}?t={Uri.EscapeDataString(Seal(link))}");

    /// <returns>Text that may appear in an address.</returns>
    public string Seal(VerifyLink link) => links.Seal(Purpose, link, Lifetime);

    /// <returns>Null in place of the link where the text was not sealed here for this; whether its time is over.</returns>
    public (VerifyLink? Link, bool Expired) Open(string? text) => links.Open<VerifyLink>(Purpose, text);
}
