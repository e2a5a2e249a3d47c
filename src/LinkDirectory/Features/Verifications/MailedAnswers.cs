using LinkDirectory.Features.Changing;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Verifications;

/// <summary>What whoever follows a mailed link puts right about a role. Personal data.</summary>
/// <param name="Version">The version that they have seen.</param>
/// <param name="Holder">Who holds it; null where nobody does.</param>
/// <param name="Deputy">Who stands in; null for nobody.</param>
public sealed record RoleCorrection(int Version, PersonInput? Holder, string? SharedEmail, string? SharedTelephone, string? Availability,
    DateOnly? AwayUntil, PersonInput? Deputy);

/// <summary>
/// Takes a correction, or word that somebody leaves, from whoever follows a mailed link, and with it their word that the rest is right.
/// </summary>
public sealed class MailedAnswers(
    MailedVerification verification, ContactDoor door, Leaving leaving, Holders holders, Handovers handovers, ContactChanges changes,
    ServiceSaving services, TimeProvider clock)
{
    /// <summary>How far ahead a last day may be, in days.</summary>
    private const int DaysAhead = 366;

    /// <summary>Puts a role right, and confirms it so: all of it, or nothing where something is wrong.</summary>
    public async Task<IReadOnlyList<IProblem>> CorrectAsync(
        string? text, int contactId, RoleCorrection correction, CancellationToken cancellation)
    {
        var opened = await verification.OpenAsync(text, cancellation);
        if (opened.Roles.FirstOrDefault(r => r.Id == contactId) is not { } role)
        {
            return [new NotFound("PointOfContact", contactId)];
        }

        var given = new VerificationGiven(clock.GetUtcNow(), VerificationMethod.EmailedLink, VerificationOutcome.Changed,
            MailedVerification.ByOf(opened, role));
        var answer = await door.ChangeAsync(
            new ContactTarget(contactId, correction.Version), opened.Actor, "verify point of contact",
            change => CorrectAsync(change, correction, given, cancellation), cancellation);
        return answer.Problems;
    }

    /// <summary>Puts right what the mail asked about of a service's record, and confirms it so.</summary>
    /// <param name="entered">The service's id, the version that they have seen, and columns of
    /// <see cref="ServiceSaving.AskedByMail"/>.</param>
    public async Task<IReadOnlyList<IProblem>> CorrectServiceAsync(string? text, EnteredService entered, CancellationToken cancellation)
    {
        var opened = await verification.OpenAsync(text, cancellation);
        if (opened.Services.FirstOrDefault(s => s.Id == entered.Id) is not { } service)
        {
            return [new NotFound("Service", entered.Id ?? 0)];
        }

        var saved = await services.SaveAsync(entered, opened.Actor, cancellation);
        if (!saved.IsDone)
        {
            return saved.Problems;
        }

        var given = new VerificationGiven(clock.GetUtcNow(), VerificationMethod.EmailedLink, VerificationOutcome.Changed,
            MailedVerification.ByOf(opened));
        await changes.VerifyServiceAsync(service.Id, given, opened.Actor, cancellation);
        return [];
    }

    /// <summary>
    /// Records that whoever holds a role leaves it, with their last day, and asks whom they name as their successor by mail.
    /// </summary>
    /// <param name="successor">Null where nobody is named.</param>
    public async Task<IReadOnlyList<IProblem>> LeaveAsync(
        string? text, int contactId, DateOnly lastDay, PersonInput? successor, CancellationToken cancellation)
    {
        var opened = await verification.OpenAsync(text, cancellation);
        if (opened.Roles.FirstOrDefault(r => r.Id == contactId) is not { } role)
        {
            return [new NotFound("PointOfContact", contactId)];
        }

        if (successor is not null)
        {
            // First, since whoever has left may not hand over any more.
            if (InPost(role, deputy: false) is { } holder && ProblemOf(role, holder, lastDay, London.Today(clock)) is { } problem)
            {
                return [problem];
            }

            var offered = await handovers.OfferAsync(contactId, role.Version, successor, lastDay.AddDays(1), opened.Actor, cancellation);
            if (!offered.IsDone)
            {
                return [.. offered.Problems.Select(AtSuccessor)];
            }
        }

        var answer = await door.ChangeAsync(
            new ContactTarget(contactId, HolderMay: true), opened.Actor, "verify point of contact",
            change => LeaveAsync(change, lastDay, MailedVerification.ByOf(opened, role), cancellation), cancellation);
        return answer.Problems;
    }

    private async Task<IReadOnlyList<IProblem>> CorrectAsync(
        ContactChange change, RoleCorrection correction, VerificationGiven given, CancellationToken cancellation)
    {
        if (correction.Holder is { } holder && InPost(change.Contact, deputy: false) is { } recorded && !Says(recorded, holder)
            && await holders.NameAsync(change, holder, recorded.Since, cancellation) is { Count: > 0 } named)
        {
            return named;
        }

        if (await EditOf(change.Contact, correction).ApplyAsync(change, cancellation) is { Count: > 0 } edited)
        {
            return edited;
        }

        await changes.VerifyAsync(change, given, cancellation);
        return [];
    }

    private async Task<IReadOnlyList<IProblem>> LeaveAsync(
        ContactChange change, DateOnly lastDay, string by, CancellationToken cancellation)
    {
        if (change.Holder is not { } holder)
        {
            return [new InvalidInput("Nobody is recorded in this role today, so there is nothing to change.", "lastDay")];
        }

        if (ProblemOf(change.Contact, holder, lastDay, change.Today) is { } problem)
        {
            return [problem];
        }

        change.Contact.Verifications.Add(new Verification
        {
            PointOfContactId = change.Contact.Id,
            At = change.Now,
            Method = VerificationMethod.EmailedLink,
            Outcome = VerificationOutcome.Left,
            By = by,
        });
        await leaving.RecordAsync(change, holder, lastDay, cancellation);
        return [];
    }

    private static InvalidInput? ProblemOf(PointOfContact role, Holder holder, DateOnly lastDay, DateOnly today)
    {
        if (lastDay < holder.Since || lastDay > today.AddDays(DaysAhead))
        {
            return new InvalidInput(
                $"Enter a last day between {PlainWords.Of(holder.Since)} and {PlainWords.Of(today.AddDays(DaysAhead))}", "lastDay");
        }

        return role.Holders.Find(h => !h.Deputy && h != holder && h.Since > holder.Since && h.Since <= lastDay) is { } next
            ? new InvalidInput($"Somebody else begins in the role on {PlainWords.Of(next.Since)}. Enter a day before that", "lastDay")
            : null;
    }

    private static IProblem AtSuccessor(IProblem problem) => problem is InvalidInput invalid
        ? new InvalidInput(invalid.Message, invalid.Field is [.., "name"] ? "successor-name" : "successor-email")
        : problem;

    // Only what differs is changed: a day away that is over would be refused as new.
    private ContactEdit EditOf(PointOfContact role, RoleCorrection correction)
    {
        var deputy = InPost(role, deputy: true);
        return new ContactEdit
        {
            SharedEmail = Changed(role.SharedEmail, correction.SharedEmail),
            SharedTelephone = Changed(role.SharedTelephone, correction.SharedTelephone),
            Availability = Changed(role.Availability, correction.Availability),
            AwayUntil = role.AwayUntil == correction.AwayUntil ? default : new Optional<DateOnly?>(correction.AwayUntil),
            Deputy = deputy is null ? correction.Deputy is null ? default : new Optional<PersonInput?>(correction.Deputy)
                : correction.Deputy is { } given && Says(deputy, given) ? default : new Optional<PersonInput?>(correction.Deputy),
        };
    }

    private static Optional<string?> Changed(string? from, string? to) => string.Equals(from, to, StringComparison.Ordinal)
        ? default
        : new Optional<string?>(to);

    private static bool Says(Holder recorded, PersonInput given) =>
        new PersonInput(recorded.Person.Name, recorded.JobTitle, recorded.Person.Email, recorded.Person.Telephone) == given;

    private Holder? InPost(PointOfContact role, bool deputy) => role.Holders
        .Where(h => h.Deputy == deputy && h.InPostOn(London.Today(clock))).OrderByDescending(h => h.Since).ThenByDescending(h => h.Id)
        .FirstOrDefault();
}
