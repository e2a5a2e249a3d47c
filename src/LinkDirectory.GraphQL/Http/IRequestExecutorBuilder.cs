namespace LinkDirectory.GraphQL;

/// <summary>Describes a GraphQL server; what <c>AddGraphQLServer()</c> returns.</summary>
public interface IRequestExecutorBuilder
{
    /// <summary>The services to which the server belongs.</summary>
    IServiceCollection Services { get; }
}
