namespace LinkDirectory.Features.Organisations;

/// <summary>Providers, which anyone may read.</summary>
public sealed class Providers(DirectoryDb directory)
{
    /// <summary>The provider with the ODS code, in any case; null where there is none.</summary>
    public async Task<Provider?> ByOdsCodeAsync(string odsCode, CancellationToken cancellation)
    {
        var wanted = odsCode.Trim().ToUpperInvariant();
        await using var db = directory.OpenToRead();
        return await db.Providers.FirstOrDefaultAsync(p => p.OdsCode == wanted, cancellation);
    }

    /// <summary>Those of the providers that exist, by id.</summary>
    public async Task<IReadOnlyList<Provider>> ByIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var db = directory.OpenToRead();
        return await db.Providers.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancellation);
    }
}
