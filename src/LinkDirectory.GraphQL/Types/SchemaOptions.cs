namespace LinkDirectory.GraphQL.Types;

/// <summary>Which members of a CLR type are fields of its object type.</summary>
public enum BindingBehavior
{
    /// <summary>Every public member that is not ignored.</summary>
    Implicit,

    /// <summary>Only what <c>Configure</c> or a static resolver names.</summary>
    Explicit,
}

/// <summary>How a schema is built.</summary>
public sealed class SchemaOptions
{
    /// <summary>
    /// For types described by <c>[ObjectType&lt;T&gt;]</c> or reached by reference; a type that carries
    /// <c>[ObjectType]</c> itself is always bound implicitly. Explicit, so that nothing is exposed by accident.
    /// </summary>
    public BindingBehavior DefaultBindingBehavior { get; set; } = BindingBehavior.Explicit;
}
