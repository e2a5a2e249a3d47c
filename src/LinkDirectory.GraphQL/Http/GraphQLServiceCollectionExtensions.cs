using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a GraphQL server to an application.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Adds the server; a second call describes the same one further.</summary>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services)
    {
        var configuration = services
            .Select(service => service.ImplementationInstance).OfType<GraphQLServerConfiguration>().FirstOrDefault();
        if (configuration is null)
        {
            configuration = new GraphQLServerConfiguration();
            services.AddSingleton(configuration);
            services.AddSingleton(provider =>
            {
                var known = provider.GetService<IServiceProviderIsService>();
                return new SchemaBuilder(configuration, type => known?.IsService(type) == true).Build();
            });
            services.AddSingleton(provider => new RequestExecutor(
                provider.GetRequiredService<Schema>(), configuration.Request, provider.GetRequiredService<ILogger<RequestExecutor>>(),
                development: provider.GetService<IHostEnvironment>()?.IsDevelopment() == true,
                provider.GetService<IOperationDocumentStorage>(), provider.GetService<GraphQLInstruments>()));
            services.AddSingleton(new OpenStreams(configuration.Streams));
            services.AddSingleton(_ => new WorkUnderWay(configuration.Request));
            services.AddSingleton(provider => new EventStreamEndpoint(
                provider.GetRequiredService<RequestExecutor>(), provider.GetRequiredService<OpenStreams>(), configuration.Streams,
                provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetService<IHostApplicationLifetime>()));
        }

        return new RequestExecutorBuilder(services, configuration);
    }
}
