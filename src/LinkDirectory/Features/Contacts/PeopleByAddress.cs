namespace LinkDirectory.Features.Contacts;

/// <summary>
/// One email address is one person, whatever roles they hold. Where the name given for an address shares no word with the name
/// on record, the address is taken to be somebody else's, and is refused.
/// </summary>
internal static class PeopleByAddress
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "MR",
        "MRS",
        "MS",
        "MISS",
        "MX",
        "DR",
        "PROF",
        "REV",
        "SIR",
    };

    /// <summary>The person that is meant, a new one where nobody has the address; null where the address is another person's.</summary>
    public static async Task<Person?> FindOrAddAsync(DirectoryDbContext db, PersonInput given, CancellationToken cancellation)
    {
        if (given.Email is { } email
            && await db.People.OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Email == email, cancellation) is { } known)
        {
            return ShareAWord(known.Name, given.Name) ? known : null;
        }

        var person = new Person { Name = given.Name, Email = given.Email, Telephone = given.Telephone };
        db.People.Add(person);
        return person;
    }

    /// <summary>
    /// Takes over a correction of somebody's name and telephone. A person who also holds another role keeps what is recorded, since
    /// it is that other organisation's word too.
    /// </summary>
    public static async Task CorrectAsync(
        DirectoryDbContext db, Person person, PersonInput given, int contactId, DateOnly today, CancellationToken cancellation)
    {
        if (person.Id != 0 && await db.Holders.AnyAsync(
            h => h.PersonId == person.Id && h.PointOfContactId != contactId && !(h.Until < today), cancellation))
        {
            person.Telephone ??= given.Telephone;
            return;
        }

        person.Name = given.Name;
        person.Telephone = given.Telephone ?? person.Telephone;
    }

    /// <summary>Whether two names have a word in common, accents, case and titles apart.</summary>
    public static bool ShareAWord(string one, string other) => WordsOf(one).Overlaps(WordsOf(other));

    private static HashSet<string> WordsOf(string name)
    {
        var plain = string.Concat(
            name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        var words = plain.ToUpperInvariant().Split([.. " .,-’'"], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Titles.Contains(word));
        return words.ToHashSet(StringComparer.Ordinal);
    }
}
