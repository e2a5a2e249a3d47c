using LinkDirectory.Data.Search;

namespace LinkDirectory.Features.Finding;

internal static class FindingSetup
{
    public static IServiceCollection AddFinding(this IServiceCollection services) =>
        services.AddSingleton<WhoToContact>().AddSingleton<VocabularyCache>().AddSingleton<Search>();
}
