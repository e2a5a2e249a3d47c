using LinkDirectory.Features.Access;

namespace LinkDirectory.Features.Contacts;

/// <summary>
/// A point of contact as an actor may see it. What is said of the role is the same for everyone; the people in it, and a
/// school's mailbox, are there only for those who may see people.
/// </summary>
public sealed record ContactReading
{
    private ContactReading(PointOfContact contact) => Contact = contact;

    /// <summary>The role, with nothing in it that the actor may not see: then it has no holders, and its verifications no name.</summary>
    public PointOfContact Contact { get; }

    public bool Vacant { get; private init; }

    public Currency Currency { get; private init; }

    /// <summary>False where holders are missing because the actor may not see them.</summary>
    public bool ShowsPeople { get; private init; }

    /// <summary>Those in the role and those before them, newest first; null where the actor may not see them.</summary>
    public IReadOnlyList<Holder>? Holders => ShowsPeople ? Contact.Holders : null;

    /// <summary>Each time that somebody confirmed it or said otherwise, newest first.</summary>
    public IReadOnlyList<Verification> Verifications => Contact.Verifications;

    /// <summary>Who is in post; null while the role is vacant, or where the actor may not see it.</summary>
    public Holder? Holder { get; private init; }

    /// <summary>Whether the holder is away today.</summary>
    public bool Away { get; private init; }

    /// <summary>
    /// Whom to ask for today: the deputy while the holder is away or mail to them comes back, or nobody holds the role; else the holder.
    /// </summary>
    public Holder? ToAsk => Deputy is not null && (Away || Currency is Currency.Vacant or Currency.Undeliverable) ? Deputy : Holder;

    /// <summary>Who stands in; null where there is nobody, or where the actor may not see it.</summary>
    public Holder? Deputy { get; private init; }

    /// <summary>
    /// Reads a contact loaded with all its holders, and takes away what the actor may not see. Whoever is in the role sees all of
    /// it, wherever it is.
    /// </summary>
    /// <param name="seenByArea">The contacts whose people the actor may see because of their areas.</param>
    internal static ContactReading Of(PointOfContact contact, Actor actor, IReadOnlySet<int> seenByArea, DateOnly today)
    {
        var seen = actor.ReadsPeople || seenByArea.Contains(contact.Id)
            || (actor.PersonId is { } self && contact.Holders.Exists(h => h.PersonId == self && (h.Until is null || h.Until >= today)));
        var currency = CurrencyRule.Of(contact, today);
        var inPost = contact.Holders.Where(h => h.InPostOn(today)).OrderByDescending(h => h.Since).ThenByDescending(h => h.Id).ToList();
        contact.Holders.Sort((one, other) => (other.Since, other.Id).CompareTo((one.Since, one.Id)));
        contact.Verifications.Sort((one, other) => (other.At, other.Id).CompareTo((one.At, one.Id)));
        if (!seen)
        {
            contact.Holders.Clear();
            contact.Verifications.ForEach(v => v.By = null);
            contact.SharedEmail = contact.SchoolId is null ? contact.SharedEmail : null;
            inPost.Clear();
        }

        return new ContactReading(contact)
        {
            Vacant = currency == Currency.Vacant,
            Currency = currency,
            Away = contact.AwayUntil >= today,
            ShowsPeople = seen,
            Holder = inPost.Find(h => !h.Deputy),
            Deputy = inPost.Find(h => h.Deputy),
        };
    }
}

/// <summary>Which points of contact; what is null does not narrow the list, and an empty list of values leaves nothing.</summary>
public sealed record PointOfContactFilter
{
    /// <summary>
    /// Every word begins a word of the school's, service's or area's name or codes; or, where the actor may see the people of a
    /// role, the text is part of the name of somebody in it, now or before.
    /// </summary>
    public string? Text { get; init; }

    public IReadOnlyList<ContactRole>? Roles { get; init; }

    public IReadOnlyList<Currency>? Currency { get; init; }

    /// <summary>Areas' codes: contacts of the area itself, of schools that stand in it, of services whose catchment names it.</summary>
    public IReadOnlyList<string>? Areas { get; init; }

    public int? SchoolId { get; init; }

    public int? ServiceId { get; init; }
}
