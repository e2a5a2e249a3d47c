using LinkDirectory.Data.Prepared;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Links;

/// <summary>Links, which anyone may read: they name roles, not people. The records they join are read by their own services.</summary>
public sealed class Links(DirectoryDb directory)
{
    /// <summary>Those of the links that exist, by id.</summary>
    public async Task<IReadOnlyList<Link>> ByIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await directory.ReadAsync(LinkStatements.ByIds, cancellation, KeyList.Of(ids));

    /// <summary>
    /// Every link of each school, ended ones last, by the school's id; and those of closed schools that it alone followed which have not
    /// ended, with services that it has no link of its own with.
    /// </summary>
    public async Task<ILookup<int, Link>> BySchoolAsync(IReadOnlyCollection<int> schoolIds, CancellationToken cancellation)
    {
        var closed = await SchoolHeirs.ShownAtAsync(directory, schoolIds, cancellation);
        if (closed.Count == 0)
        {
            return Sorted(await directory.ReadAsync(LinkStatements.BySchools, cancellation, KeyList.Of(schoolIds)))
                .ToLookup(l => l.SchoolId);
        }

        int[] all = [.. schoolIds.Union(closed.SelectMany(of => of).Select(school => school.Id))];
        var read = Sorted(await directory.ReadAsync(LinkStatements.BySchools, cancellation, KeyList.Of(all))).ToLookup(l => l.SchoolId);
        return schoolIds.Distinct().SelectMany(school => Sorted(read[school].Concat(closed[school].SelectMany(earlier => read[earlier.Id])
            .Where(l => l.Status != LinkStatus.Ended && read[school].All(own => own.ServiceId != l.ServiceId))
            .DistinctBy(l => l.ServiceId)))
            .Select(link => (School: school, Link: link))).ToLookup(pair => pair.School, pair => pair.Link);
    }

    /// <summary>Every link of each service, ended ones last, by the service's id.</summary>
    public async Task<ILookup<int, Link>> ByServiceAsync(IReadOnlyCollection<int> serviceIds, CancellationToken cancellation) =>
        Sorted(await directory.ReadAsync(LinkStatements.ByServices, cancellation, KeyList.Of(serviceIds))).ToLookup(l => l.ServiceId);

    /// <summary>How many open schools in an area have an agreed link, also while it is under review.</summary>
    public async Task<int> SchoolsLinkedAsync(int areaId, CancellationToken cancellation) =>
        (await directory.ReadAsync(LinkStatements.SchoolsLinked, cancellation, areaId))[0];

    private static IEnumerable<Link> Sorted(IEnumerable<Link> links) => links.OrderBy(l => l.Status == LinkStatus.Ended).ThenBy(l => l.Id);
}
