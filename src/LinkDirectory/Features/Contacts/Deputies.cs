namespace LinkDirectory.Features.Contacts;

/// <summary>The deputies of a role's holder: one person at a time.</summary>
internal static class Deputies
{
    /// <summary>Names the deputy from today, or nobody. Naming the present deputy corrects their details.</summary>
    public static async Task<Result> ChangeAsync(ContactChange change, PersonInput? given, CancellationToken cancellation)
    {
        if (given is null)
        {
            End(change);
            return Result.Done;
        }

        var read = new InputReader("deputy");
        given = read.Person(given);
        if (read.Problems.Count > 0)
        {
            return Result.From(read.Problems);
        }

        if (await PeopleByAddress.FindOrAddAsync(change.Db, given, cancellation) is not { } person)
        {
            return Holders.AnothersAddress("deputy");
        }

        if (person == change.Holder?.Person)
        {
            return new InvalidInput("This is who holds the role. A deputy has to be somebody else.", "deputy", "name");
        }

        await PeopleByAddress.CorrectAsync(change.Db, person, given, change.Contact.Id, change.Today, cancellation);
        if (change.Deputy is { } present && (present.Person == person
            || (given.Email is null && PersonName.Compare(present.Person.Name, given.Name) == NameLikeness.Same)))
        {
            change.Note("details of deputy", null, present.JobTitle == given.JobTitle ? null : "corrected");
            present.JobTitle = given.JobTitle;
            if (present.Person != person)
            {
                change.Db.Entry(person).State = Microsoft.EntityFrameworkCore.EntityState.Detached;
                present.Person.Telephone = given.Telephone ?? present.Person.Telephone;
            }

            return Result.Done;
        }

        change.Note("deputy", change.Deputy?.Person, person);
        End(change, noted: true);
        change.Contact.Holders.Add(new Holder { Person = person, Deputy = true, JobTitle = given.JobTitle, Since = change.Today });
        return Result.Done;
    }

    // Somebody named today has not deputised yet.
    private static void End(ContactChange change, bool noted = false)
    {
        foreach (var deputy in change.Contact.Holders.Where(h => h.Deputy && !h.IsOverBy(change.Today)).ToList())
        {
            if (!noted)
            {
                change.Note("deputy", deputy.Person, null);
            }

            if (deputy.Since >= change.Today)
            {
                change.Contact.Holders.Remove(deputy);
                continue;
            }

            deputy.Until = change.Today.AddDays(-1);
        }
    }
}
