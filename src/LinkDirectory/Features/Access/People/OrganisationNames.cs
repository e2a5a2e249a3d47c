namespace LinkDirectory.Features.Access.People;

/// <summary>The names of what memberships and invitations are for.</summary>
internal static class OrganisationNames
{
    /// <summary>The name of what a grant is for; null for an administrator's.</summary>
    public static async Task<string?> FindAsync(DirectoryDbContext db, Grant grant, CancellationToken cancellation) =>
        (await FindAsync(db, [grant], cancellation)).GetValueOrDefault(grant);

    /// <summary>The names of what grants are for, in at most four statements.</summary>
    public static async Task<Dictionary<Grant, string>> FindAsync(
        DirectoryDbContext db, IReadOnlyCollection<Grant> grants, CancellationToken cancellation)
    {
        var schools = await NamesAsync(grants.Select(g => g.SchoolId),
            ids => db.Schools.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellation));
        var providers = await NamesAsync(grants.Select(g => g.ProviderId),
            ids => db.Providers.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellation));
        var services = await NamesAsync(grants.Select(g => g.ServiceId),
            ids => db.Services.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellation));
        var areas = await NamesAsync(grants.Select(g => g.AreaId),
            ids => db.Areas.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellation));
        return grants.Distinct()
            .Select(g => (Grant: g,
                Name: Name(schools, g.SchoolId) ?? Name(providers, g.ProviderId) ?? Name(services, g.ServiceId) ?? Name(areas, g.AreaId)))
            .Where(named => named.Name is not null)
            .ToDictionary(named => named.Grant, named => named.Name!);
    }

    private static async Task<Dictionary<int, string>> NamesAsync(
        IEnumerable<int?> ids, Func<List<int>, Task<Dictionary<int, string>>> read)
    {
        var wanted = ids.OfType<int>().Distinct().ToList();
        return wanted.Count == 0 ? [] : await read(wanted);
    }

    private static string? Name(Dictionary<int, string> names, int? id) => id is { } known ? names.GetValueOrDefault(known) : null;
}
