namespace LinkDirectory.GraphQL.Relay;

/// <summary>
/// The member is a global id. On an output it encodes the key under the declaring type's name; an argument so marked
/// must be a <see cref="NodeId"/> or a string, which receives the id as it was sent.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public class IDAttribute(string? typeName = null) : Attribute
{
    /// <summary>The GraphQL type that the id must be of; null for the declaring type, or any.</summary>
    public string? TypeName { get; } = typeName;
}

/// <summary>
/// The member is the global id of a <typeparamref name="T"/>. An argument of it must have the key's CLR type
/// (int, long, Guid or string); a malformed id, or one of another type, is an error at that argument.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class IDAttribute<T> : IDAttribute;

/// <summary>
/// The type implements <c>Node</c>. On an object type its key is the property <c>Id</c>, and a method marked
/// <see cref="NodeResolverAttribute"/> fetches it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct, Inherited = false)]
public sealed class NodeAttribute : Attribute;

/// <summary>
/// The static method fetches a node by its key, which is its first parameter that is neither a service nor a loader.
/// It is no field; the type that declares it implements <c>Node</c>. Null means that there is no such node, or none for this viewer.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;
