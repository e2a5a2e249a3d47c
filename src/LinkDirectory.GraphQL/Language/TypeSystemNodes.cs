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

public sealed class SchemaDefinitionNode(IReadOnlyList<OperationTypeDefinitionNode> operationTypes, bool extension) : DefinitionNode
{
    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
    public bool Extension { get; } = extension;
}

public sealed class OperationTypeDefinitionNode(OperationType operation, NamedTypeNode type) : SyntaxNode
{
    public OperationType Operation { get; } = operation;
    public NamedTypeNode Type { get; } = type;
}

/// <summary>A type definition or extension of any kind; what its kind does not have is empty.</summary>
public sealed class TypeDefinitionNode(TypeKind kind, NameNode name, bool extension) : DefinitionNode
{
    public TypeKind Kind { get; } = kind;
    public NameNode Name { get; } = name;
    public bool Extension { get; } = extension;
    public IReadOnlyList<NamedTypeNode> Interfaces { get; internal init; } = [];
    public IReadOnlyList<FieldDefinitionNode> Fields { get; internal init; } = [];
    public IReadOnlyList<NamedTypeNode> Members { get; internal init; } = [];
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; internal init; } = [];
    public IReadOnlyList<InputValueDefinitionNode> InputFields { get; internal init; } = [];
}

public sealed class FieldDefinitionNode(NameNode name, IReadOnlyList<InputValueDefinitionNode> arguments, TypeNode type) : DefinitionNode
{
    public NameNode Name { get; } = name;
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;
    public TypeNode Type { get; } = type;
}

public sealed class InputValueDefinitionNode(NameNode name, TypeNode type, ValueNode? defaultValue) : DefinitionNode
{
    public NameNode Name { get; } = name;
    public TypeNode Type { get; } = type;
    public ValueNode? DefaultValue { get; } = defaultValue;
}

public sealed class EnumValueDefinitionNode(NameNode name) : DefinitionNode
{
    public NameNode Name { get; } = name;
}

public sealed class DirectiveDefinitionNode(
    NameNode name, IReadOnlyList<InputValueDefinitionNode> arguments, bool repeatable, IReadOnlyList<NameNode> locations) : DefinitionNode
{
    /// <summary>Its name, without <c>@</c>.</summary>
    public NameNode Name { get; } = name;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;
    public bool Repeatable { get; } = repeatable;
    public IReadOnlyList<NameNode> Locations { get; } = locations;
}

/// <summary>An <c>extend directive</c>.</summary>
public sealed class DirectiveExtensionNode(NameNode name) : DefinitionNode
{
    /// <summary>The directive's name, without <c>@</c>.</summary>
    public NameNode Name { get; } = name;
}
