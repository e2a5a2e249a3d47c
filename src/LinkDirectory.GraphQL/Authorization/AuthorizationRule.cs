namespace LinkDirectory.GraphQL.Authorization;

/// <summary>What one <c>[Authorize]</c> asks for.</summary>
internal sealed class AuthorizationRule(string? policy, IReadOnlyList<string> roles, ApplyPolicy apply)
{
    public string? Policy { get; } = policy;

    public IReadOnlyList<string> Roles { get; } = roles;

    public ApplyPolicy Apply { get; } = apply;

    /// <summary>The same for rules that ask for the same, whenever they do.</summary>
    public string Key { get; } = policy + "\n" + string.Join('\n', roles);

    public static IEnumerable<AuthorizationRule> Of(MemberInfo member)
        => member.GetCustomAttributes<AuthorizeAttribute>(true).Select(a => new AuthorizationRule(a.Policy, a.Roles ?? [], a.Apply));
}

/// <summary>What was decided.</summary>
internal enum AuthorizationDecision
{
    Allowed,
    NotAuthenticated,
    NotAuthorized,
}
