using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Api;

/// <summary>The API's side of the application: GraphQL over the same feature services as the pages.</summary>
public static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddGraphQLServer()
            .AddTypes(typeof(ApiSetup).Assembly)
            .AddScalar(new GeoJsonScalar())
            .AddGlobalObjectIdentification();
        return services;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapGraphQL();
        app.MapGraphQLSchema();
        return app;
    }
}
