using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Departures;

/// <summary>Withdraws what was offered to a successor once somebody else is named or asked.</summary>
internal sealed class OvertakenOffers : IHolderNamedHandler
{
    public Task HandleAsync(ContactChange change, Holder holder, CancellationToken cancellation) => WithdrawAsync(change, cancellation);

    public static async Task WithdrawAsync(ContactChange change, CancellationToken cancellation)
    {
        var offers = await change.Db.Handovers.Where(h => h.PointOfContactId == change.Contact.Id && h.State == HandoverState.Offered)
            .ToListAsync(cancellation);
        offers.ForEach(offer => (offer.State, offer.AnsweredAt) = (HandoverState.Withdrawn, change.Now));
    }
}
