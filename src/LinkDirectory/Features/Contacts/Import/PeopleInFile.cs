using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>What the rows of one file of points of contact share.</summary>
internal sealed record ContactFileContext(IReadOnlySet<ImportColumn> Columns, DateOnly Today, ImportReport Report);

/// <summary>
/// The people that a file names: one person for one email address, whatever roles they hold; without an address a person is
/// known by name within the role alone.
/// </summary>
internal sealed class PeopleInFile
{
    private readonly Dictionary<string, Person> byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> namesInFile = new(StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlySet<int> elsewhere;

    /// <param name="known">The people of the directory who have an address.</param>
    /// <param name="elsewhere">Those who are in a role at an organisation that the file does not name or may not change, by id.</param>
    public PeopleInFile(IEnumerable<Person> known, IReadOnlySet<int> elsewhere)
    {
        this.elsewhere = elsewhere;
        foreach (var person in known.Where(person => person.Email is not null).OrderBy(person => person.Id))
        {
            byEmail.TryAdd(person.Email!, person);
        }
    }

    /// <summary>
    /// Whether a row means the person who is in the role. An address decides where it is somebody's; a new address for the same
    /// name is that person's new address.
    /// </summary>
    public bool IsSame(Person person, HolderWords words) => words.Email is not null && byEmail.TryGetValue(words.Email, out var owner)
        ? owner == person || (person.Email?.Equals(words.Email, StringComparison.OrdinalIgnoreCase) ?? false)
        : person.Name.Equals(words.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether another organisation has its say in what somebody is called and where they are rung.</summary>
    public bool HoldsElsewhere(Person person) => elsewhere.Contains(person.Id);

    /// <summary>
    /// Whether a row gives somebody's address to a name that has no word in common with theirs, and so means another person.
    /// </summary>
    public bool IsAnothers(HolderWords words) =>
        words.Email is not null && byEmail.TryGetValue(words.Email, out var owner) && !PeopleByAddress.ShareAWord(owner.Name, words.Name);

    /// <summary>Who a row means, where they are not in the role yet.</summary>
    public Person Find(HolderWords words, HolderColumns columns, ContactFileContext file, RowReference mark)
    {
        if (words.Email is null || !byEmail.TryGetValue(words.Email, out var person))
        {
            person = new Person { Name = words.Name, Email = words.Email, Telephone = words.Telephone };
        }

        Meet(person, words, columns, file, mark);
        return person;
    }

    /// <summary>Notes whom the file gives an address to, and warns where it gives one address to two names.</summary>
    public void Meet(Person person, HolderWords words, HolderColumns columns, ContactFileContext file, RowReference mark)
    {
        if (words.Email is null)
        {
            return;
        }

        byEmail.TryAdd(words.Email, person);
        if (!namesInFile.TryAdd(words.Email, words.Name)
            && !namesInFile[words.Email].Equals(words.Name, StringComparison.OrdinalIgnoreCase))
        {
            mark.Warn(file.Report, columns.Email, null,
                "An earlier row gives this address to another name. One address is one person; a shared mailbox belongs in shared_email.");
        }
    }
}
