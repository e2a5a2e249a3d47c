using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Departures;

/// <summary>
/// Passes roles on to named successors, who take them by accepting. The role keeps its links, its mailbox and its history:
/// only who holds it changes.
/// </summary>
public sealed class Handovers(ContactUnitOfWork work, HandoverMail mail, PartnerMail partners)
{
    /// <summary>How far ahead or back a first day may be, in days.</summary>
    private const int Days = 366;

    /// <summary>
    /// Asks a successor by mail to take a role from a day, before or after the holder leaves. An offer made earlier is
    /// withdrawn. The holder of the role may hand it over themselves.
    /// </summary>
    public Task<Result<ContactView>> OfferAsync(
        int contactId, int version, PersonInput successor, DateOnly since, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(new ContactTarget(contactId, version, HolderMay: true), actor, "hand over",
            change => OfferAsync(change, successor, since, cancellation), cancellation);

    /// <summary>Takes an offer back that was not answered.</summary>
    public Task<Result<ContactView>> WithdrawAsync(int contactId, int version, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(new ContactTarget(contactId, version, HolderMay: true), actor, "withdraw handover", async change =>
        {
            if (await OfferedAsync(change, cancellation) is not { } offer)
            {
                return NothingOffered();
            }

            Settle(change, offer, HandoverState.Withdrawn);
            return Result.Done;
        }, cancellation);

    /// <summary>Mails an offer that was not answered again; its time begins again.</summary>
    public Task<Result<ContactView>> SendAgainAsync(int contactId, int version, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(new ContactTarget(contactId, version, HolderMay: true), actor, "send handover again", async change =>
        {
            if (await OfferedAsync(change, cancellation) is not { } offer)
            {
                return NothingOffered();
            }

            offer.OfferedAt = change.Now;
            change.Note("handover", null, $"mailed again to Person {offer.SuccessorId}");
            change.Afterwards(token => mail.OfferAsync(change, offer, token));
            return Result.Done;
        }, cancellation);

    /// <summary>
    /// The successor's own answer. Accepting ends the term of the role's holder the day before, begins the successor's,
    /// counts as their confirmation of it, and tells partners with an agreed link.
    /// </summary>
    public Task<Result<ContactView>> AnswerAsync(
        Handover offer, bool accepts, VerificationMethod method, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(
            new ContactTarget(offer.PointOfContactId) { AlsoMay = actor.PersonId == offer.SuccessorId }, actor,
            accepts ? "accept handover" : "decline handover",
            async change =>
            {
                if (await change.Db.Handovers.Include(h => h.Successor)
                    .SingleOrDefaultAsync(h => h.Id == offer.Id && h.State == HandoverState.Offered, cancellation) is not { } open)
                {
                    return NothingOffered();
                }

                return accepts ? await AcceptAsync(change, open, method, cancellation) : Decline(change, open);
            },
            cancellation);

    /// <summary>As one part of a change.</summary>
    internal async Task<Result> OfferAsync(
        ContactChange change, PersonInput given, DateOnly since, CancellationToken cancellation)
    {
        var read = new InputReader();
        given = read.Person(given);
        if (given.Email is null && read.Problems.Count == 0)
        {
            read.Refuse("email", "Write the successor’s own address: we ask them there.");
        }

        if (since > change.Today.AddDays(Days) || since < change.Today.AddDays(-Days))
        {
            read.Refuse("since", "Give a first day within a year of today.");
        }

        if (read.Problems.Count > 0)
        {
            return Result.From(read.Problems);
        }

        if (await PeopleByAddress.FindOrAddAsync(change.Db, given, cancellation) is not { } successor)
        {
            return Holders.AnothersAddress();
        }

        if (Problem(change.Contact, successor, since) is { } problem)
        {
            return problem;
        }

        await OvertakenOffers.WithdrawAsync(change, cancellation);
        var offer = new Handover
        {
            PointOfContactId = change.Contact.Id,
            SuccessorId = successor.Id,
            Successor = successor,
            JobTitle = given.JobTitle,
            Since = since,
            OfferedAt = change.Now,
            OfferedById = change.Actor.AccountId,
        };
        change.Db.Handovers.Add(offer);
        change.Note("handover offered to", null, successor);
        change.Note("from", null, since);
        change.Afterwards(token => mail.OfferAsync(change, offer, token));
        return Result.Done;
    }

    private async Task<Result> AcceptAsync(
        ContactChange change, Handover offer, VerificationMethod method, CancellationToken cancellation)
    {
        if (Problem(change.Contact, offer.Successor, offer.Since) is not null)
        {
            return NothingOffered();
        }

        var contact = change.Contact;
        if (Before(contact, offer.Since) is { } before)
        {
            change.End(before, offer.Since.AddDays(-1));
        }

        Holders.Begin(change, offer.Successor, offer.JobTitle, offer.Since);
        await change.ConfirmAsync(
            new VerificationGiven(change.Now, method, VerificationOutcome.Changed, offer.Successor.Name), cancellation);
        Settle(change, offer, HandoverState.Accepted);
        change.Afterwards(token => partners.TellAsync(change.Db, contact, News(contact, offer), change.Today, token));
        change.Afterwards(token => mail.AnsweredAsync(change, offer, token));
        return Result.Done;
    }

    private Result Decline(ContactChange change, Handover offer)
    {
        Settle(change, offer, HandoverState.Declined);
        change.Afterwards(token => mail.AnsweredAsync(change, offer, token));
        return Result.Done;
    }

    private static void Settle(ContactChange change, Handover offer, HandoverState state)
    {
        change.Note("handover", offer.State.ToString(), state.ToString());
        (offer.State, offer.AnsweredAt) = (state, change.Now);
    }

    // The present holder gives way; somebody named for that day or later does not.
    private static InvalidInput? Problem(PointOfContact contact, Person successor, DateOnly since)
    {
        var before = Before(contact, since);
        return before?.Person == successor ? new InvalidInput("They hold this role already.", "name")
            : Holders.Overlapping(contact, before, since, null) is { } other
                ? new InvalidInput($"Somebody else has the role from {PlainDate.Format(other.Since)}. Give a later first day.", "since")
                : null;
    }

    private static Holder? Before(PointOfContact contact, DateOnly since) =>
        contact.HolderOn(since) is { } holder && holder.Since < since ? holder : null;

    private static Task<Handover?> OfferedAsync(ContactChange change, CancellationToken cancellation) =>
        change.Db.Handovers.Include(h => h.Successor)
        .OrderByDescending(h => h.Id)
        .FirstOrDefaultAsync(h => h.PointOfContactId == change.Contact.Id && h.State == HandoverState.Offered, cancellation);

    private static InvalidInput NothingOffered() =>
        new("This handover is no longer open: it was answered, withdrawn, or somebody else has taken the role.", "pointOfContact");

    private static PartnerNews News(PointOfContact contact, Handover offer) => new(
        NotificationKind.HandoverDone,
        NewHolderMail.WriteHandedOver(contact.DisplayNameWithPlace(), offer.Since),
        $"handed over {offer.Id}");
}
