namespace LinkDirectory.GraphQL.Execution;

/// <summary>What must be allowed before an operation begins.</summary>
public sealed partial class RequestExecutor
{
    /// <summary>The refusal of the whole request; null when the viewer may have it executed.</summary>
    private static async ValueTask<GraphQLResponse?> RefusalAsync(CompiledOperation operation, RequestContext context)
    {
        foreach (var rule in operation.Requirements)
        {
            if (await context.Authorization.DecideAsync(rule) is not AuthorizationDecision.Allowed and var refused)
            {
                return Refuse(
                    [FieldErrors.Expected(AuthorizationDecisions.Refusal(refused))],
                    refused == AuthorizationDecision.NotAuthenticated ? GraphQLOutcome.NotAuthenticated : GraphQLOutcome.NotAuthorized);
            }
        }

        return null;
    }
}
