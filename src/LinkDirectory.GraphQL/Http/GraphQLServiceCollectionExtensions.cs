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
            services.AddSingleton(provider => new EventStreamEndpoint(
                provider.GetRequiredService<RequestExecutor>(), provider.GetRequiredService<OpenStreams>(), configuration.Streams,
                provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetService<IHostApplicationLifetime>()));
        }

        return new RequestExecutorBuilder(services, configuration);
    }

    /// <summary>Adds every type of the assemblies that carries an attribute of the server.</summary>
    public static IRequestExecutorBuilder AddTypes(this IRequestExecutorBuilder builder, params Assembly[] assemblies)
        => builder.Configure(server => server.Types.AddRange(assemblies.SelectMany(TypeDiscovery.AnnotatedTypes)));

    /// <summary>Adds every annotated type of the assembly that contains <typeparamref name="TMarker"/>.</summary>
    public static IRequestExecutorBuilder AddTypes<TMarker>(this IRequestExecutorBuilder builder)
        => builder.AddTypes(typeof(TMarker).Assembly);

    /// <summary>Adds annotated types one by one.</summary>
    public static IRequestExecutorBuilder AddTypes(this IRequestExecutorBuilder builder, params Type[] types)
        => builder.Configure(server => server.Types.AddRange(types));

    /// <summary>Adds a scalar; values of its CLR type, and of the further ones that it can write, use it everywhere.</summary>
    public static IRequestExecutorBuilder AddScalar(this IRequestExecutorBuilder builder, ScalarType scalar, params Type[] alsoFor)
        => builder.Configure(server => server.Scalars.AddRange(alsoFor.Prepend(scalar.RuntimeType).Select(type => (type, scalar))));

    /// <summary>Changes how the schema is built.</summary>
    public static IRequestExecutorBuilder ModifyOptions(this IRequestExecutorBuilder builder, Action<SchemaOptions> change)
        => builder.Configure(server => change(server.Schema));

    /// <summary>Changes what one operation may ask for.</summary>
    public static IRequestExecutorBuilder ModifyRequestOptions(this IRequestExecutorBuilder builder, Action<RequestExecutorOptions> change)
        => builder.Configure(server => change(server.Request));

    /// <summary>Changes what an operation may cost.</summary>
    public static IRequestExecutorBuilder ModifyCostOptions(this IRequestExecutorBuilder builder, Action<CostOptions> change)
        => builder.Configure(server => change(server.Request.Cost));

    /// <summary>Changes the size of pages.</summary>
    public static IRequestExecutorBuilder ModifyPagingOptions(this IRequestExecutorBuilder builder, Action<PagingOptions> change)
        => builder.Configure(server => change(server.Paging));

    /// <summary>Adds the interface <c>Node</c> and the root fields <c>node</c> and <c>nodes</c>.</summary>
    public static IRequestExecutorBuilder AddGlobalObjectIdentification(this IRequestExecutorBuilder builder)
        => builder.Configure(server => server.GlobalObjectIdentification = true);
}
