using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Departures;

/// <summary>What a successor's link leads to.</summary>
/// <param name="Offer">With the role, its organisation and the successor; null where the link does not work.</param>
/// <param name="AskedBy">The name of the person who made the offer; null where it was made without an account.</param>
/// <param name="Expired">The link's time is over: nothing can be answered by it.</param>
public sealed record MailedHandover(Handover? Offer, string? AskedBy, bool Expired);

/// <summary>A successor's link, which needs no sign-in. Opening it changes nothing.</summary>
public sealed class MailedHandovers(DirectoryDb directory, SignedLinks links, Handovers handovers)
{
    public async Task<MailedHandover> OpenAsync(string? text, CancellationToken cancellation)
    {
        var (key, expired) = links.Open<HandoverKey>(HandoverMail.Purpose, text);
        if (key is null)
        {
            return new MailedHandover(null, null, expired);
        }

        await using var db = directory.OpenToRead();
        var offer = await db.Handovers.Include(h => h.Successor)
            .Include(h => h.PointOfContact.School).Include(h => h.PointOfContact.Service).Include(h => h.PointOfContact.Area)
            .SingleOrDefaultAsync(h => h.Id == key.Handover, cancellation);
        var asker = offer?.OfferedById is { } id
            ? await db.Accounts.Where(a => a.Id == id).Select(a => a.Name).SingleOrDefaultAsync(cancellation)
            : null;
        return new MailedHandover(offer, asker, expired);
    }

    /// <summary>Accepts or declines. A link that does not work or whose time is over answers nothing.</summary>
    public async Task<Result<ContactView>> AnswerAsync(string? text, bool accepts, CancellationToken cancellation)
    {
        var opened = await OpenAsync(text, cancellation);
        if (opened is not { Offer: { } offer, Expired: false })
        {
            return new NotAllowed("This link does not work any more. Ask the person who sent it to send it again.");
        }

        var successor = new Actor("mailed link", Channel.MailedLink) { PersonId = offer.SuccessorId };
        return await handovers.AnswerAsync(offer, accepts, VerificationMethod.EmailedLink, successor, cancellation);
    }
}
