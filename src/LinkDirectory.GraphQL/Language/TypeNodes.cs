namespace LinkDirectory.GraphQL.Language;

public abstract record TypeNode : SyntaxNode
{
    public abstract NamedTypeNode Named { get; }
}

public sealed record NamedTypeNode(NameNode Name) : TypeNode
{
    public override NamedTypeNode Named => this;
    public override string ToString() => Name.Value;
}

public sealed record ListTypeNode(TypeNode Type) : TypeNode
{
    public override NamedTypeNode Named => Type.Named;
    public override string ToString() => $"[{Type}]";
}

public sealed record NonNullTypeNode(TypeNode Type) : TypeNode
{
    public override NamedTypeNode Named => Type.Named;
    public override string ToString() => $"{Type}!";
}
