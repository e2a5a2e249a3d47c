using System.Text;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Http;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps a GraphQL server into an application.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>Serves operations at a path, and GraphiQL there to browsers in Development. Builds the schema at once, so that a mistake in it stops the start.</summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string path = "/graphql", GraphQLServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        options ??= new GraphQLServerOptions();
        var services = endpoints.ServiceProvider;
        var graphiQL = options.EnableGraphiQL ?? services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var log = new RequestLog(services.GetRequiredService<ILoggerFactory>(), services.GetService<GraphQLInstruments>());
        var endpoint = new GraphQLEndpoint(services.GetRequiredService<RequestExecutor>(), options, log, graphiQL);
        return endpoints.Map(path, endpoint.HandleAsync).WithDisplayName("GraphQL");
    }

    /// <summary>Serves the schema as a document.</summary>
    public static IEndpointConventionBuilder MapGraphQLSchema(this IEndpointRouteBuilder endpoints, string path = "/graphql/schema.graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var text = Encoding.UTF8.GetBytes(SchemaPrinter.Print(endpoints.ServiceProvider.GetRequiredService<RequestExecutor>().Schema));
        return endpoints.MapGet(path, () => Results.Bytes(text, "application/graphql; charset=utf-8")).WithDisplayName("GraphQL schema");
    }
}
