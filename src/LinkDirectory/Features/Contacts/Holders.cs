namespace LinkDirectory.Features.Contacts;

/// <summary>Writes who holds a role.</summary>
public sealed class Holders(ContactUnitOfWork work, IEnumerable<IHolderNamedHandler> handlers)
{
    /// <summary>How far ahead a first day may be, in days.</summary>
    private const int DaysAhead = 366;

    /// <summary>
    /// Names who holds a role from a day. Naming the present holder corrects their details. Nobody may be in the role
    /// at the same time: the one before must have a last day. A new holder is not confirmed until somebody says so, and where
    /// they start later, what was confirmed of the one before is good until then.
    /// </summary>
    public Task<Result<ContactView>> NameAsync(
        int contactId, int version, PersonInput person, DateOnly since, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(new ContactTarget(contactId, version), actor, "name holder",
            change => NameAsync(change, person, since, cancellation), cancellation);

    internal async Task<Result> NameAsync(
        ContactChange change, PersonInput given, DateOnly since, CancellationToken cancellation)
    {
        var read = new InputReader();
        given = read.Person(given);
        if (since > change.Today.AddDays(DaysAhead))
        {
            read.Refuse("since", "Give a first day within the next year.");
        }

        if (read.Problems.Count > 0)
        {
            return Result.From(read.Problems);
        }

        if (Meant(change, given, since) is { } meant)
        {
            return await CorrectAsync(change, meant, given, since, cancellation);
        }

        if (await PeopleByAddress.FindOrAddAsync(change.Db, given, cancellation) is not { } person)
        {
            return AnothersAddress();
        }

        if (Overlapping(change.Contact, null, since, null) is { } other)
        {
            return Overlap(other);
        }

        await PeopleByAddress.CorrectAsync(change.Db, person, given, change.Contact.Id, change.Today, cancellation);
        var holder = Begin(change, person, given.JobTitle, since);
        foreach (var handler in handlers)
        {
            await handler.HandleAsync(change, holder, cancellation);
        }

        return Result.Done;
    }

    /// <summary>Begins a term: what was confirmed of the one before says nothing about later holders.</summary>
    internal static Holder Begin(ContactChange change, Person person, string? jobTitle, DateOnly since)
    {
        var holder = new Holder { Person = person, JobTitle = jobTitle, Since = since };
        var contact = change.Contact;
        var before = contact.Holders.Where(h => !h.Deputy && h.Since <= holder.Since).MaxBy(h => (h.Since, h.Id));
        change.Note("holder", change.Holder?.Person, holder.Person);
        change.Note("holder's first day", (DateOnly?)null, holder.Since);
        if (contact.UndeliverableSince is not null && ContactAddress.First(contact, holder) != ContactAddress.First(contact, before))
        {
            contact.UndeliverableSince = null;
        }

        EndConfirmation(contact, holder.Since, change.Holder is null, change.Today);
        contact.Holders.Add(holder);
        return holder;
    }

    /// <summary>
    /// Ends what was confirmed of the one before: at once, or where they are in post until then, with the day before somebody begins.
    /// </summary>
    internal static void EndConfirmation(PointOfContact contact, DateOnly since, bool isVacant, DateOnly today)
    {
        if (isVacant || since <= today)
        {
            (contact.LastVerifiedAt, contact.VerifyBy, contact.AwayUntil) = (null, null, null);
        }
        else if (contact.VerifyBy is null || contact.VerifyBy >= since)
        {
            contact.VerifyBy = since.AddDays(-1);
        }
    }

    /// <summary>Somebody else who is in the role on one of the days.</summary>
    internal static Holder? Overlapping(PointOfContact contact, Holder? except, DateOnly since, DateOnly? until) => contact.Holders
        .Where(h => !h.Deputy && h != except && !h.IsOverBy(since) && (until is null || h.Since <= until))
        .OrderBy(h => h.Since).FirstOrDefault();

    internal static InvalidInput AnothersAddress(params IReadOnlyList<string> path) =>
        new("This address belongs to somebody with another name. Check it; a mailbox that several people read belongs in the role’s shared "
            + "mailbox.", [.. path, "email"]);

    private static async Task<Result> CorrectAsync(
        ContactChange change, Holder holder, PersonInput given, DateOnly since, CancellationToken cancellation)
    {
        if (holder.Until < since || Overlapping(change.Contact, holder, since, holder.Until) is not null)
        {
            return new InvalidInput("Somebody else held the role on that day, or it is after the last day.", "since");
        }

        var address = ContactAddress.First(change.Contact, holder);
        var (name, telephone) = (holder.Person.Name, holder.Person.Telephone);
        if (given.Email is not null && holder.Person.Email is not null && holder.Person.Email != given.Email
            && await change.Db.People.AnyAsync(p => p.Email == given.Email && p.Id != holder.PersonId, cancellation))
        {
            return AnothersAddress();
        }

        await PeopleByAddress.CorrectAsync(change.Db, holder.Person, given, change.Contact.Id, change.Today, cancellation);
        holder.Person.Email = given.Email ?? holder.Person.Email;
        if (ContactAddress.First(change.Contact, holder) != address)
        {
            change.Contact.UndeliverableSince = null;
        }

        if (name != holder.Person.Name
            || telephone != holder.Person.Telephone
            || holder.JobTitle != given.JobTitle
            || ContactAddress.First(change.Contact, holder) != address)
        {
            change.Note("details of holder", null, $"corrected for Person {holder.PersonId}");
        }

        change.Note("holder's first day", holder.Since, since);
        (holder.JobTitle, holder.Since) = (given.JobTitle, since);
        return Result.Done;
    }

    // The person in post, or named for later: by name, or where their mailbox is given and does not speak against it, by that, since
    // people correct a name where they see it.
    private static Holder? Meant(ContactChange change, PersonInput given, DateOnly since) => change.Contact.Holders
        .Where(h => !h.Deputy && !h.IsOverBy(change.Today))
        .OrderBy(h => h.Since)
        .FirstOrDefault(h => PersonMatch.Between(h.Person, given.Name, given.Email, since > h.Since) switch
        {
            SamePerson.Yes => true,
            SamePerson.CannotBeTold => given.Email is not null && h.Person.Email == given.Email
                && PersonName.Compare(h.Person.Name, given.Name) != NameLikeness.Different,
            _ => false,
        });

    private static InvalidInput Overlap(Holder other) => new(
        other.Until is { } until
            ? $"Somebody else is in the role until {PlainDate.Format(until)}. Give a later first day."
            : "Somebody else is in the role. Record their last day first, or hand the role over.",
        "since");
}
