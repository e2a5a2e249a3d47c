using LinkDirectory.Features.Access.GraphQL;
using LinkDirectory.Features.Places.GraphQL;

[assembly: Module("Types")]

namespace LinkDirectory.Api;

/// <summary>The API's side of the application: GraphQL over the same feature services as the pages.</summary>
public static class ApiSetup
{
    /// <summary>The setting that names a folder or manifest of stored documents; with it no other is executed.</summary>
    public const string TrustedDocumentsSetting = "GraphQL:TrustedDocuments";

    /// <summary>The section whose settings say how long subscriptions' streams last and how many may be open.</summary>
    public const string StreamsSection = "GraphQL:Streams";

    /// <summary>The code of a change that came at a bad moment: nothing of it was saved, and it can be sent again.</summary>
    public const string DatabaseBusyCode = "DATABASE_BUSY";

    /// <summary>The section whose settings say what one operation may ask for, by the names of the options.</summary>
    public const string LimitsSection = "GraphQL:Limits";

    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ISubscriptionGuard, StreamStanding>();
        var graphQL = services.AddGraphQLServer()
            .AddTypes()
            .AddScalar(new GeoJsonScalar(), typeof(GeoJsonText))
            .AddGlobalObjectIdentification()
            .AddMutationConventions()
            .AddInstrumentation()
            .AddRefusal(RefusalOf)
            .AddInMemorySubscriptions()
            .ModifyEventStreamOptions(options => configuration.ReadInto(options, StreamsSection))
            .ModifyRequestOptions(options => configuration.ReadInto(options, LimitsSection))
            .ModifyCostOptions(options => configuration.ReadInto(options, $"{LimitsSection}:Cost"));
        if (TrustedDocuments(configuration) is { } path)
        {
            graphQL.UsePersistedOperationPipeline().AddFileSystemOperationDocumentStorage(path)
                .ModifyRequestOptions(options => options.PersistedOperations.OnlyAllowPersistedDocuments = true);
        }
        else
        {
            graphQL.UseAutomaticPersistedOperationPipeline();
        }

        return services;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapGraphQL();
        if (TrustedDocuments(app.Configuration) is not null) app.MapGraphQLPersistedOperations();
        app.MapGraphQLSchema();
        return app;
    }

    private static GraphQLException? RefusalOf(Exception problem) =>
        DatabaseBusyException.IsBehind(problem)
            ? new GraphQLException(DatabaseBusyException.Words, DatabaseBusyCode) { RetryAfter = DatabaseBusyException.TryAgainAfter }
            : null;

    private static string? TrustedDocuments(IConfiguration configuration) =>
        configuration[TrustedDocumentsSetting] is { Length: > 0 } path ? path : null;
}
