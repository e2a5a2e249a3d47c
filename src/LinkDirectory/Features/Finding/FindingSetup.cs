using LinkDirectory.Features.Finding.Searching;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding;

internal static class FindingSetup
{
    // What is made of the index's own types cannot be made by a constructor that everybody sees.
    public static IServiceCollection AddFinding(this IServiceCollection services) => services
        .AddSingleton<WhoToContact>().AddSingleton<SearchIndexCache>().AddSingleton<SearchResults>()
        .AddSingleton(made => new Search(made.GetRequiredService<SearchIndexCache>(), made.GetRequiredService<PlaceFinder>(),
            made.GetRequiredService<SearchResults>()))
        .AddSingleton(made => new Suggestions(made.GetRequiredService<Search>(), made.GetRequiredService<PlaceFinder>(),
            made.GetRequiredService<SearchResults>()));

    /// <summary>Has the search index made when the server starts, before somebody waits for it.</summary>
    public static IServiceCollection AddSearchWarmUp(this IServiceCollection services) => services.AddHostedService<SearchWarmUp>();
}
