using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps a GraphQL server into an application.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves operations at a path, and GraphiQL there to browsers in Development. Builds the schema at once, so that a mistake in it stops
    /// the start.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var graphiQL = endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        return endpoints.Map(path, Endpoint(endpoints.ServiceProvider, graphiQL).HandleAsync).WithDisplayName("GraphQL");
    }

    /// <summary>
    /// Serves stored documents at <c>path/{id}</c> and <c>path/{id}/{operationName}</c>: GET with <c>variables</c> in the address,
    /// or POST with <c>{"variables": …}</c>. Every limit holds, and what is sensitive is refused over GET.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">Where the ids begin.</param>
    public static IEndpointConventionBuilder MapGraphQLPersistedOperations(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string path = "/graphql/persisted")
    {
        const string id = PersistedOperationReader.DocumentIdRouteValue;
        const string name = PersistedOperationReader.OperationNameRouteValue;
        var endpoint = Endpoint(endpoints.ServiceProvider, graphiQL: false, documentInRoute: true);
        return endpoints.Map($"{path.TrimEnd('/')}/{{{id}}}/{{{name}?}}", endpoint.HandleAsync)
            .WithDisplayName("GraphQL persisted operations");
    }

    /// <summary>Serves the schema as a document.</summary>
    public static IEndpointConventionBuilder MapGraphQLSchema(this IEndpointRouteBuilder endpoints, string path = "/graphql/schema.graphql")
    {
        var text = Encoding.UTF8.GetBytes(SchemaPrinter.Print(endpoints.ServiceProvider.GetRequiredService<RequestExecutor>().Schema));
        return endpoints.MapGet(path, () => Results.Bytes(text, "application/graphql; charset=utf-8")).WithDisplayName("GraphQL schema");
    }

    private static GraphQLEndpoint Endpoint(IServiceProvider services, bool graphiQL, bool documentInRoute = false) => new(
        services.GetRequiredService<RequestExecutor>(), services.GetRequiredService<EventStreamEndpoint>(),
        services.GetRequiredService<WorkUnderWay>(),
        new RequestLog(services.GetRequiredService<ILoggerFactory>(), services.GetService<GraphQLInstruments>()),
        graphiQL, documentInRoute);
}
