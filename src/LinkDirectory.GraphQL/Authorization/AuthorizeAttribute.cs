namespace LinkDirectory.GraphQL.Authorization;

/// <summary>When an authorisation is decided.</summary>
public enum ApplyPolicy
{
    /// <summary>Before the field is resolved, once for the request; a refusal is that field's error.</summary>
    BeforeResolver,

    /// <summary>When the field is resolved, with its value as the resource; a refusal is that field's error.</summary>
    AfterResolver,

    /// <summary>Before anything is executed; a refusal refuses the whole request.</summary>
    Validation,
}

/// <summary>
/// Asks ASP.NET Core's authorisation whether the viewer may. On a field it guards that field. On a class marked as part of
/// a root it guards the fields in that class. On a type, or the class that describes one, it guards every field that
/// returns the type, or an interface or union that the type belongs to. Several must all be satisfied. Without policy or
/// roles, the default policy decides, which asks for any signed-in viewer.
/// </summary>
/// <param name="policy">The policy's name; null for the default policy, or for roles alone.</param>
/// <param name="apply">When it is decided.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Property | AttributeTargets.Method,
    AllowMultiple = true)]
public sealed class AuthorizeAttribute(string? policy = null, ApplyPolicy apply = ApplyPolicy.BeforeResolver) : Attribute
{
    /// <summary>By roles, or by the default policy.</summary>
    public AuthorizeAttribute(ApplyPolicy apply) : this(null, apply)
    {
    }

    /// <summary>The policy's name; null for none, or the default one where there are no roles either.</summary>
    public string? Policy { get; set; } = policy;

    /// <summary>Roles of which the viewer must have one; null for no matter.</summary>
    // An attribute can hold no other list.
    public string[]? Roles { get; set; }

    public ApplyPolicy Apply { get; set; } = apply;
}

/// <summary>The field is for everyone, whatever its class or type asks for.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : Attribute;
