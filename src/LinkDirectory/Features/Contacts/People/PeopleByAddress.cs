namespace LinkDirectory.Features.Contacts;

/// <summary>
/// The people who have an email address: most often one, whatever roles they hold. Who is meant is for <see cref="PersonMatch"/>;
/// where it cannot tell, the address is taken to be somebody else's, and is refused.
/// </summary>
internal static class PeopleByAddress
{
    /// <summary>The person that is meant, a new one where nobody has the address; null where the address is another person's.</summary>
    public static async Task<Person?> FindOrAddAsync(DirectoryDbContext db, PersonInput given, CancellationToken cancellation)
    {
        if (given.Email is { } email)
        {
            var known = (await db.People.Where(p => p.Email == email).OrderBy(p => p.Id).ToListAsync(cancellation))
                .ToLookup(person => PersonMatch.Between(person, given.Name, email, beginsLater: false));
            if (known[SamePerson.Yes].FirstOrDefault() is { } person)
            {
                return person;
            }

            if (known[SamePerson.CannotBeTold].Any())
            {
                return null;
            }
        }

        var added = new Person { Name = given.Name, Email = given.Email, Telephone = given.Telephone };
        db.People.Add(added);
        return added;
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
}
