namespace LinkDirectory.GraphQL.Language;

/// <summary>The kinds of named types.</summary>
public enum TypeKind
{
    /// <summary>A leaf of its own format.</summary>
    Scalar,

    /// <summary>Fields.</summary>
    Object,

    /// <summary>Fields that several object types have.</summary>
    Interface,

    /// <summary>One of several object types.</summary>
    Union,

    /// <summary>One of several names.</summary>
    Enum,

    /// <summary>Fields of an input.</summary>
    InputObject,

    /// <summary>A list of another type.</summary>
    List,

    /// <summary>Another type without null.</summary>
    NonNull,
}

/// <summary>A schema definition or extension.</summary>
public sealed class SchemaDefinitionNode(IReadOnlyList<OperationTypeDefinitionNode> operationTypes, bool extension) : DefinitionNode
{
    /// <summary>The root types.</summary>
    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;

    /// <summary>Whether it is an <c>extend schema</c>.</summary>
    public bool Extension { get; } = extension;
}

/// <summary>The root type of one kind of operation.</summary>
public sealed class OperationTypeDefinitionNode(OperationType operation, NamedTypeNode type) : SyntaxNode
{
    /// <summary>The kind of operation.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>Its root type.</summary>
    public NamedTypeNode Type { get; } = type;
}

/// <summary>A type definition or extension of any kind; what its kind does not have is empty.</summary>
public sealed class TypeDefinitionNode(TypeKind kind, NameNode name, bool extension) : DefinitionNode
{
    /// <summary>The type's kind.</summary>
    public TypeKind Kind { get; } = kind;

    /// <summary>The type's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Whether it is an <c>extend</c>.</summary>
    public bool Extension { get; } = extension;

    /// <summary>The interfaces it implements.</summary>
    public IReadOnlyList<NamedTypeNode> Interfaces { get; internal init; } = [];

    /// <summary>The fields of an object or interface.</summary>
    public IReadOnlyList<FieldDefinitionNode> Fields { get; internal init; } = [];

    /// <summary>The members of a union.</summary>
    public IReadOnlyList<NamedTypeNode> Members { get; internal init; } = [];

    /// <summary>The values of an enum.</summary>
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; internal init; } = [];

    /// <summary>The fields of an input object.</summary>
    public IReadOnlyList<InputValueDefinitionNode> InputFields { get; internal init; } = [];
}

/// <summary>A field of an object or interface.</summary>
public sealed class FieldDefinitionNode(NameNode name, IReadOnlyList<InputValueDefinitionNode> arguments, TypeNode type) : DefinitionNode
{
    /// <summary>The field's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Its type.</summary>
    public TypeNode Type { get; } = type;
}

/// <summary>An argument or an input field.</summary>
public sealed class InputValueDefinitionNode(NameNode name, TypeNode type, ValueNode? defaultValue) : DefinitionNode
{
    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>Its value when none is given; null when it has no default.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDefinitionNode(NameNode name) : DefinitionNode
{
    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>A directive's definition.</summary>
public sealed class DirectiveDefinitionNode(
    NameNode name, IReadOnlyList<InputValueDefinitionNode> arguments, bool repeatable, IReadOnlyList<NameNode> locations) : DefinitionNode
{
    /// <summary>Its name, without <c>@</c>.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Whether it may stand several times at one place.</summary>
    public bool Repeatable { get; } = repeatable;

    /// <summary>Where it may stand.</summary>
    public IReadOnlyList<NameNode> Locations { get; } = locations;
}

/// <summary>An <c>extend directive</c>.</summary>
public sealed class DirectiveExtensionNode(NameNode name) : DefinitionNode
{
    /// <summary>The directive's name, without <c>@</c>.</summary>
    public NameNode Name { get; } = name;
}
