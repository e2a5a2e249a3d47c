using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Departures;

/// <summary>Records that the holder of a role leaves it, however that became known.</summary>
public sealed class RecordDeparture(ContactUnitOfWork work, PartnerMail partners)
{
    /// <summary>How far ahead a last day may be, in days.</summary>
    private const int DaysAhead = 366;

    /// <summary>
    /// Records that the holder of a role leaves it. From the day after their last day the role is vacant; partners with an agreed
    /// link are told. Holders may record it themselves.
    /// </summary>
    public Task<Result<ContactView>> RecordAsync(
        int contactId, int version, DateOnly lastDay, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(new ContactTarget(contactId, version, HolderMay: true), actor, "record leaver",
            change => RecordAsync(change, lastDay, cancellation), cancellation);

    /// <summary>As one part of a change.</summary>
    internal async Task<Result> RecordAsync(ContactChange change, DateOnly lastDay, CancellationToken cancellation)
    {
        if (ProblemOf(change, lastDay) is { } problem)
        {
            return problem;
        }

        await EndAsync(change, change.Holder!, lastDay, cancellation);
        return Result.Done;
    }

    /// <summary>Why the holder cannot leave on a day; null where they can.</summary>
    internal static InvalidInput? ProblemOf(ContactChange change, DateOnly lastDay)
    {
        if (change.Holder is not { } holder)
        {
            return new InvalidInput("Nobody holds this role today, so nobody can leave it.", "lastDay");
        }

        if (lastDay < holder.Since || lastDay > change.Today.AddDays(DaysAhead))
        {
            return new InvalidInput(
                $"Enter a last day between {PlainDate.Format(holder.Since)} and {PlainDate.Format(change.Today.AddDays(DaysAhead))}.",
                "lastDay");
        }

        return Holders.Overlapping(change.Contact, holder, holder.Since, lastDay) is { } next
            ? new InvalidInput($"Somebody else begins in the role on {PlainDate.Format(next.Since)}. Enter a day before that.", "lastDay")
            : null;
    }

    /// <summary>
    /// Ends the holder's term on their last day, settles what partners had reported, and tells partners from when the role is vacant,
    /// unless somebody follows at once.
    /// </summary>
    internal async Task EndAsync(ContactChange change, Holder holder, DateOnly lastDay, CancellationToken cancellation)
    {
        if (holder.Until == lastDay)
        {
            return;
        }

        change.End(holder, lastDay);
        await SettleReportsAsync(change, holder, cancellation);
        if (!change.Contact.Holders.Exists(h => !h.Deputy && h.Since == lastDay.AddDays(1)))
        {
            change.Afterwards(token =>
                partners.TellAsync(change.Db, change.Contact, News(change, holder, lastDay), change.Today, token));
        }
    }

    private static async Task SettleReportsAsync(ContactChange change, Holder holder, CancellationToken cancellation)
    {
        var open = await change.Db.LeaverReports
            .Where(r => r.PointOfContactId == change.Contact.Id && r.PersonId == holder.PersonId && r.State == LeaverReportState.Open)
            .ToListAsync(cancellation);
        foreach (var report in open)
        {
            (report.State, report.ResolvedAt) = (LeaverReportState.Confirmed, change.Now);
        }
    }

    private static PartnerNews News(ContactChange change, Holder holder, DateOnly lastDay)
    {
        var contact = change.Contact;
        var content = VacancyMail.Write(
            contact.DisplayNameWithPlace(),
            lastDay,
            hasLeft: lastDay < change.Today,
            hasDeputy: contact.DeputyOn(lastDay.AddDays(1)) is not null,
            contact.SharedEmail,
            contact.SharedTelephone ?? contact.School?.Telephone ?? contact.Service?.Telephone);
        return new PartnerNews(NotificationKind.RoleVacant, content, $"vacant {contact.Id} {holder.Id} {lastDay:yyyy-MM-dd}");
    }
}
