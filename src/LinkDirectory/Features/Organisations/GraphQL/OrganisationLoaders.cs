namespace LinkDirectory.Features.Organisations.GraphQL;

/// <summary>Schools, providers and services by their keys, many at once.</summary>
public static class OrganisationLoaders
{
    [DataLoader]
    public static async Task<Dictionary<int, School>> GetSchoolByIdAsync(
        IReadOnlyList<int> keys, Schools schools, CancellationToken cancellation) =>
        (await schools.ByIdsAsync(keys, cancellation)).ToDictionary(s => s.Id);

    [DataLoader]
    public static Task<ILookup<int, School>> GetPredecessorsByUrnAsync(
        IReadOnlyList<int> keys, Schools schools, CancellationToken cancellation) =>
        schools.PredecessorsAsync(keys, cancellation);

    [DataLoader]
    public static Task<ILookup<int, School>> GetSuccessorsByUrnAsync(
        IReadOnlyList<int> keys, Schools schools, CancellationToken cancellation) =>
        schools.SuccessorsAsync(keys, cancellation);

    [DataLoader]
    public static async Task<Dictionary<int, Provider>> GetProviderByIdAsync(
        IReadOnlyList<int> keys, Providers providers, CancellationToken cancellation) =>
        (await providers.ByIdsAsync(keys, cancellation)).ToDictionary(p => p.Id);

    /// <summary>Services' own records: fields of places, hours and catchment ask for the whole.</summary>
    [DataLoader]
    public static async Task<Dictionary<int, Service>> GetServiceRecordByIdAsync(
        IReadOnlyList<int> keys, Services services, CancellationToken cancellation) =>
        (await services.RecordsByIdsAsync(keys, cancellation)).ToDictionary(s => s.Id);

    /// <summary>Services whole: with their places, hours and catchment.</summary>
    [DataLoader]
    public static async Task<Dictionary<int, Service>> GetServiceByIdAsync(
        IReadOnlyList<int> keys, Services services, CancellationToken cancellation) =>
        (await services.ByIdsAsync(keys, cancellation)).ToDictionary(s => s.Id);

    [DataLoader]
    public static Task<ILookup<int, int>> GetServiceIdsByProviderAsync(
        IReadOnlyList<int> keys, Services services, CancellationToken cancellation) =>
        services.IdsByProviderAsync(keys, cancellation);
}
