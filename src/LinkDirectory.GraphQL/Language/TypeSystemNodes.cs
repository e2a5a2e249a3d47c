namespace LinkDirectory.GraphQL.Language;

/// <summary>The kinds of named types.</summary>
public enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}

public sealed record SchemaDefinitionNode(IReadOnlyList<OperationTypeDefinitionNode> OperationTypes, bool Extension) : DefinitionNode;

public sealed record OperationTypeDefinitionNode(OperationType Operation, NamedTypeNode Type) : SyntaxNode;

/// <summary>A type definition or extension of any kind; what its kind does not have is empty.</summary>
public sealed record TypeDefinitionNode(TypeKind Kind, NameNode Name, bool Extension) : DefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; internal init; } = [];
    public IReadOnlyList<FieldDefinitionNode> Fields { get; internal init; } = [];
    public IReadOnlyList<NamedTypeNode> Members { get; internal init; } = [];
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; internal init; } = [];
    public IReadOnlyList<InputValueDefinitionNode> InputFields { get; internal init; } = [];
}

public sealed record FieldDefinitionNode(NameNode Name, IReadOnlyList<InputValueDefinitionNode> Arguments, TypeNode Type) : DefinitionNode;

public sealed record InputValueDefinitionNode(NameNode Name, TypeNode Type, ValueNode? DefaultValue) : DefinitionNode;

public sealed record EnumValueDefinitionNode(NameNode Name) : DefinitionNode;

/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Arguments">Those it takes.</param>
/// <param name="Repeatable">Whether it may be given twice in one place.</param>
/// <param name="Locations">Where it may be given.</param>
public sealed record DirectiveDefinitionNode(
    NameNode Name, IReadOnlyList<InputValueDefinitionNode> Arguments, bool Repeatable, IReadOnlyList<NameNode> Locations) : DefinitionNode;

/// <summary>An <c>extend directive</c>, whose name is without <c>@</c>.</summary>
public sealed record DirectiveExtensionNode(NameNode Name) : DefinitionNode;
