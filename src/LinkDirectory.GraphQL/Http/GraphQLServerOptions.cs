namespace LinkDirectory.GraphQL.Http;

/// <summary>How the endpoint serves GraphiQL.</summary>
public sealed class GraphQLServerOptions
{
    /// <summary>Whether a browser that asks for HTML gets GraphiQL; in Development alone when null.</summary>
    public bool? EnableGraphiQL { get; set; }

    /// <summary>The address of GraphiQL's script, which mounts on <c>#graphiql</c> and reads its <c>data-endpoint</c>.</summary>
    public string GraphiQLScript { get; set; } = "/dist/graphiql.js";

    /// <summary>The address of GraphiQL's styles.</summary>
    public string GraphiQLStyles { get; set; } = "/dist/graphiql.css";
}
