using System.Reflection;
using LinkDirectory.GraphQL;
using LinkDirectory.GraphQL.CostAnalysis;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Http;
using LinkDirectory.GraphQL.Pagination;
using LinkDirectory.GraphQL.Types;
using LinkDirectory.GraphQL.Types.Building;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a GraphQL server to an application.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Adds the server; a second call describes the same one further.</summary>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
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
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        Configure(builder).Types.AddRange(assemblies.SelectMany(TypeDiscovery.AnnotatedTypes));
        return builder;
    }

    /// <summary>Adds every annotated type of the assembly in which <typeparamref name="TMarker"/> is.</summary>
    public static IRequestExecutorBuilder AddTypes<TMarker>(this IRequestExecutorBuilder builder)
        => builder.AddTypes(typeof(TMarker).Assembly);

    /// <summary>Adds annotated types one by one.</summary>
    public static IRequestExecutorBuilder AddTypes(this IRequestExecutorBuilder builder, params Type[] types)
    {
        Configure(builder).Types.AddRange(types);
        return builder;
    }

    /// <summary>Adds one annotated type.</summary>
    public static IRequestExecutorBuilder AddType<T>(this IRequestExecutorBuilder builder) => builder.AddTypes(typeof(T));

    /// <summary>Adds a scalar; values of its CLR type, and of the further ones that it can write, use it everywhere.</summary>
    public static IRequestExecutorBuilder AddScalar(this IRequestExecutorBuilder builder, ScalarType scalar, params Type[] alsoFor)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        Type[] types = [scalar.RuntimeType, .. alsoFor];
        Configure(builder).Scalars.AddRange(types.Select(type => (type, scalar)));
        return builder;
    }

    /// <summary>Changes how the schema is built.</summary>
    public static IRequestExecutorBuilder ModifyOptions(this IRequestExecutorBuilder builder, Action<SchemaOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        change(Configure(builder).Schema);
        return builder;
    }

    /// <summary>Changes what one operation may ask for.</summary>
    public static IRequestExecutorBuilder ModifyRequestOptions(
        this IRequestExecutorBuilder builder, Action<RequestExecutorOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        change(Configure(builder).Request);
        return builder;
    }

    /// <summary>Changes what an operation may cost.</summary>
    public static IRequestExecutorBuilder ModifyCostOptions(this IRequestExecutorBuilder builder, Action<CostOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        change(Configure(builder).Request.Cost);
        return builder;
    }

    /// <summary>Changes the size of pages.</summary>
    public static IRequestExecutorBuilder ModifyPagingOptions(this IRequestExecutorBuilder builder, Action<PagingOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        change(Configure(builder).Paging);
        return builder;
    }

    /// <summary>Adds the interface <c>Node</c> and the root fields <c>node</c> and <c>nodes</c>.</summary>
    public static IRequestExecutorBuilder AddGlobalObjectIdentification(this IRequestExecutorBuilder builder)
    {
        Configure(builder).GlobalObjectIdentification = true;
        return builder;
    }

    /// <summary>Sets the deepest selection that is executed, the root's fields being 1.</summary>
    public static IRequestExecutorBuilder AddMaxExecutionDepthRule(this IRequestExecutorBuilder builder, int maxDepth)
        => builder.ModifyRequestOptions(options => options.MaxExecutionDepth = maxDepth);

    private static GraphQLServerConfiguration Configure(IRequestExecutorBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return ((RequestExecutorBuilder)builder).Configuration;
    }
}
