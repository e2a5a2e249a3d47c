using LinkDirectory.GraphQL.Execution;

namespace LinkDirectory.Benchmarks.National;

/// <summary>Shows that documents that never come again do not pile up.</summary>
internal static class PlanCache
{
    private const int Documents = 100_000;

    public static async Task ShowAsync(NationalDirectory directory)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(directory);
        NationalServer.AddGraphQL(services);
        await using var provider = services.BuildServiceProvider();
        var executor = provider.GetRequiredService<RequestExecutor>();
        var urn = directory.Schools[0].Urn;
        await ExecuteAsync(executor, provider, urn, -1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < Documents; number++)
        {
            await ExecuteAsync(executor, provider, urn, number);
        }

        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(
            $"Plan cache after {Documents:N0} different documents: {executor.PreparedDocuments:N0} kept of "
                + $"{executor.Options.PlanCacheSize:N0} allowed, {held / 1024.0 / 1024:N1} MB held.");
    }

    private static async Task ExecuteAsync(RequestExecutor executor, IServiceProvider services, int urn, int number)
    {
        var query =
            $"query Q{number + 1} {{ s{number + 1}: school(urn: {urn}) {{ urn name phase address {{ street town postcode }} "
                + $"pointsOfContact {{ role sharedEmail sharedTelephone }} }} }}";
        using var response = await executor.ExecuteAsync(new GraphQLRequest(query), services);
    }
}
