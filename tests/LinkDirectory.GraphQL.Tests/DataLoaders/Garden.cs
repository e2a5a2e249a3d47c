using LinkDirectory.GraphQL;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Types;

[assembly: Module("LibraryTypes")]

namespace LinkDirectory.GraphQL.Tests.DataLoaders;

[GraphQLIgnore]
[ObjectType]
public sealed record Plant(int Id, string Name);

[GraphQLIgnore]
[ObjectType]
public sealed record Bed(int Id);

/// <summary>What was asked of a garden. One per server.</summary>
public sealed class GardenLog
{
    public List<string> Batches { get; } = [];

    public CancellationToken Token { get; set; }

    public int Alive { get; set; }
}

/// <summary>Lives as long as its scope.</summary>
public sealed class Gardener : IDisposable
{
    private readonly GardenLog _log;

    public Gardener(GardenLog log) => (_log, Number) = (log, ++log.Alive);

    public int Number { get; }

    public void Dispose() => _log.Alive--;
}

/// <summary>Registered by nobody.</summary>
public sealed class Scarecrow;

internal static class GardenLoaders
{
    [DataLoader]
    internal static async Task<Dictionary<int, Plant>> GetPlantByIdAsync(
        IReadOnlyList<int> keys, GardenLog log, Gardener gardener, Scarecrow? scarecrow, CancellationToken cancellationToken)
    {
        await Task.Yield();
        log.Token = cancellationToken;
        log.Batches.Add($"plants {string.Join(',', keys)} by {gardener.Number} of {log.Alive}{(scarecrow is null ? "" : " scared")}");
        return keys.Where(key => key < 90).ToDictionary(key => key, key => new Plant(key, $"Plant {key}"));
    }

    [DataLoader(MaxBatchSize = 2)]
    public static ValueTask<IReadOnlyDictionary<int, string>> GetLabelAsync(IReadOnlyList<int> keys, GardenLog log)
    {
        log.Batches.Add($"labels {string.Join(',', keys)}");
        return ValueTask.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(key => key, key => $"No. {key}"));
    }

    [DataLoader("PlantsInBed")]
    public static Task<ILookup<int, Plant>> FetchPlantsAsync(IReadOnlyList<int> beds, GardenLog log)
    {
        log.Batches.Add($"beds {string.Join(',', beds)}");
        return Task.FromResult(beds.Where(bed => bed != 3).SelectMany(bed => new[] { (bed, 10 * bed), (bed, 10 * bed + 1) })
            .ToLookup(pair => pair.bed, pair => new Plant(pair.Item2, $"Plant {pair.Item2}")));
    }

    [DataLoader(ServiceScope = DataLoaderServiceScope.DataLoaderScope)]
    public static async Task<IReadOnlyDictionary<int, int?>> GetWateringAsync(IReadOnlyList<int> keys, GardenLog log, Gardener gardener)
    {
        await Task.Yield();
        log.Batches.Add($"watering {string.Join(',', keys)} by {gardener.Number} of {log.Alive}");
        return keys.ToDictionary(key => key, key => key % 2 == 0 ? (int?)key : null);
    }
}

[GraphQLIgnore]
[QueryType]
public static class GardenQueries
{
    public static IReadOnlyList<Bed> GetBeds() => [new(1), new(2), new(3)];

    public static async Task<Plant?> GetPlantAsync(int id, IPlantByIdDataLoader plants, Gardener gardener)
        => gardener.Number > 0 ? await plants.LoadAsync(id) : null;

    public static async Task<bool> GetSameAsync(IPlantByIdDataLoader plants, PlantByIdDataLoader same)
    {
        await plants.LoadAsync(1);
        return ReferenceEquals(plants, same);
    }
}

[GraphQLIgnore]
[ObjectType<Bed>]
public static class BedType
{
    public static Task<Plant[]> GetPlantsAsync([Parent] Bed bed, PlantsInBedDataLoader plants) => plants.LoadAsync(bed.Id);
}

[GraphQLIgnore]
[ObjectType<Plant>]
public static class PlantType
{
    public static Task<string?> GetLabelAsync([Parent] Plant plant, ILabelDataLoader labels) => labels.LoadAsync(plant.Id);

    public static Task<int?> GetWateringAsync([Parent] Plant plant, IWateringDataLoader waterings) => waterings.LoadAsync(plant.Id);
}
