using LinkDirectory.Features.Access;
using LinkDirectory.Features.Changing;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Contacts;

/// <summary>Writes who holds a role: names whoever takes it up, and records who leaves.</summary>
public sealed class Holders(ContactDoor door, Leaving leaving, PartnerMail partners)
{
    /// <summary>How far ahead a first or last day may be, in days.</summary>
    private const int DaysAhead = 366;

    /// <summary>
    /// Names who holds a role from a day. Naming whoever holds it already corrects what is said of them. Nobody may be in the role
    /// at the same time: the one before must have a last day. A new holder is not confirmed until somebody says so, and where
    /// they start later, what was confirmed of the one before is good until then.
    /// </summary>
    public Task<Answer<ContactReading>> NameAsync(
        int contactId, int version, PersonInput person, DateOnly since, Actor actor, CancellationToken cancellation) =>
        door.ChangeAsync(new ContactTarget(contactId, version), actor, "name holder",
            change => NameAsync(change, person, since, cancellation), cancellation);

    /// <summary>
    /// Records whoever holds a role as leaving. From the day after their last day the role is vacant; partners with an agreed
    /// link are told. Whoever holds the role may record it themselves.
    /// </summary>
    public Task<Answer<ContactReading>> RecordLeaverAsync(
        int contactId, int version, DateOnly lastDay, Actor actor, CancellationToken cancellation) =>
        door.ChangeAsync(new ContactTarget(contactId, version, HolderMay: true), actor, "record leaver",
            change => LeaveAsync(change, lastDay, cancellation), cancellation);

    internal async Task<IReadOnlyList<IProblem>> NameAsync(
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
            return read.Problems;
        }

        if (Meant(change, given) is { } holder)
        {
            return await CorrectAsync(change, holder, given, since, cancellation);
        }

        if (await PeopleByAddress.FindOrAddAsync(change.Db, given, cancellation) is not { } person)
        {
            return [AnothersAddress()];
        }

        if (Overlapping(change.Contact, null, since, null) is { } other)
        {
            return [Overlap(other)];
        }

        await PeopleByAddress.CorrectAsync(change.Db, person, given, change.Contact.Id, change.Today, cancellation);
        await WithdrawHandoversAsync(change, cancellation);
        Begin(change, new Holder { Person = person, JobTitle = given.JobTitle, Since = since });
        change.Afterwards(token => partners.TellAsync(change.Db, change.Contact, News(change.Contact, since), change.Today, token));
        return [];
    }

    /// <summary>Begins a term: what was confirmed of the one before says nothing of whoever comes after.</summary>
    internal static void Begin(ContactChange change, Holder holder)
    {
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
        .Where(h => !h.Deputy && h != except && (h.Until is null || h.Until >= since) && (until is null || h.Since <= until))
        .OrderBy(h => h.Since).FirstOrDefault();

    internal static InvalidInput AnothersAddress(params IReadOnlyList<string> path) =>
        new("This address belongs to somebody with another name. Check it; a mailbox that several people read belongs in the role’s shared "
            + "mailbox.", [.. path, "email"]);

    internal static async Task WithdrawHandoversAsync(ContactChange change, CancellationToken cancellation)
    {
        var offers = await change.Db.Handovers.Where(h => h.PointOfContactId == change.Contact.Id && h.State == HandoverState.Offered)
            .ToListAsync(cancellation);
        offers.ForEach(offer => (offer.State, offer.AnsweredAt) = (HandoverState.Withdrawn, change.Now));
    }

    private static async Task<IReadOnlyList<IProblem>> CorrectAsync(
        ContactChange change, Holder holder, PersonInput given, DateOnly since, CancellationToken cancellation)
    {
        if (holder.Until < since || Overlapping(change.Contact, holder, since, holder.Until) is not null)
        {
            return [new InvalidInput("Somebody else held the role on that day, or it is after the last day.", "since")];
        }

        var address = ContactAddress.First(change.Contact, holder);
        var (name, telephone) = (holder.Person.Name, holder.Person.Telephone);
        if (given.Email is not null && holder.Person.Email is not null && holder.Person.Email != given.Email
            && await change.Db.People.AnyAsync(p => p.Email == given.Email && p.Id != holder.PersonId, cancellation))
        {
            return [AnothersAddress()];
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
        return [];
    }

    private async Task<IReadOnlyList<IProblem>> LeaveAsync(ContactChange change, DateOnly lastDay, CancellationToken cancellation)
    {
        if (change.Holder is not { } holder)
        {
            return [new InvalidInput("Nobody holds this role today, so nobody can leave it.", "lastDay")];
        }

        if (lastDay < holder.Since || lastDay > change.Today.AddDays(DaysAhead))
        {
            return [new InvalidInput($"Give a last day between {PlainWords.Of(holder.Since)}, when they began, and a year from now.",
                "lastDay")];
        }

        if (Overlapping(change.Contact, holder, holder.Since, lastDay) is { } next)
        {
            return [new InvalidInput($"Somebody else is named from {PlainWords.Of(next.Since)}. Give an earlier last day.", "lastDay")];
        }

        await leaving.RecordAsync(change, holder, lastDay, cancellation);
        return [];
    }

    // Whoever is in post, or named for later, by their address; by their name where one of the two has no address.
    private static Holder? Meant(ContactChange change, PersonInput given) => change.Contact.Holders
        .Where(h => !h.Deputy && (h.Until is null || h.Until >= change.Today))
        .OrderBy(h => h.Since)
        .FirstOrDefault(h => given.Email is not null && h.Person.Email == given.Email
            ? PeopleByAddress.ShareAWord(h.Person.Name, given.Name)
            : string.Equals(h.Person.Name, given.Name, StringComparison.OrdinalIgnoreCase));

    private static InvalidInput Overlap(Holder other) => new(
        other.Until is { } until
            ? $"Somebody else is in the role until {PlainWords.Of(until)}. Give a later first day."
            : "Somebody else is in the role. Record their last day first, or hand the role over.",
        "since");

    private static PartnerNews News(PointOfContact contact, DateOnly since)
    {
        var role = RoleWords.WithPlace(contact);
        var day = PlainWords.Of(since);
        return new PartnerNews(NotificationKind.ContactChanged, $"{role}: somebody new",
            [$"Somebody new holds this role from {day}: {role}."], $"named {contact.Id} {contact.Version}");
    }
}
