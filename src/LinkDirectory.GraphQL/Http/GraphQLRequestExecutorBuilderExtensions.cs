using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says what a GraphQL server has, and how it serves it.</summary>
public static class GraphQLRequestExecutorBuilderExtensions
{
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

    /// <summary>
    /// Makes an exception of the application an expected refusal: the client sees its message and code, and the log no error.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="refusal">Gives null for an exception that stays a bug.</param>
    public static IRequestExecutorBuilder AddRefusal(this IRequestExecutorBuilder builder, Func<Exception, GraphQLException?> refusal)
        => builder.ModifyRequestOptions(options => options.Refusals.Add(refusal));

    /// <summary>Changes what an operation may cost.</summary>
    public static IRequestExecutorBuilder ModifyCostOptions(this IRequestExecutorBuilder builder, Action<CostOptions> change)
        => builder.Configure(server => change(server.Request.Cost));

    /// <summary>Changes the size of pages.</summary>
    public static IRequestExecutorBuilder ModifyPagingOptions(this IRequestExecutorBuilder builder, Action<PagingOptions> change)
        => builder.Configure(server => change(server.Paging));

    /// <summary>Adds the interface <c>Node</c> and the root fields <c>node</c> and <c>nodes</c>.</summary>
    public static IRequestExecutorBuilder AddGlobalObjectIdentification(this IRequestExecutorBuilder builder)
        => builder.Configure(server => server.GlobalObjectIdentification = true);

    /// <summary>
    /// Gives mutations one input and a payload: <c>doThing(input: DoThingInput!): DoThingPayload!</c>, whose fields are the
    /// changed thing under its type's name, null on failure, and <c>errors: [DoThingError!]</c>, null on success.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="applyToAllMutations">False for those alone that carry <c>[UseMutationConvention]</c> or
    /// <c>[Error&lt;TError&gt;]</c>.</param>
    public static IRequestExecutorBuilder AddMutationConventions(this IRequestExecutorBuilder builder, bool applyToAllMutations = true)
        => builder.AddMutationConventions(new MutationConventionOptions { ApplyToAllMutations = applyToAllMutations });

    /// <summary>As <see cref="AddMutationConventions(IRequestExecutorBuilder, bool)"/>, with other names.</summary>
    public static IRequestExecutorBuilder AddMutationConventions(this IRequestExecutorBuilder builder, MutationConventionOptions options)
        => builder.Configure(server => server.Mutations = options);

    /// <summary>Makes every error of a mutation implement <typeparamref name="T"/>, a C# interface marked <c>[InterfaceType]</c>.</summary>
    public static IRequestExecutorBuilder AddErrorInterfaceType<T>(this IRequestExecutorBuilder builder)
        => builder.Configure(server => server.ErrorInterface = typeof(T));

    /// <summary>
    /// Makes <c>[Authorize]</c> ask ASP.NET Core's authorisation, which it adds. Authenticate by middleware before the endpoint.
    /// </summary>
    public static IRequestExecutorBuilder AddAuthorization(
        this IRequestExecutorBuilder builder, Action<AuthorizationOptions>? configure = null)
        => builder.Serve(services => services.AddAuthorization(configure ?? (_ => { })))
            .Configure(server => server.Authorization = true);

    /// <summary>Registers a loader that resolvers take by an interface. A loader taken by its class needs no registration.</summary>
    public static IRequestExecutorBuilder AddDataLoader<TService, TImplementation>(this IRequestExecutorBuilder builder)
        where TService : class, IDataLoader
        where TImplementation : class, TService
        => builder.Serve(services =>
        {
            services.TryAddTransient<TImplementation>();
            services.TryAddTransient<TService, TImplementation>();
        });

    /// <summary>Changes how long streams of events last, and how many may be open.</summary>
    public static IRequestExecutorBuilder ModifyEventStreamOptions(this IRequestExecutorBuilder builder, Action<EventStreamOptions> change)
        => builder.Configure(server => change(server.Streams));

    /// <summary>
    /// Adds topics within this process, for <c>ITopicEventSender</c> and <c>ITopicEventReceiver</c>. Where several processes
    /// serve the application, an event reaches only the streams of the one that sent it.
    /// </summary>
    public static IRequestExecutorBuilder AddInMemorySubscriptions(
        this IRequestExecutorBuilder builder, SubscriptionOptions? options = null)
    {
        var topics = new InMemoryTopics(options ?? new SubscriptionOptions());
        return builder.Serve(services => services.AddSingleton<ITopicEventSender>(topics).AddSingleton<ITopicEventReceiver>(topics));
    }

    /// <summary>
    /// Lets clients name a document by its SHA-256 once they have sent it with that hash (automatic persisted queries). Documents
    /// are kept in memory among the prepared ones and within their bounds, or in the <see cref="IOperationDocumentStorage"/> there is.
    /// </summary>
    public static IRequestExecutorBuilder UseAutomaticPersistedOperationPipeline(this IRequestExecutorBuilder builder)
        => builder.ModifyRequestOptions(options => options.PersistedOperations.Automatic = true);

    /// <summary>Lets clients name a stored document by its id.</summary>
    public static IRequestExecutorBuilder UsePersistedOperationPipeline(this IRequestExecutorBuilder builder)
        => builder.ModifyRequestOptions(options => options.PersistedOperations.ById = true);

    /// <summary>
    /// Reads stored documents from a folder or a manifest when the server starts; see <see cref="FileSystemOperationDocumentStorage"/>.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="path">A folder of <c>&lt;sha256&gt;.graphql</c> files, or a JSON manifest as Relay or Apollo write it.</param>
    public static IRequestExecutorBuilder AddFileSystemOperationDocumentStorage(this IRequestExecutorBuilder builder, string path)
        => builder.Serve(services => services.Replace(
            ServiceDescriptor.Singleton<IOperationDocumentStorage>(_ => new FileSystemOperationDocumentStorage(path))));

    /// <summary>Makes activities and metrics of <see cref="GraphQLInstruments.Name"/>, for listeners.</summary>
    public static IRequestExecutorBuilder AddInstrumentation(this IRequestExecutorBuilder builder)
        => builder.Serve(services => services.AddMetrics().TryAddSingleton<GraphQLInstruments>());

    private static IRequestExecutorBuilder Serve(this IRequestExecutorBuilder builder, Action<IServiceCollection> add)
    {
        add(builder.Services);
        return builder;
    }
}
