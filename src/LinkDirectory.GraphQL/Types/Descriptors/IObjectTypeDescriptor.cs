namespace LinkDirectory.GraphQL.Types;

/// <summary>Describes the GraphQL object type of <typeparamref name="T"/>.</summary>
public interface IObjectTypeDescriptor<T>
{
    /// <summary>Gives the type another name than <typeparamref name="T"/>'s.</summary>
    IObjectTypeDescriptor<T> Name(string name);

    /// <summary>Describes the type, in place of its XML documentation.</summary>
    IObjectTypeDescriptor<T> Description(string description);

    /// <summary>Exposes only what is named here or resolved by a static method.</summary>
    IObjectTypeDescriptor<T> BindFieldsExplicitly();

    /// <summary>Exposes every public property and method of <typeparamref name="T"/>.</summary>
    IObjectTypeDescriptor<T> BindFieldsImplicitly();

    /// <summary>
    /// Exposes a member, or any expression over the object. A member brings its name and nullability; any other
    /// expression needs <see cref="IObjectFieldDescriptor.Name"/>, and a reference type is nullable unless told.
    /// </summary>
    IObjectFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> field);

    /// <summary>Guards every field that returns the type, as <see cref="AuthorizeAttribute"/> does.</summary>
    IObjectTypeDescriptor<T> Authorize(string? policy = null, ApplyPolicy apply = ApplyPolicy.BeforeResolver);

    /// <summary>The type implements the GraphQL interface of a CLR type that <typeparamref name="T"/> need not derive from.</summary>
    IObjectTypeDescriptor<T> Implements<TInterface>();
}

/// <summary>Describes one field.</summary>
public interface IObjectFieldDescriptor
{
    /// <summary>Gives the field another name than its member's.</summary>
    IObjectFieldDescriptor Name(string name);

    /// <summary>Describes the field, in place of its XML documentation.</summary>
    IObjectFieldDescriptor Description(string description);

    /// <summary>Marks the field as deprecated.</summary>
    IObjectFieldDescriptor Deprecated(string reason);

    /// <summary>The value is a key, shown as a global id of <paramref name="typeName"/> (of the declaring type when null).</summary>
    IObjectFieldDescriptor ID(string? typeName = null);

    /// <summary>The field is never null, whatever its CLR type says.</summary>
    IObjectFieldDescriptor NonNull();

    /// <summary>Guards the field, as <see cref="AuthorizeAttribute"/> does.</summary>
    IObjectFieldDescriptor Authorize(string? policy = null, ApplyPolicy apply = ApplyPolicy.BeforeResolver);

    /// <summary>The GraphQL type is that of <typeparamref name="TType"/>; list and null wrappers stay.</summary>
    IObjectFieldDescriptor Type<TType>();
}
