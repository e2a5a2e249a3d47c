using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Pages.Manage;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Links.Pages;

/// <summary>A link as one of its sides keeps it.</summary>
/// <param name="Other">The other side's name.</param>
/// <param name="Address">The other side's page.</param>
/// <param name="Ours">Who the other side asks for here; null where nobody is named.</param>
/// <param name="Theirs">Who this side asks for there; null where nobody is named.</param>
/// <param name="TheyWait">Whether the other side proposed it and waits for this side's word.</param>
public sealed record ManagedLink(Link Link, string Other, string Address, ContactView? Ours, ContactView? Theirs, bool TheyWait);

/// <summary>Reads the links that a school or a service keeps, with both named contacts.</summary>
public sealed class ManagedLinks(Links links, Schools schools, Services services, PointsOfContact contacts)
{
    public async Task<IReadOnlyList<ManagedLink>> OfAsync(ManagedPlace place, Actor actor, CancellationToken cancellation)
    {
        var ofSchool = place.School is not null;
        var all = ofSchool
            ? (await links.BySchoolAsync([place.School!.Id], cancellation))[place.School.Id]
            : (await links.ByServiceAsync([place.Service!.Id], cancellation))[place.Service.Id];
        var open = all.Where(l => l.Status != LinkStatus.Ended && (!ofSchool || l.SchoolId == place.School!.Id)).ToList();
        var names = ofSchool
            ? (await services.ByIdsAsync([.. open.Select(l => l.ServiceId).Distinct()], cancellation)).ToDictionary(s => s.Id,
                s => (s.Name, Address: $"/services/{s.Id}"))
            : (await schools.ByIdsAsync([.. open.Select(l => l.SchoolId).Distinct()], cancellation)).ToDictionary(s => s.Id,
                s => (s.Name, Address: $"/schools/{s.Urn}"));
        var named = (await contacts.ByIdsAsync(
            [.. open.SelectMany(l => new[] { l.SchoolContactId, l.ServiceContactId }).OfType<int>().Distinct()], actor, cancellation))
            .ToDictionary(c => c.Id);
        return
        [
            .. open.Select(link =>
            {
                var (name, address) = names[ofSchool ? link.ServiceId : link.SchoolId];
                var (ours, theirs) = ofSchool
                    ? (link.SchoolContactId, link.ServiceContactId)
                    : (link.ServiceContactId, link.SchoolContactId);
                var side = ofSchool ? LinkSide.School : LinkSide.Service;
                return new ManagedLink(link, name, address, Named(ours), Named(theirs),
                    link.Status == LinkStatus.Proposed && link.ProposedBy != side);
            }).OrderByDescending(kept => kept.TheyWait).ThenBy(kept => kept.Other, StringComparer.Ordinal).ThenBy(kept => kept.Link.Id),
        ];

        ContactView? Named(int? id) => id is { } key ? named.GetValueOrDefault(key) : null;
    }

    /// <summary>The services that cover a school and are not linked with it yet, by name: at most a hundred.</summary>
    public async Task<IReadOnlyList<Service>> ToProposeAsync(
        School school, IReadOnlyCollection<ManagedLink> linked, CancellationToken cancellation)
    {
        var filter = new ServiceFilter
        {
            Status = [ServiceStatus.Open, ServiceStatus.PausedToReferrals, ServiceStatus.NotYetOpen],
            CoversPlace = new PlaceReference(school.Urn),
        };
        var answer = await services.PageAsync(
            new ServiceQuery(new Data.Paging.PageRequest(First: Data.Paging.PageRequest.LargestSize), filter), cancellation);
        return [.. (answer.Value?.Items ?? []).Select(i => i.Item).Where(s => !linked.Any(l => l.Link.ServiceId == s.Id))];
    }
}
