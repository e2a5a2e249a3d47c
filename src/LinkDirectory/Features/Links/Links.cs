using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Links;

/// <summary>Links, which anyone may read: they name roles, not people. The records they join are read by their own services.</summary>
public sealed class Links(DirectoryDb directory)
{
    /// <summary>Those of the links that exist, by id.</summary>
    public async Task<IReadOnlyList<Link>> ByIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var db = directory.OpenToRead();
        return await db.Links.Where(l => ids.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(cancellation);
    }

    /// <summary>
    /// Every link of each school, ended ones last, by the school's id; and those of closed schools that it alone followed which have not
    /// ended, with services that it has no link of its own with.
    /// </summary>
    public async Task<ILookup<int, Link>> BySchoolAsync(IReadOnlyCollection<int> schoolIds, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var closed = await SchoolHeirs.ShownAtAsync(db, schoolIds, cancellation);
        int[] all = [.. schoolIds.Union(closed.SelectMany(of => of).Select(school => school.Id))];
        var read = Sorted(await db.Links.Where(l => all.Contains(l.SchoolId)).ToListAsync(cancellation)).ToLookup(l => l.SchoolId);
        return schoolIds.Distinct().SelectMany(school => Sorted(read[school].Concat(closed[school].SelectMany(earlier => read[earlier.Id])
            .Where(l => l.Status != LinkStatus.Ended && read[school].All(own => own.ServiceId != l.ServiceId))
            .DistinctBy(l => l.ServiceId)))
            .Select(link => (School: school, Link: link))).ToLookup(pair => pair.School, pair => pair.Link);
    }

    /// <summary>Every link of each service, ended ones last, by the service's id.</summary>
    public async Task<ILookup<int, Link>> ByServiceAsync(IReadOnlyCollection<int> serviceIds, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return Sorted(await db.Links.Where(l => serviceIds.Contains(l.ServiceId)).ToListAsync(cancellation)).ToLookup(l => l.ServiceId);
    }

    private static IEnumerable<Link> Sorted(IEnumerable<Link> links) => links.OrderBy(l => l.Status == LinkStatus.Ended).ThenBy(l => l.Id);
}
