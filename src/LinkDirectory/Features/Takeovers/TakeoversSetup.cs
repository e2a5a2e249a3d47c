namespace LinkDirectory.Features.Takeovers;

internal static class TakeoversSetup
{
    public static IServiceCollection AddTakeovers(this IServiceCollection services) =>
        services.AddSingleton<TakeoverOffers>().AddSingleton<SchoolTakeovers>();
}
