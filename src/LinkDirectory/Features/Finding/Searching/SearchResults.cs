using LinkDirectory.Data.Search;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>Reads the records that a search found: one statement for each kind among them.</summary>
internal sealed class SearchResults(Schools schools, Services services, Providers providers, Areas areas)
{
    /// <summary>Each by its kind and id; what has gone since it was found is missing.</summary>
    public async Task<Dictionary<(SearchKind Kind, int Id), object>> ReadAsync(
        IReadOnlyList<SearchRecord> records, CancellationToken cancellation)
    {
        var ids = records.ToLookup(r => r.Kind, r => r.Id);
        var found = new Dictionary<(SearchKind, int), object>();
        foreach (var school in await schools.ByIdsAsync([.. ids[SearchKind.School]], cancellation))
        {
            found[(SearchKind.School, school.Id)] = school;
        }

        foreach (var service in await services.ListedByIdsAsync([.. ids[SearchKind.Service]], cancellation))
        {
            found[(SearchKind.Service, service.Id)] = service;
        }

        foreach (var provider in await providers.ByIdsAsync([.. ids[SearchKind.Provider]], cancellation))
        {
            found[(SearchKind.Provider, provider.Id)] = provider;
        }

        foreach (var area in await areas.ByIdsAsync([.. ids[SearchKind.Area]], cancellation))
        {
            found[(SearchKind.Area, area.Id)] = area;
        }

        return found;
    }
}
