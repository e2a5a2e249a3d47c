using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Departures;

/// <summary>What the link in a successor's mail stands for.</summary>
/// <param name="Handover">The offer's number.</param>
public sealed record HandoverKey(int Handover);

/// <summary>Writes to successors, and to the people who asked them.</summary>
public sealed class HandoverMail(Outbox outbox, SiteAddress site, SignedLinks links)
{
    /// <summary>The page that the link leads to, with the sealed text in its query's <c>t</c>.</summary>
    public const string Path = "/handover";

    /// <summary>How long the link is good, in days.</summary>
    public const int GoodForDays = 14;

    internal const string Purpose = "handover";

    internal async Task OfferAsync(ContactChange change, Handover offer, CancellationToken cancellation)
    {
        var role = change.Contact.DisplayNameWithPlace();
        var text = links.Seal(Purpose, new HandoverKey(offer.Id), TimeSpan.FromDays(GoodForDays));
        var asker = await AskerAsync(change, offer, cancellation) ?? change.Contact.OrganisationName();
        await outbox.AddAsync(change.Db, new Mail(
            NotificationKind.HandoverOffered,
            offer.Successor.Email!,
            $"Will you take this over? {role}",
            [
                $"{asker} asks you to take over this role from {PlainDate.Format(offer.Since)}: {role}.",
                "Its agreed links, its mailbox and its open work come with it. Mental health services or schools will write to you at this "
                    + "address.",
            ])
        {
            Name = offer.Successor.Name,
            PersonId = offer.SuccessorId,
            PointOfContactId = change.Contact.Id,
            Action = new MailAction("Accept or decline", site.Link($"{Path}?t={Uri.EscapeDataString(text)}")),
            Closing = $"The link is good until {PlainDate.Format(change.Today.AddDays(GoodForDays))}. Opening it changes nothing.",
        }, cancellation);
    }

    /// <summary>Tells the person who made the offer what came of it; nobody where it was made without an account.</summary>
    internal async Task AnsweredAsync(ContactChange change, Handover offer, CancellationToken cancellation)
    {
        if (offer.OfferedById is not { } asker || await change.Db.Accounts.Where(a => a.Id == asker).Select(a => new { a.Email, a.Name })
            .SingleOrDefaultAsync(cancellation) is not { } account)
        {
            return;
        }

        var role = change.Contact.DisplayNameWithPlace();
        var accepted = offer.State == HandoverState.Accepted;
        await outbox.AddAsync(change.Db, new Mail(
            accepted ? NotificationKind.HandoverDone : NotificationKind.ContactChanged,
            account.Email,
            $"{role}: handover {(accepted ? "accepted" : "declined")}",
            [
                accepted
                    ? $"Your successor has accepted this role from {PlainDate.Format(offer.Since)}: {role}. Partners with an agreed link "
                        + "have been told."
                    : $"Your successor has declined this role: {role}. Nothing has changed. Ask somebody else, or record the last day of "
                        + "the holder.",
            ])
        {
            Name = account.Name,
            PointOfContactId = change.Contact.Id,
            Action = new MailAction("See the role", site.Link(change.Contact.PagePath())),
        }, cancellation);
    }

    private static async Task<string?> AskerAsync(ContactChange change, Handover offer, CancellationToken cancellation) =>
        offer.OfferedById is { } id
            ? await change.Db.Accounts.Where(a => a.Id == id).Select(a => a.Name).SingleOrDefaultAsync(cancellation)
            : null;
}
