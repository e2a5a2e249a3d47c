using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace LinkDirectory.GraphQL.Authorization;

/// <summary>
/// Asks ASP.NET Core, and remembers for the request what it answered where no resource decides. An answer is the refusal
/// that the client is told of; null when the viewer may.
/// </summary>
internal sealed class AuthorizationDecisions(RequestContext request)
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<GraphQLException?>> _known = new(StringComparer.Ordinal);

    /// <summary>The first refusal of several rules.</summary>
    public async ValueTask<GraphQLException?> RefusalAsync(IEnumerable<AuthorizationRule> rules)
    {
        foreach (var rule in rules)
        {
            if (await RefusalAsync(rule) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    public Task<GraphQLException?> RefusalAsync(AuthorizationRule rule)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(rule.Key, out var decision))
            {
                _known.Add(rule.Key, decision = RefusalAsync(rule, request.HttpContext));
            }

            return decision;
        }
    }

    /// <exception cref="InvalidOperationException">Nobody added the policy.</exception>
    public async Task<GraphQLException?> RefusalAsync(AuthorizationRule rule, object? resource)
    {
        var user = request.HttpContext?.User ?? Nobody;
        var allowed = rule.Roles.Count == 0 || rule.Roles.Any(user.IsInRole);
        if (allowed && (rule.Policy is not null || rule.Roles.Count == 0))
        {
            var policies = request.Services.GetRequiredService<IAuthorizationPolicyProvider>();
            var policy = rule.Policy is null ? await policies.GetDefaultPolicyAsync() : await policies.GetPolicyAsync(rule.Policy);
            allowed = policy is null
                ? throw new InvalidOperationException($"[Authorize] asks for the policy '{rule.Policy}', which was not added.")
                : (await request.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, resource, policy)).Succeeded;
        }

        return allowed ? null
            : user.Identities.Any(identity => identity.IsAuthenticated)
                ? new GraphQLException("This is not yours to see or do.", GraphQLErrorCodes.NotAuthorized)
                : new GraphQLException("This is for people who have signed in.", GraphQLErrorCodes.NotAuthenticated);
    }
}
