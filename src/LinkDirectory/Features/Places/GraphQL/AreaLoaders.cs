namespace LinkDirectory.Features.Places.GraphQL;

/// <summary>Areas by their keys, many at once.</summary>
public static class AreaLoaders
{
    [DataLoader]
    public static async Task<Dictionary<int, Area>> GetAreaByIdAsync(
        IReadOnlyList<int> keys, Areas areas, CancellationToken cancellation) =>
        (await areas.ByIdsAsync(keys, cancellation)).ToDictionary(a => a.Id);

    [DataLoader]
    public static Task<ILookup<int, Area>> GetAreaSuccessorsAsync(IReadOnlyList<int> keys, Areas areas, CancellationToken cancellation) =>
        areas.SuccessorsAsync(keys, cancellation);
}
