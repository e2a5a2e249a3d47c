using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Departures;

/// <summary>What it means that somebody leaves a role, however it became known.</summary>
public sealed class Leaving(PartnerMail partners)
{
    /// <summary>
    /// Ends the holder's term on their last day, settles what partners had reported, and tells partners when the role is vacant
    /// from, unless somebody follows at once.
    /// </summary>
    public async Task RecordAsync(ContactChange change, Holder holder, DateOnly lastDay, CancellationToken cancellation)
    {
        if (holder.Until == lastDay)
        {
            return;
        }

        change.Note("holder's last day", holder.Until, lastDay);
        holder.Until = lastDay;
        if (lastDay < change.Today)
        {
            change.Contact.AwayUntil = null;
        }

        await SettleReportsAsync(change, holder, cancellation);
        if (!change.Contact.Holders.Exists(h => !h.Deputy && h.Since == lastDay.AddDays(1)))
        {
            change.Afterwards(token => partners.TellAsync(change.Db, change.Contact, News(change, holder, lastDay), change.Today, token));
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
        var role = RoleWords.WithPlace(contact);
        var day = PlainWords.Of(lastDay);
        return new PartnerNews(
            NotificationKind.RoleVacant,
            lastDay < change.Today ? $"{role}: nobody in post" : $"{role}: nobody in post after {day}",
            [
                lastDay < change.Today
                    ? $"Nobody holds this role since {day}: {role}."
                    : $"Whoever holds this role leaves it. Their last day is {day}: {role}.",
                $"{Meanwhile(contact, lastDay)} We will write to you again when somebody takes over.",
            ],
            $"vacant {contact.Id} {holder.Id} {lastDay:yyyy-MM-dd}");
    }

    private static string Meanwhile(PointOfContact contact, DateOnly lastDay)
    {
        var deputy = contact.Holders.Exists(h => h.Deputy && h.InPostOn(lastDay.AddDays(1)));
        var number = contact.SharedTelephone ?? contact.School?.Telephone ?? contact.Service?.Telephone;
        return (contact.SharedEmail, number) switch
        {
            ({ } email, { } telephone) => $"Until then write to the role’s own mailbox, {email}, or ring {telephone}.",
            ({ } email, null) => $"Until then write to the role’s own mailbox, {email}.",
            (null, { } telephone) => deputy ? $"Until then ask for the deputy, on {telephone}." : $"Until then ring {telephone}.",
            _ => deputy ? "Until then ask for the deputy." : "No other way to reach the role is recorded yet.",
        };
    }
}
