using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts;

/// <summary>
/// A point of contact as an actor may see it. What it says about the role is the same for everyone; the people in it, and a
/// school's mailbox, are there only for those who may see people. <see cref="PointsOfContact"/> makes it, and notes the reading.
/// </summary>
public sealed record ContactView
{
    private ContactView()
    {
    }

    public int Id { get; private init; }

    public int? SchoolId { get; private init; }

    public int? ServiceId { get; private init; }

    public int? AreaId { get; private init; }

    /// <summary>The closed school whose role it is, where it is shown at the school that followed it; null for a school's own.</summary>
    public int? EarlierSchoolId { get; private init; }

    /// <summary>That school's name.</summary>
    public string? EarlierSchool { get; private init; }

    public ContactRole Role { get; private init; }

    /// <summary>Tells roles of one kind at one organisation apart; empty where there is one.</summary>
    public string Label { get; private init; } = "";

    public string? SharedEmail { get; private init; }

    public string? SharedTelephone { get; private init; }

    public string? Availability { get; private init; }

    /// <summary>The last day on which the holder is away; null where they are not, or where the actor may not see people.</summary>
    public DateOnly? AwayUntil { get; private init; }

    public int Version { get; private init; }

    public DateTimeOffset? LastVerifiedAt { get; private init; }

    public DateOnly? VerifyBy { get; private init; }

    public bool Vacant => Currency == Currency.Vacant;

    public Currency Currency { get; private init; }

    /// <summary>False where holders are missing because the actor may not see them.</summary>
    public bool ShowsPeople => Holders is not null;

    /// <summary>The people in the role and those before them, newest first; null if you may not see them.</summary>
    public IReadOnlyList<HolderView>? Holders { get; private init; }

    /// <summary>Who is in post; null while the role is vacant, or if you may not see it.</summary>
    public HolderView? Holder { get; private init; }

    /// <summary>Whether the holder is away today.</summary>
    public bool Away { get; private init; }

    /// <summary>
    /// Who to ask for today: the deputy while the holder is away or mail to them comes back, or nobody holds the role; else the
    /// holder.
    /// </summary>
    public HolderView? ToAsk =>
        Deputy is not null && (Away || Currency is Currency.Vacant or Currency.Undeliverable) ? Deputy : Holder;

    /// <summary>The deputy; null where there is nobody, or where the actor may not see it.</summary>
    public HolderView? Deputy { get; private init; }

    /// <param name="contact">Loaded with all its holders, and left as it is.</param>
    /// <param name="inSight">The contacts whose people the actor sees by <see cref="PeopleSight"/>.</param>
    internal static ContactView From(PointOfContact contact, Actor actor, IReadOnlySet<int> inSight, DateOnly today)
    {
        var seen = ShowsPeopleTo(actor, contact, inSight, today);
        return new ContactView
        {
            Id = contact.Id,
            SchoolId = contact.SchoolId,
            ServiceId = contact.ServiceId,
            AreaId = contact.AreaId,
            Role = contact.Role,
            Label = contact.Label,
            SharedEmail = seen || contact.SchoolId is null ? contact.SharedEmail : null,
            SharedTelephone = contact.SharedTelephone,
            Availability = contact.Availability,
            AwayUntil = seen ? contact.AwayUntil : null,
            Version = contact.Version,
            LastVerifiedAt = contact.LastVerifiedAt,
            VerifyBy = contact.VerifyBy,
            Currency = CurrencyRule.Evaluate(contact, today),
            Away = contact.AwayUntil >= today,
            Holder = seen ? HolderView.From(contact.HolderOn(today)) : null,
            Deputy = seen ? HolderView.From(contact.DeputyOn(today)) : null,
            Holders = seen ? HoldersOf(contact) : null,
        };
    }

    // Most roles have one of each, and need no sorting.
    private static IReadOnlyList<HolderView> HoldersOf(PointOfContact contact) => contact.Holders is [var only]
        ? [HolderView.From(only)!]
        : [.. contact.Holders.OrderByDescending(h => h.Since).ThenByDescending(h => h.Id).Select(h => HolderView.From(h)!)];

    /// <summary>
    /// The role of a closed school as the school that followed it shows it. What was confirmed of the one is not confirmed of the other.
    /// </summary>
    internal ContactView AsOf(School closed) => this with
    {
        EarlierSchoolId = closed.Id,
        EarlierSchool = closed.Name,
        Currency = Currency is Currency.Current or Currency.Due or Currency.Overdue ? Currency.Unverified : Currency,
        LastVerifiedAt = null,
        VerifyBy = null,
    };

    // Those in the role, or named to it from a day to come, see all of it, wherever it is.
    private static bool ShowsPeopleTo(Actor actor, PointOfContact contact, IReadOnlySet<int> inSight, DateOnly today) =>
        actor.ReadsPeople || inSight.Contains(contact.Id)
        || (actor.PersonId is { } self && contact.Holders.Exists(h => h.PersonId == self && !h.IsOverBy(today)));
}

/// <summary>A person in a role, from a day until a day. Personal data.</summary>
/// <param name="PersonId">The same for every role that one person holds.</param>
/// <param name="Deputy">True for the deputy.</param>
/// <param name="Until">The last day in the role; null if none is set.</param>
/// <param name="TrainedOn">When the person finished the senior mental health lead training; null if not known.</param>
public sealed record HolderView(int PersonId, string Name, string? Email, string? Telephone, string? JobTitle, bool Deputy,
    DateOnly Since, DateOnly? Until, DateOnly? TrainedOn)
{
    internal static HolderView? From(Holder? term) => term is null ? null : new(
        term.PersonId, term.Person.Name, term.Person.Email, term.Person.Telephone, term.JobTitle, term.Deputy,
        term.Since, term.Until, term.TrainedOn);

    /// <summary>Whether the term has ended before a day.</summary>
    public bool IsOverBy(DateOnly day) => Until < day;
}

/// <summary>What somebody said about a role.</summary>
/// <param name="By">Who said so; null where the actor may not see it. Personal data.</param>
public sealed record VerificationView(DateTimeOffset At, VerificationMethod Method, VerificationOutcome Outcome, string? By);

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

    /// <summary>Areas' codes: contacts of the area itself, of schools in it, of services whose catchment names it.</summary>
    public IReadOnlyList<string>? Areas { get; init; }

    public int? SchoolId { get; init; }

    public int? ServiceId { get; init; }
}
