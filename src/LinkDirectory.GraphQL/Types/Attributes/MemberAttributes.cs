namespace LinkDirectory.GraphQL;

/// <summary>Gives a type, field, argument or enum value another GraphQL name.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Describes a type, field, argument or enum value, in place of its XML documentation.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>The description, CommonMark.</summary>
    public string Description { get; } = description;
}

/// <summary>Keeps a member out of the schema.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>Marks a field, argument, input field or enum value as deprecated.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    /// <summary>What to use instead.</summary>
    public string Reason { get; } = reason;
}

/// <summary>
/// Gives a member's GraphQL type by the CLR type that stands for it (a union, an interface, a scalar's CLR type);
/// list and null wrappers still come from the member itself.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class GraphQLTypeAttribute(Type runtimeType) : Attribute
{
    /// <summary>The CLR type whose GraphQL type is meant.</summary>
    public Type RuntimeType { get; } = runtimeType;
}

/// <summary>The parameter receives the object on which the field is resolved.</summary>
/// <param name="requires">
/// The members of it that the field reads, such as <c>"AuthorId Address { Town }"</c>; null when nothing is said. Objects
/// are always whole, so it is a promise that is checked when the schema is built, and nothing more.
/// </param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute(string? requires = null) : Attribute
{
    public string? Requires { get; } = requires;
}

/// <summary>
/// The argument or input field carries what must not appear in an address or a log: an operation that gives it is
/// refused over GET, and its value is never logged.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;
