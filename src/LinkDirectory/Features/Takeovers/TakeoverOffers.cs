using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Takeovers;

/// <summary>What a closed school has that the school which alone followed it may take over.</summary>
/// <param name="Contacts">Its roles of kinds that the other has none of, as they are shown there.</param>
/// <param name="Links">Its links, agreed or proposed, with services that the other has none with.</param>
/// <param name="Staff">How many of its staff's memberships the actor may move.</param>
/// <param name="Staying">Its roles of kinds that the other has itself: they stay on the closed school's record.</param>
/// <param name="DeclinedOn">When it was declined; null while it stands. What was declined may be taken over all the same.</param>
public sealed record TakeoverOffer(
    School From, IReadOnlyList<ContactView> Contacts, IReadOnlyList<Link> Links, int Staff, IReadOnlyList<ContactView> Staying,
    DateOnly? DeclinedOn);

/// <summary>Reads what is offered to schools that others became, for those who keep them. Nobody else is offered anything.</summary>
public sealed class TakeoverOffers(DirectoryDb directory, PointsOfContact contacts, Links.Links links)
{
    /// <summary>The offers to each school that the actor keeps, by its id, in the order of the closed schools' URNs.</summary>
    public async Task<ILookup<int, TakeoverOffer>> BySchoolAsync(
        IReadOnlyCollection<int> schoolIds, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var heirs = await db.SchoolHeirs.Where(h => schoolIds.Contains(h.SchoolId))
            .Join(db.Schools, h => h.ClosedSchoolId, s => s.Id, (h, from) => new ClosedSchool(h.SchoolId, from, h.DeclinedAt))
            .ToListAsync(cancellation);
        var offers = new List<(int School, TakeoverOffer Offer)>();
        foreach (var of in heirs.OrderBy(heir => heir.From.Urn).GroupBy(heir => heir.SchoolId))
        {
            if (await actor.MayKeepSchoolAsync(db, of.Key, cancellation))
            {
                offers.AddRange((await OfAsync(db, of.Key, [.. of], actor, cancellation)).Select(offer => (of.Key, offer)));
            }
        }

        return offers.ToLookup(pair => pair.School, pair => pair.Offer);
    }

    private async Task<IReadOnlyList<TakeoverOffer>> OfAsync(
        DirectoryDbContext db, int schoolId, IReadOnlyList<ClosedSchool> heirs, Actor actor, CancellationToken cancellation)
    {
        int[] all = [schoolId, .. heirs.Select(heir => heir.From.Id)];
        var (roles, agreed) = (await contacts.BySchoolAsync(all, actor, cancellation), await links.BySchoolAsync(all, cancellation));
        var offers = new List<TakeoverOffer>();
        foreach (var heir in heirs)
        {
            var offer = new TakeoverOffer(
                heir.From,
                [.. roles[schoolId].Where(c => c.EarlierSchoolId == heir.From.Id)],
                [.. agreed[schoolId].Where(l => l.SchoolId == heir.From.Id)],
                (await SchoolStaffMove.MovableAsync(db, heir.From.Id, schoolId, actor, cancellation)).Count,
                [.. roles[heir.From.Id].Where(c => roles[schoolId].Any(own => own.EarlierSchool is null && own.Role == c.Role))],
                heir.DeclinedAt is { } at ? London.DayAt(at) : null);
            if (offer.DeclinedOn is not null || offer.Contacts.Count + offer.Links.Count + offer.Staff > 0)
            {
                offers.Add(offer);
            }
        }

        return offers;
    }

    private sealed record ClosedSchool(int SchoolId, School From, DateTimeOffset? DeclinedAt);
}
