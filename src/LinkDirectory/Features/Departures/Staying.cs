using LinkDirectory.Features.Access;
using LinkDirectory.Features.Changing;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Departures;

/// <summary>Takes back a leaver who was recorded by mistake.</summary>
public sealed class Staying(ContactDoor door, PartnerMail partners)
{
    /// <summary>How long after the last day it may still be taken back, in days; later they are named again.</summary>
    private const int DaysAfter = 14;

    /// <summary>
    /// Whoever has a last day that may be taken back: nobody was named to follow, and it was not long ago. Null where there is nobody.
    /// </summary>
    public static Holder? Who(ContactReading reading, DateOnly today) => Who(reading.Holders ?? [], today);

    /// <summary>The holder stays after all: their last day is taken away, and the partners who were told are told so.</summary>
    /// <returns>The role as it is now; <see cref="InvalidInput"/> where nobody's last day can be taken back, <see cref="NotFound"/>,
    /// <see cref="NotAllowed"/> or <see cref="ContactChangedMeanwhile"/>.</returns>
    public Task<Answer<ContactReading>> UndoLeaverAsync(int contactId, int version, Actor actor, CancellationToken cancellation) =>
        door.ChangeAsync(new ContactTarget(contactId, version), actor, "undo leaver", change => Task.FromResult(Undo(change)),
            cancellation);

    private IReadOnlyList<IProblem> Undo(ContactChange change)
    {
        if (Who(change.Contact.Holders, change.Today) is not { } holder)
        {
            return [new InvalidInput(
                "No last day can be taken back: somebody follows, or it was long ago. Name who holds the role instead.", "version")];
        }

        var was = holder.Until!.Value;
        change.Note("holder's last day", was, null);
        holder.Until = null;
        var role = RoleWords.WithPlace(change.Contact);
        var news = new PartnerNews(
            NotificationKind.ContactChanged, $"{role}: stays after all",
            [$"We told you that {PlainWords.Of(was)} was a last day: {role}. That was a mistake. Whoever holds the role stays."],
            $"stays {change.Contact.Id} {change.Contact.Version}");
        change.Afterwards(token => partners.TellAsync(change.Db, change.Contact, news, change.Today, token));
        return [];
    }

    private static Holder? Who(IReadOnlyCollection<Holder> holders, DateOnly today)
    {
        var last = holders.Where(h => !h.Deputy).OrderBy(h => h.Since).ThenBy(h => h.Id).LastOrDefault();
        return last?.Until is { } until && until >= today.AddDays(-DaysAfter) ? last : null;
    }
}
