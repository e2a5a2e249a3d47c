
namespace LinkDirectory.Features.Links.GraphQL;

/// <summary>Links by their keys, many at once.</summary>
public static class LinkLoaders
{
    [DataLoader]
    public static async Task<Dictionary<int, Link>> GetLinkByIdAsync(
        IReadOnlyList<int> keys, Links links, CancellationToken cancellation) =>
        (await links.ByIdsAsync(keys, cancellation)).ToDictionary(l => l.Id);

    [DataLoader]
    public static Task<ILookup<int, Link>> GetLinksBySchoolAsync(IReadOnlyList<int> keys, Links links, CancellationToken cancellation) =>
        links.BySchoolAsync(keys, cancellation);

    [DataLoader]
    public static Task<ILookup<int, Link>> GetLinksByServiceAsync(IReadOnlyList<int> keys, Links links, CancellationToken cancellation) =>
        links.ByServiceAsync(keys, cancellation);
}
