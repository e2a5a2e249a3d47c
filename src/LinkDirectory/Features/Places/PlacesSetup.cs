using LinkDirectory.Data.Spatial;

namespace LinkDirectory.Features.Places;

internal static class PlacesSetup
{
    public static IServiceCollection AddPlaces(this IServiceCollection services) =>
        services.AddSingleton<AreaBoundaries>().AddSingleton<Areas>().AddSingleton<AreaChanges>();
}
