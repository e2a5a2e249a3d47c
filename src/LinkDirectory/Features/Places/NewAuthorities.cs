namespace LinkDirectory.Features.Places;

/// <summary>Adds local authorities that are known by their names alone; their boundaries may come later.</summary>
internal static class NewAuthorities
{
    /// <returns>Their ids by their codes.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> AddAsync(
        DirectoryDbContext db, IEnumerable<(string Code, string Name)> authorities, CancellationToken cancellation)
    {
        var areas = authorities.Select(a => new Area { Code = a.Code, Name = a.Name, Kind = AreaKind.LocalAuthority }).ToList();
        db.Areas.AddRange(areas);
        await db.SaveChangesAsync(cancellation);
        return areas.ToDictionary(area => area.Code, area => area.Id, StringComparer.Ordinal);
    }
}
