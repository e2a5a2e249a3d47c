namespace LinkDirectory;

/// <summary>Who asks, and what they may see or do. Every feature service takes one; nothing is granted by default.</summary>
/// <param name="Name">Who the audit trail names: never a person's name, as in "account 12".</param>
/// <param name="Channel">The way in: page, API, command line, job or a mailed link.</param>
public sealed record Actor(string Name, Channel Channel)
{
    /// <summary>The account signed in with; null for anyone else.</summary>
    public int? AccountId { get; init; }

    /// <summary>The signing in at a browser by which they act; null by token, and for anyone else.</summary>
    public int? SessionId { get; init; }

    /// <summary>When they proved at that browser who they are; null by token, and for anyone else.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>The person in the directory that this is, by their account or by the link mailed to them.</summary>
    public int? PersonId { get; init; }

    /// <summary>May see the people in roles, their mail and telephones, and schools' mailboxes, everywhere.</summary>
    public bool ReadsPeople { get; init; }

    /// <summary>The areas, by id, in which they may see people, though not elsewhere.</summary>
    public IReadOnlySet<int> ReadsPeopleInAreas { get; init; } = None;

    /// <summary>The schools, by id, whose people and whose partners' they may see: those that they are staff of.</summary>
    public IReadOnlySet<int> ReadsPeopleOfSchools { get; init; } = None;

    /// <summary>May change the directory everywhere: the command line and the program's own jobs.</summary>
    public bool EditsDirectory { get; init; }

    /// <summary>The areas, by id, whose schools, services, contacts and links they may change.</summary>
    public IReadOnlySet<int> EditsAreas { get; init; } = None;

    /// <summary>The schools, by id, whose points of contact they keep.</summary>
    public IReadOnlySet<int> KeepsSchools { get; init; } = None;

    /// <summary>The services, by id, that they keep, those of their providers included.</summary>
    public IReadOnlySet<int> KeepsServices { get; init; } = None;

    /// <summary>The providers, by id, that they keep.</summary>
    public IReadOnlySet<int> KeepsProviders { get; init; } = None;

    /// <summary>The points of contact, by id, that the mailed link which they followed vouches for; none for anyone else.</summary>
    public IReadOnlySet<int> KeepsContacts { get; init; } = None;

    /// <summary>The services, by id, whose records the mailed link which they followed lets them confirm; none for anyone else.</summary>
    public IReadOnlySet<int> ConfirmsServices { get; init; } = None;

    /// <summary>May import files: a directory editor or the command line.</summary>
    public bool Imports => EditsDirectory || EditsAreas.Count > 0;

    /// <summary>May see and change people, memberships and settings.</summary>
    public bool Administers { get; init; }

    public bool SignedIn => AccountId is not null;

    private static IReadOnlySet<int> None { get; } = new HashSet<int>();

    /// <summary>Whether this and another may see and do the same.</summary>
    public bool HasTheRightsOf(Actor other) =>
        PersonId == other.PersonId
        && (ReadsPeople, EditsDirectory, Administers) == (other.ReadsPeople, other.EditsDirectory, other.Administers)
        && Scopes.Zip(other.Scopes).All(pair => pair.First.SetEquals(pair.Second));

    private IEnumerable<IReadOnlySet<int>> Scopes =>
    [
        ReadsPeopleInAreas, ReadsPeopleOfSchools, EditsAreas, KeepsSchools, KeepsServices, KeepsProviders, KeepsContacts, ConfirmsServices,
    ];

    /// <summary>Anyone, signed in to nothing.</summary>
    public static Actor Anonymous(Channel channel) => new("anonymous", channel);

    /// <summary>The person who runs the command line: they already hold the database file.</summary>
    public static Actor Operator { get; } = new("operator", Channel.CommandLine)
    {
        ReadsPeople = true,
        EditsDirectory = true,
        Administers = true,
    };

    /// <summary>The program itself, doing what is due.</summary>
    /// <param name="name">The job, as in "reminders".</param>
    public static Actor Job(string name) => new(name, Channel.Job) { ReadsPeople = true, EditsDirectory = true };
}

/// <summary>The way in that a reading or a change came by.</summary>
public enum Channel
{
    Page,
    Api,
    CommandLine,
    Job,

    /// <summary>A signed link in a mail, which needs no sign-in.</summary>
    MailedLink,
}
