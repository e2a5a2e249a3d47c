namespace LinkDirectory.GraphQL.Language;

/// <summary>A reference to a type.</summary>
public abstract class TypeNode : SyntaxNode
{
    /// <summary>The name inside every list and non-null wrapper.</summary>
    public abstract NamedTypeNode Named { get; }
}

/// <summary>A type by its name.</summary>
public sealed class NamedTypeNode(NameNode name) : TypeNode
{
    /// <summary>The type's name.</summary>
    public NameNode Name { get; } = name;

    /// <inheritdoc/>
    public override NamedTypeNode Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name.Value;
}

/// <summary>A list of a type.</summary>
public sealed class ListTypeNode(TypeNode type) : TypeNode
{
    /// <summary>The elements' type.</summary>
    public TypeNode Type { get; } = type;

    /// <inheritdoc/>
    public override NamedTypeNode Named => Type.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{Type}]";
}

/// <summary>A type that is never null.</summary>
public sealed class NonNullTypeNode(TypeNode type) : TypeNode
{
    /// <summary>The type that may not be null.</summary>
    public TypeNode Type { get; } = type;

    /// <inheritdoc/>
    public override NamedTypeNode Named => Type.Named;

    /// <inheritdoc/>
    public override string ToString() => $"{Type}!";
}
