namespace LinkDirectory.GraphQL.Execution;

/// <summary>What a resolver can learn of the field that it resolves, beyond what its parameters bring.</summary>
public interface IResolverContext
{
    /// <summary>The field's name in the response.</summary>
    string ResponseName { get; }

    /// <summary>
    /// Whether nothing is selected below but some fields, so that the rest need not be read. What a condition may leave out counts as
    /// selected.
    /// </summary>
    /// <param name="fields">The names that may be selected; <c>__typename</c> where that may be.</param>
    /// <param name="path">The names of the fields that lead there from this one. One that is not selected selects nothing.</param>
    bool SelectsOnly(IReadOnlySet<string> fields, params ReadOnlySpan<string> path);
}
