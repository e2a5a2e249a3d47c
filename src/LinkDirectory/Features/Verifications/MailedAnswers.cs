using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Verifications;

/// <summary>What the person who follows a mailed link puts right about a role. Personal data.</summary>
/// <param name="Version">The version that they have seen.</param>
/// <param name="Holder">Who holds it; null where nobody does.</param>
/// <param name="Deputy">The deputy; null for nobody.</param>
public sealed record RoleCorrection(int Version, PersonInput? Holder, string? SharedEmail, string? SharedTelephone, string? Availability,
    DateOnly? AwayUntil, PersonInput? Deputy);

/// <summary>
/// Takes a correction, or word that somebody leaves, behind a mailed link, and with it the word that the rest is right. Each is one
/// transaction: all of it is recorded, or nothing where something is wrong.
/// </summary>
public sealed class MailedAnswers(MailedVerification mailed, VerificationService verifications, ContactUnitOfWork work, Holders holders,
    Handovers handovers, RecordDeparture departure, ServiceWriter services)
{
    private const string Act = "verify point of contact";

    /// <summary>Puts a role right, and confirms it so.</summary>
    /// <param name="opened">What the link was good for when the request began.</param>
    public async Task<Result> CorrectAsync(
        MailedRoles opened, int contactId, RoleCorrection correction, CancellationToken cancellation)
    {
        if (opened.Roles.FirstOrDefault(r => r.Id == contactId) is not { } role)
        {
            return new NotFound("PointOfContact", contactId);
        }

        var given = mailed.Given(VerificationOutcome.Changed, MailedVerification.ByOf(opened, role));
        return await work.RunAsync(new ContactTarget(contactId, correction.Version), opened.Actor, Act,
            change => CorrectAsync(change, correction, given, cancellation), cancellation);
    }

    /// <summary>Puts right what the mail asked about of a service's record, and confirms it so.</summary>
    /// <param name="draft">
    /// The service's id, the version that they have seen, and fields of <see cref="ServiceWriter.AskedByMail"/>.
    /// </param>
    public async Task<Result> CorrectServiceAsync(
        MailedRoles opened, ServiceDraft draft, CancellationToken cancellation)
    {
        if (!opened.Services.Any(s => s.Id == draft.Id))
        {
            return new NotFound("Service", draft.Id ?? 0);
        }

        var given = mailed.Given(VerificationOutcome.Changed, MailedVerification.ByOf(opened));
        return await services.SaveAsync(draft, opened.Actor, cancellation,
            (db, service) => verifications.ConfirmAsync(db, service, given, opened.Actor, cancellation));
    }

    /// <summary>Records that the holder of a role leaves it, with their last day, and asks the successor whom they name by mail.</summary>
    /// <param name="successor">Null where nobody is named.</param>
    public async Task<Result> LeaveAsync(
        MailedRoles opened, int contactId, DateOnly lastDay, PersonInput? successor, CancellationToken cancellation)
    {
        if (opened.Roles.FirstOrDefault(r => r.Id == contactId) is not { } role)
        {
            return new NotFound("PointOfContact", contactId);
        }

        var given = mailed.Given(VerificationOutcome.Left, MailedVerification.ByOf(opened, role));
        var target = new ContactTarget(contactId, successor is null ? null : role.Version, HolderMay: true);
        return await work.RunAsync(target, opened.Actor, Act,
            change => LeaveAsync(change, given, lastDay, successor, cancellation), cancellation);
    }

    private async Task<Result> CorrectAsync(
        ContactChange change, RoleCorrection correction, VerificationGiven given, CancellationToken cancellation)
    {
        if (correction.Holder is { } holder && change.Holder is { } recorded && !Says(recorded, holder)
            && await holders.NameAsync(change, holder, recorded.Since, cancellation) is { IsDone: false } named)
        {
            return named;
        }

        return await EditOf(change, correction).ApplyAsync(change, cancellation) is { IsDone: false } edited
            ? edited
            : await verifications.RecordAsync(change, given, cancellation);
    }

    private async Task<Result> LeaveAsync(
        ContactChange change, VerificationGiven given, DateOnly lastDay, PersonInput? successor, CancellationToken cancellation)
    {
        if (RecordDeparture.ProblemOf(change, lastDay) is { } problem)
        {
            return problem;
        }

        // The offer first: while the holder has no last day yet, the successor can be told apart from them.
        if (successor is not null
            && await handovers.OfferAsync(change, successor, lastDay.AddDays(1), cancellation) is { IsDone: false } refused)
        {
            return Result.From([.. refused.Problems.Select(AtSuccessor)]);
        }

        await change.ConfirmAsync(given, cancellation);
        await departure.EndAsync(change, change.Holder!, lastDay, cancellation);
        return Result.Done;
    }

    private static Problem AtSuccessor(Problem problem) => problem is InvalidInput invalid
        ? new InvalidInput(invalid.Message, invalid.Field is [.., "name"] ? "successor-name" : "successor-email")
        : problem;

    // Only what differs is changed: a day away that is over would be refused as new.
    private static RoleDetailsEdit EditOf(ContactChange change, RoleCorrection correction)
    {
        var (role, deputy) = (change.Contact, change.Deputy);
        return new RoleDetailsEdit
        {
            SharedEmail = Changed(role.SharedEmail, correction.SharedEmail),
            SharedTelephone = Changed(role.SharedTelephone, correction.SharedTelephone),
            Availability = Changed(role.Availability, correction.Availability),
            AwayUntil = role.AwayUntil == correction.AwayUntil ? default : new NewValue<DateOnly?>(correction.AwayUntil),
            Deputy = deputy is null ? correction.Deputy is null ? default : new NewValue<PersonInput?>(correction.Deputy)
                : correction.Deputy is { } given && Says(deputy, given) ? default : new NewValue<PersonInput?>(correction.Deputy),
        };
    }

    private static NewValue<string?> Changed(string? from, string? to) => string.Equals(from, to, StringComparison.Ordinal)
        ? default
        : new NewValue<string?>(to);

    private static bool Says(Holder recorded, PersonInput given) =>
        new PersonInput(recorded.Person.Name, recorded.JobTitle, recorded.Person.Email, recorded.Person.Telephone) == given;
}
