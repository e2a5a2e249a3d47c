using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Departures;

/// <summary>Takes back a departure that was recorded by mistake.</summary>
public sealed class UndoDeparture(ContactUnitOfWork work, PartnerMail partners)
{
    /// <summary>How long after the last day it may still be taken back, in days; later they are named again.</summary>
    private const int DaysAfter = 14;

    /// <summary>The holder whose last day may be taken back: nobody was named to follow, and it was not long ago.</summary>
    /// <returns>Null where there is nobody.</returns>
    public static HolderView? Who(ContactView role, DateOnly today) =>
        role.Holders?.FirstOrDefault(h => !h.Deputy) is { } last && IsRecent(last.Until, today) ? last : null;

    /// <summary>The holder stays after all: their last day is taken away, and the partners who were told are told so.</summary>
    /// <returns>The role as it is now; <see cref="InvalidInput"/> where nobody's last day can be taken back, <see cref="NotFound"/>,
    /// <see cref="NotAllowed"/> or <see cref="ContactChangedMeanwhile"/>.</returns>
    public Task<Result<ContactView>> UndoAsync(int contactId, int version, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(new ContactTarget(contactId, version), actor, "undo leaver", change => Task.FromResult(Undo(change)),
            cancellation);

    private Result Undo(ContactChange change)
    {
        var holder = change.Contact.Holders.Where(h => !h.Deputy).MaxBy(h => (h.Since, h.Id));
        if (holder is null || !IsRecent(holder.Until, change.Today))
        {
            return new InvalidInput(
                "No last day can be taken back: somebody follows, or it was long ago. Name who holds the role instead.", "version");
        }

        var was = holder.Until!.Value;
        change.End(holder, lastDay: null);
        var news = new PartnerNews(
            NotificationKind.ContactChanged,
            StayingMail.Write(change.Contact.DisplayNameWithPlace(), was),
            $"stays {change.Contact.Id} {change.Contact.Version}");
        change.Afterwards(token => partners.TellAsync(change.Db, change.Contact, news, change.Today, token));
        return Result.Done;
    }

    private static bool IsRecent(DateOnly? lastDay, DateOnly today) => lastDay >= today.AddDays(-DaysAfter);
}
