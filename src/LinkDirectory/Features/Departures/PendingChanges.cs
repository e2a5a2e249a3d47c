using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Departures;

/// <summary>What waits for an answer at a role.</summary>
/// <param name="Offer">A handover that its successor has not answered, with the successor.</param>
/// <param name="Report">A partner's news that the holder has left, which nobody has confirmed or refuted.</param>
public sealed record PendingChange(Handover? Offer, LeaverReport? Report);

/// <summary>What waits for an answer, for those who keep a role or hold it.</summary>
public sealed class PendingChanges(DirectoryDb directory, PersonAccessLog accessLog, TimeProvider clock)
{
    /// <returns>Nothing for anybody else, as where nothing waits.</returns>
    public async Task<PendingChange> OfAsync(int contactId, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var today = London.Today(clock);
        var contact = await db.PointsOfContact.Include(c => c.Holders).SingleOrDefaultAsync(c => c.Id == contactId, cancellation);
        var holder = contact?.HolderOn(today);
        if (contact is null
            || !((actor.PersonId is { } self && holder?.PersonId == self) || await actor.MayKeepContactAsync(db, contact, cancellation)))
        {
            return new PendingChange(null, null);
        }

        var offer = await db.Handovers.Include(h => h.Successor).OrderByDescending(h => h.Id)
            .FirstOrDefaultAsync(h => h.PointOfContactId == contactId && h.State == HandoverState.Offered, cancellation);
        accessLog.Note(actor, offer is null ? [] : [offer.SuccessorId]);
        return new PendingChange(
            offer,
            holder is null ? null : await db.LeaverReports.OrderBy(r => r.Id).FirstOrDefaultAsync(
                r => r.PointOfContactId == contactId && r.PersonId == holder.PersonId && r.State == LeaverReportState.Open, cancellation));
    }
}
