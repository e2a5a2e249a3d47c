using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>What the rows of one file of points of contact share.</summary>
internal sealed record ContactFileContext(
    IReadOnlySet<ImportColumn> Columns, DateOnly Today, ImportReport Report, PersonQuestions Questions);

/// <summary>
/// The people whom a file names, by their mailboxes: those of the directory and those whom earlier rows brought. Without an address a
/// person is known by name within the role alone.
/// </summary>
internal sealed class PeopleInFile
{
    private readonly Dictionary<string, List<Person>> byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Person> metInFile = new(StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlySet<int> elsewhere;

    /// <param name="known">The people of the directory who have an address.</param>
    /// <param name="elsewhere">Those who are in a role at an organisation that the file does not name or may not change, by id.</param>
    public PeopleInFile(IEnumerable<Person> known, IReadOnlySet<int> elsewhere)
    {
        this.elsewhere = elsewhere;
        foreach (var person in known.Where(person => person.Email is not null).OrderBy(person => person.Id))
        {
            Add(person.Email!, person);
        }
    }

    /// <summary>Whether another organisation has its say in what somebody is called and where they are rung.</summary>
    public bool HoldsElsewhere(Person person) => elsewhere.Contains(person.Id);

    /// <summary>Somebody else who has the mailbox that a row gives and is meant by its name, or may be; null where nobody is.</summary>
    /// <param name="but">The person in the role, who has been compared already.</param>
    public (Person Person, SamePerson Match)? FindOther(HolderWords words, Person? but)
    {
        if (words.Email is null || !byEmail.TryGetValue(words.Email, out var readers))
        {
            return null;
        }

        var matches = readers.Where(reader => reader != but)
            .Select(reader => (Person: reader, Match: PersonMatch.Between(reader, words.Name, words.Email, beginsLater: false)))
            .Where(found => found.Match != SamePerson.No).ToList();
        return matches.Count == 0 ? null : matches.OrderBy(found => found.Match).First();
    }

    /// <summary>Whether a row means the person who is in the role.</summary>
    /// <remarks>
    /// Two people of one name who have a mailbox each are two people: the name alone does not say that the role stays with the one.
    /// </remarks>
    public SamePerson MatchInRole(Holder latest, HolderWords words)
    {
        var beginsLater = words.Since > latest.Since;
        var match = PersonMatch.Between(latest.Person, words.Name, words.Email, beginsLater);
        var isOfAnother = match == SamePerson.Yes && words.Email is not null && latest.Person.Email is not null
            && !latest.Person.Email.Equals(words.Email, StringComparison.OrdinalIgnoreCase)
            && FindOther(words, latest.Person) is { Match: SamePerson.Yes };
        return !isOfAnother ? match : beginsLater ? SamePerson.No : SamePerson.CannotBeTold;
    }

    /// <summary>Whom of those on record a row means; null where that is nobody or cannot be told.</summary>
    public Person? Find(HolderWords words, Holder? latest)
    {
        var match = latest is null ? SamePerson.No : MatchInRole(latest, words);
        return match == SamePerson.CannotBeTold ? null
            : FindOther(words, latest?.Person) is { Match: SamePerson.Yes } other ? other.Person
            : match == SamePerson.Yes ? latest!.Person : null;
    }

    /// <summary>Notes whom the file gives a mailbox to, and points out where it gives one to two people.</summary>
    public void Meet(Person person, HolderWords words, HolderColumns columns, ContactFileContext file, RowReference mark)
    {
        if (words.Email is null)
        {
            return;
        }

        Add(words.Email, person);
        if (!metInFile.TryAdd(words.Email, person) && metInFile[words.Email] != person)
        {
            mark.Warn(file.Report, columns.Email, null,
                "An earlier row gives this address to another name: they are kept as two people who read one mailbox. Put such a mailbox "
                    + "into shared_email, and leave this cell empty.");
        }
    }

    private void Add(string email, Person person)
    {
        if (!byEmail.TryGetValue(email, out var readers))
        {
            byEmail.Add(email, readers = []);
        }

        if (!readers.Contains(person))
        {
            readers.Add(person);
        }
    }
}
