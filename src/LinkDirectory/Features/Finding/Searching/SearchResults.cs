using LinkDirectory.Data.Search;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>Reads the records that a search found: one statement for each kind among them.</summary>
internal sealed class SearchResults(DirectoryDb directory, Areas areas)
{
    /// <summary>Each by its kind and id; what has gone since it was found is missing.</summary>
    public async Task<Dictionary<(SearchKind Kind, int Id), object>> ReadAsync(
        IReadOnlyList<SearchRecord> records, CancellationToken cancellation)
    {
        var ids = records.ToLookup(r => r.Kind, r => r.Id);
        List<int> schools = [.. ids[SearchKind.School]], services = [.. ids[SearchKind.Service]], providers = [.. ids[SearchKind.Provider]];
        var found = new Dictionary<(SearchKind, int), object>();
        await using var db = directory.OpenToRead();
        if (schools.Count > 0)
        {
            await db.Schools.Where(s => schools.Contains(s.Id)).ForEachAsync(s => found[(SearchKind.School, s.Id)] = s, cancellation);
        }

        if (services.Count > 0)
        {
            await db.Services.Where(s => services.Contains(s.Id)).Include(s => s.Provider)
                .ForEachAsync(s => found[(SearchKind.Service, s.Id)] = s, cancellation);
        }

        if (providers.Count > 0)
        {
            await db.Providers.Where(p => providers.Contains(p.Id)).ForEachAsync(p => found[(SearchKind.Provider, p.Id)] = p, cancellation);
        }

        foreach (var area in await areas.ByIdsAsync([.. ids[SearchKind.Area]], cancellation))
        {
            found[(SearchKind.Area, area.Id)] = area;
        }

        return found;
    }
}
