using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;

namespace LinkDirectory.Features.Departures;

/// <summary>
/// Takes partners' word that somebody has left a role, which changes nothing until the organisation itself says that it is so,
/// signed in or by the link that it is mailed.
/// </summary>
public sealed class LeaverReports(ContactUnitOfWork work, RecordDeparture departure, LeaverReportMail mail)
{
    /// <summary>
    /// Reports the holder of a role as having left. For those who keep a school or service with an agreed link to the role's; the
    /// role's own keepers record it instead. The organisation is asked by mail, once for all who report it.
    /// </summary>
    /// <param name="lastDay">The last day that the partner heard of; null where they know none.</param>
    public Task<Result<ContactView>> ReportAsync(int contactId, DateOnly? lastDay, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(
            new ContactTarget(contactId) { MayAlsoAsync = (db, contact) => IsPartnerAsync(db, contact, actor, cancellation) }, actor,
            "report leaver",
            change => ReportAsync(change, lastDay, cancellation), cancellation);

    /// <summary>
    /// The organisation's answer to what partners reported: the holder has left, or is still there. The
    /// partners who reported it are told if they were mistaken.
    /// </summary>
    /// <param name="lastDay">Where they have left; null where it is what the partner heard, or else today.</param>
    public Task<Result<ContactView>> AnswerAsync(
        int contactId, bool left, DateOnly? lastDay, Actor actor, CancellationToken cancellation) =>
        AnswerAsync(new ContactTarget(contactId, HolderMay: true), left, lastDay, actor, cancellation);

    /// <summary>
    /// As <see cref="AnswerAsync(int, bool, DateOnly?, Actor, CancellationToken)"/>, by the person who was mailed the link.
    /// </summary>
    internal Task<Result<ContactView>> AnswerByLinkAsync(
        LeaverReportKey key, bool left, DateOnly? lastDay, Actor actor, CancellationToken cancellation) =>
        AnswerAsync(new ContactTarget(key.PointOfContact) { AlsoMay = true }, left, lastDay, actor, cancellation);

    private Task<Result<ContactView>> AnswerAsync(
        ContactTarget target, bool left, DateOnly? lastDay, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(target, actor, "answer leaver report", change => AnswerAsync(change, left, lastDay, cancellation), cancellation);

    private async Task<Result> ReportAsync(ContactChange change, DateOnly? lastDay, CancellationToken cancellation)
    {
        if (change.AsKeeper)
        {
            return new NotAllowed("You keep this contact yourself: record that they leave instead of reporting it.");
        }

        if (change.Holder is not { } holder)
        {
            return new InvalidInput("Nobody holds this role today, so there is nobody to report.", "pointOfContact");
        }

        if (lastDay < holder.Since || lastDay > change.Today.AddDays(366))
        {
            return new InvalidInput("Give a last day after they began and within a year, or none if you do not know it.", "lastDay");
        }

        var open = await OpenAsync(change, holder, cancellation);
        if (open.Exists(r => r.ReportedById == change.Actor.AccountId))
        {
            return Result.Done;
        }

        change.Db.LeaverReports.Add(new LeaverReport
        {
            PointOfContactId = change.Contact.Id,
            PersonId = holder.PersonId,
            LastDay = lastDay,
            ReportedById = change.Actor.AccountId,
            ReportedAt = change.Now,
        });
        change.Note("reported as left", null, holder.Person);
        if (open.Count == 0)
        {
            change.Afterwards(token => mail.AskAsync(change, holder, lastDay, token));
        }

        return Result.Done;
    }

    private async Task<Result> AnswerAsync(
        ContactChange change, bool left, DateOnly? lastDay, CancellationToken cancellation)
    {
        if (change.Holder is not { } holder || await OpenAsync(change, holder, cancellation) is not { Count: > 0 } open)
        {
            return new InvalidInput("There is no report to answer: it was answered already, or somebody else holds the role now.",
                "pointOfContact");
        }

        if (!left)
        {
            open.ForEach(report => (report.State, report.ResolvedAt) = (LeaverReportState.Refuted, change.Now));
            change.Note("report that the holder has left", "open", "refuted");
            change.Afterwards(token => mail.RefutedAsync(change, open, token));
            return Result.Done;
        }

        var day = lastDay ?? open.Select(r => r.LastDay).FirstOrDefault(d => d is not null) ?? change.Today;
        change.Note("report that the holder has left", "open", "confirmed");
        open.ForEach(report => (report.State, report.ResolvedAt) = (LeaverReportState.Confirmed, change.Now));
        return await departure.RecordAsync(change, day, cancellation);
    }

    private static Task<List<LeaverReport>> OpenAsync(ContactChange change, Holder holder, CancellationToken cancellation) =>
        change.Db.LeaverReports
        .Where(r => r.PointOfContactId == change.Contact.Id && r.PersonId == holder.PersonId && r.State == LeaverReportState.Open)
        .OrderBy(r => r.Id).ToListAsync(cancellation);

    private static async Task<bool> IsPartnerAsync(
        DirectoryDbContext db, PointOfContact contact, Actor actor, CancellationToken cancellation)
    {
        var agreed = db.Links.Agreed();
        return contact switch
        {
            { SchoolId: { } school } => actor.KeepsServices.Count > 0
                && await agreed.AnyAsync(l => l.SchoolId == school && actor.KeepsServices.Contains(l.ServiceId), cancellation),
            { ServiceId: { } service } => actor.KeepsSchools.Count > 0
                && await agreed.AnyAsync(l => l.ServiceId == service && actor.KeepsSchools.Contains(l.SchoolId), cancellation),
            _ => false,
        };
    }
}
