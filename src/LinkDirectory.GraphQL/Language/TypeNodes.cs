namespace LinkDirectory.GraphQL.Language;

public abstract class TypeNode : SyntaxNode
{
    public abstract NamedTypeNode Named { get; }
}

public sealed class NamedTypeNode(NameNode name) : TypeNode
{
    public NameNode Name { get; } = name;
    public override NamedTypeNode Named => this;

    public override string ToString() => Name.Value;
}

public sealed class ListTypeNode(TypeNode type) : TypeNode
{
    public TypeNode Type { get; } = type;
    public override NamedTypeNode Named => Type.Named;

    public override string ToString() => $"[{Type}]";
}

public sealed class NonNullTypeNode(TypeNode type) : TypeNode
{
    public TypeNode Type { get; } = type;
    public override NamedTypeNode Named => Type.Named;

    public override string ToString() => $"{Type}!";
}
