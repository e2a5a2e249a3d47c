using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Places.Pages;

/// <summary>What an area's page shows.</summary>
/// <param name="Schools">A page of its open schools, by name.</param>
/// <param name="SchoolsWithLead">With somebody in post as mental health lead.</param>
/// <param name="SchoolsLinked">With an agreed link.</param>
/// <param name="Services">That take children from it, whole or in part, by name: as a list shows them, a hundred at most.</param>
/// <param name="Ended">The areas that ended and went to it.</param>
public sealed record AreaOverview(
    Area Area, Page<SchoolLine> Schools, int SchoolCount, int SchoolsWithLead, int SchoolsLinked, IReadOnlyList<Service> Services,
    int ServiceCount, IReadOnlyList<ContactView> Contacts, IReadOnlyList<Area> Successors, IReadOnlyList<Area> Ended);

/// <summary>Puts an area's page together.</summary>
public sealed class AreaOverviews(Areas areas, Schools schools, Services services, PointsOfContact contacts, Links.Links links)
{
    /// <param name="code">The area's code, in any case.</param>
    /// <returns>Null where there is no such area or no such page.</returns>
    public async Task<AreaOverview?> ReadAsync(string code, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        if (await areas.ByCodeAsync(code, cancellation) is not { } area
            || (await schools.LinesTeachingInAsync(area.Id, page, cancellation)).Value is not { } listed)
        {
            return null;
        }

        var (reaching, count) = await services.ReachingAreaAsync(area.Id, PageRequest.LargestSize, cancellation);
        return new AreaOverview(
            area,
            listed,
            await schools.TeachingInAsync(area.Id, cancellation),
            await contacts.SchoolsWithLeadAsync(area.Id, cancellation),
            await links.SchoolsLinkedAsync(area.Id, cancellation),
            reaching,
            count,
            [.. (await contacts.ByAreaAsync([area.Id], actor, cancellation))[area.Id]],
            [.. (await areas.SuccessorsAsync([area.Id], cancellation))[area.Id]],
            await areas.EndedAsync(area.Id, cancellation));
    }
}
