namespace LinkDirectory.GraphQL.Http;

/// <summary>Everything configured for the server before its schema is built.</summary>
internal sealed class GraphQLServerConfiguration
{
    public List<Type> Types { get; } = [];

    public List<(Type RuntimeType, ScalarType Scalar)> Scalars { get; } = [];

    public SchemaOptions Schema { get; } = new();

    public RequestExecutorOptions Request { get; } = new();

    public PagingOptions Paging { get; } = new();

    public EventStreamOptions Streams { get; } = new();

    /// <summary>How mutations are shaped; null when they stay as they are written.</summary>
    public MutationConventionOptions? Mutations { get; set; }

    /// <summary>The C# interface of every error; null for one with a message alone.</summary>
    public Type? ErrorInterface { get; set; }

    /// <summary>Whether the application has authorisation for <c>[Authorize]</c> to ask.</summary>
    public bool Authorization { get; set; }

    public bool GlobalObjectIdentification { get; set; }
}

internal sealed class RequestExecutorBuilder(IServiceCollection services, GraphQLServerConfiguration configuration)
    : IRequestExecutorBuilder
{
    public IServiceCollection Services { get; } = services;

    public GraphQLServerConfiguration Configuration { get; } = configuration;
}

internal static class RequestExecutorBuilderExtensions
{
    public static IRequestExecutorBuilder Configure(this IRequestExecutorBuilder builder, Action<GraphQLServerConfiguration> change)
    {
        change(((RequestExecutorBuilder)builder).Configuration);
        return builder;
    }
}
