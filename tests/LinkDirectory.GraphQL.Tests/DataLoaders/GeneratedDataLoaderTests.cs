using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Support;
using LinkDirectory.GraphQL.Tests.Support.Library;
using LinkDirectory.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.DataLoaders;

public sealed class GeneratedDataLoaderTests : IAsyncDisposable
{
    private static readonly Type[] Types = [typeof(GardenQueries), typeof(BedType), typeof(PlantType)];

    private readonly GardenLog _log = new();
    private readonly SmallServer _server;

    public GeneratedDataLoaderTests() => _server = new SmallServer(
        graphql =>
        {
            graphql.Services.AddSingleton(_log).AddScoped<Gardener>();
            graphql.AddDataLoader<IPlantByIdDataLoader, PlantByIdDataLoader>().AddDataLoader<ILabelDataLoader, LabelDataLoader>()
                .AddDataLoader<IWateringDataLoader, WateringDataLoader>();
        }, Types);

    [Fact]
    public async Task Many_keys_make_one_batch_and_the_request_remembers_them()
    {
        Assert.Equal(
            """{"data":{"a":{"name":"Plant 1"},"b":{"name":"Plant 2"},"c":{"name":"Plant 1"},"d":null}}""",
            await _server.ExecuteAsync(
                "{ a: plant(id: 1) { name } b: plant(id: 2) { name } c: plant(id: 1) { name } d: plant(id: 99) { name } }"));
        Assert.Equal(["plants 1,2,99 by 1 of 1"], _log.Batches);
        await _server.ExecuteAsync("{ plant(id: 1) { name } }");
        Assert.Equal(2, _log.Batches.Count);
    }

    [Fact]
    public async Task A_lookup_gives_many_values_for_a_key_or_none()
    {
        Assert.Equal(
            """{"data":{"beds":[{"plants":[{"id":10},{"id":11}]},{"plants":[{"id":20},{"id":21}]},{"plants":[]}]}}""",
            await _server.ExecuteAsync("{ beds { plants { id } } }"));
        Assert.Equal(["beds 1,2,3"], _log.Batches);
    }

    [Fact]
    public async Task A_batch_holds_no_more_keys_than_allowed()
    {
        await _server.ExecuteAsync("{ beds { plants { label } } }");
        Assert.Equal(["beds 1,2,3", "labels 10,11", "labels 20,21"], _log.Batches);
    }

    [Fact]
    public async Task Services_are_the_requests_unless_each_batch_has_its_own()
    {
        Assert.Equal(
            """{"data":{"plant":{"watering":4}}}""", await _server.ExecuteAsync("{ plant(id: 4) { watering } }"));
        Assert.Equal(["plants 4 by 1 of 1", "watering 4 by 2 of 2"], _log.Batches);
        Assert.Equal(0, _log.Alive);
    }

    [Fact]
    public async Task The_requests_token_reaches_the_method()
    {
        await _server.ExecuteAsync("{ plant(id: 1) { name } }");
        Assert.True(_log.Token.CanBeCanceled);
    }

    [Fact]
    public async Task A_loader_taken_by_its_class_is_the_one_taken_by_its_interface()
        => Assert.Equal("""{"data":{"same":true}}""", await _server.ExecuteAsync("{ same }"));

    [Fact]
    public async Task A_value_can_be_remembered_or_forgotten()
    {
        using var provider = new ServiceCollection().AddSingleton(_log).AddScoped<Gardener>().BuildServiceProvider();
        var plants = ActivatorUtilities.CreateInstance<PlantByIdDataLoader>(provider);
        plants.SetCacheEntry(1, new Plant(1, "known"));
        Assert.Equal(["known", "Plant 2"],
            (await plants.LoadRequiredAsync([1, 2], TestContext.Current.CancellationToken)).Select(plant => plant.Name));
        plants.SetCacheEntry(2, new Plant(2, "too late"));
        plants.RemoveCacheEntry(1);
        Assert.Equal("Plant 1", (await plants.LoadRequiredAsync(1, TestContext.Current.CancellationToken)).Name);
        Assert.Equal("Plant 2", (await plants.LoadRequiredAsync(2, TestContext.Current.CancellationToken)).Name);
        plants.ClearCache();
        await plants.LoadRequiredAsync(2, TestContext.Current.CancellationToken);
        Assert.Equal(["plants 2 by 1 of 1", "plants 1 by 1 of 1", "plants 2 by 1 of 1"], _log.Batches);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => plants.LoadRequiredAsync([1, 99], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_module_adds_the_types_and_the_loaders()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<Catalogue>().AddSingleton(_log).AddScoped<Gardener>();
        services.AddGraphQLServer().AddLibraryTypes().AddScalar(new OutlineScalar()).AddGlobalObjectIdentification().AddTypes(Types);
        using var provider = services.BuildServiceProvider();
        var query = provider.GetRequiredService<Schema>().Query;
        Assert.NotNull(query.Field("book"));
        Assert.NotNull(query.Field("plant"));
        Assert.NotSame(provider.GetRequiredService<ILabelDataLoader>(), provider.GetRequiredService<ILabelDataLoader>());
        Assert.IsAssignableFrom<IDataLoader<int, Plant[]>>(ActivatorUtilities.CreateInstance<PlantsInBedDataLoader>(provider));
    }

    [Fact]
    public void A_loader_that_nobody_registered_is_told_when_the_schema_is_built()
        => Assert.Contains(
            "IPlantByIdDataLoader is not registered",
            Assert.Throws<SchemaException>(() => new SmallServer(g => g.Services.AddScoped<Gardener>(), Types).Schema).Message,
            StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
