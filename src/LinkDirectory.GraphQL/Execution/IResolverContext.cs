namespace LinkDirectory.GraphQL.Execution;

/// <summary>What a resolver can learn of the field that it resolves, beyond what its parameters bring.</summary>
public interface IResolverContext
{
    /// <summary>The field's name in the response.</summary>
    string ResponseName { get; }
}
