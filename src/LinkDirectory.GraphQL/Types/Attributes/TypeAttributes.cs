namespace LinkDirectory.GraphQL.Types;

/// <summary>What an attribute that describes the GraphQL type of another CLR type tells the schema builder.</summary>
public interface ITypeExtensionAttribute
{
    /// <summary>The CLR type whose GraphQL type is described.</summary>
    Type RuntimeType { get; }
}

/// <summary>
/// Marks a class, record or struct as a GraphQL object type. It was made to be shown, so its public properties and
/// methods are fields without being named one by one, whatever <see cref="SchemaOptions.DefaultBindingBehavior"/> says.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ObjectTypeAttribute : Attribute;

/// <summary>
/// Marks a static class that describes the object type of <typeparamref name="T"/>: its public static methods are fields
/// (the parent is the parameter marked <c>[Parent]</c>), and an optional
/// <c>static void Configure(IObjectTypeDescriptor&lt;T&gt; descriptor)</c> names the members to expose.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : Attribute, ITypeExtensionAttribute
{
    public Type RuntimeType => typeof(T);
}

/// <summary>As <see cref="ObjectTypeAttribute{T}"/>, for a feature that adds fields to a type that another one describes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtendObjectTypeAttribute<T> : Attribute, ITypeExtensionAttribute
{
    public Type RuntimeType => typeof(T);
}

/// <summary>Marks a C# interface or abstract class as a GraphQL interface; its public properties are its fields.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class InterfaceTypeAttribute : Attribute;

/// <summary>
/// Marks a static class that describes the GraphQL interface of <typeparamref name="T"/>. Its static methods are fields of
/// the interface, and the resolvers of every implementing type that has none of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute<T> : Attribute, ITypeExtensionAttribute
{
    public Type RuntimeType => typeof(T);
}

/// <summary>
/// Marks a C# interface or class as a GraphQL union. Its members are the object types whose CLR type derives from it,
/// or those listed here (then a field of type <c>object</c> refers to it by <see cref="GraphQLTypeAttribute"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class UnionTypeAttribute(string? name = null, params Type[] members) : Attribute
{
    /// <summary>The union's name; the CLR type's when null.</summary>
    public string? Name { get; } = name;

    /// <summary>The CLR types of the members, in order; those that derive from the marked type when empty.</summary>
    public IReadOnlyList<Type> Members { get; } = members;
}

/// <summary>Marks an input class or record of which exactly one field must be given, and not null (<c>@oneOf</c>).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class OneOfAttribute : Attribute;
