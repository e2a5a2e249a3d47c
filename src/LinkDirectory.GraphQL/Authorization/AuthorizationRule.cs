namespace LinkDirectory.GraphQL.Authorization;

/// <summary>What one <c>[Authorize]</c> asks for.</summary>
internal sealed record AuthorizationRule(string? Policy, IReadOnlyList<string> Roles, ApplyPolicy Apply)
{
    /// <summary>The same for rules that ask for the same, whenever they do.</summary>
    public string Key { get; } = Policy + "\n" + string.Join('\n', Roles);

    public static IEnumerable<AuthorizationRule> From(MemberInfo member)
        => member.GetCustomAttributes<AuthorizeAttribute>(true).Select(a => new AuthorizationRule(a.Policy, a.Roles ?? [], a.Apply));
}
