namespace LinkDirectory.GraphQL.Language;

public abstract record ValueNode : SyntaxNode;

/// <param name="Name">The variable's name, without <c>$</c>.</param>
public sealed record VariableNode(NameNode Name) : ValueNode;

/// <summary>A whole number, as written.</summary>
public sealed record IntValueNode(string Value) : ValueNode;

/// <summary>A number with a fraction or an exponent, as written.</summary>
public sealed record FloatValueNode(string Value) : ValueNode;

/// <summary>A string, its escapes resolved.</summary>
public sealed record StringValueNode(string Value, bool Block) : ValueNode;

public sealed record BooleanValueNode(bool Value) : ValueNode;

public sealed record NullValueNode : ValueNode;

public sealed record EnumValueNode(string Value) : ValueNode;

public sealed record ListValueNode(IReadOnlyList<ValueNode> Values) : ValueNode;

public sealed record ObjectValueNode(IReadOnlyList<ObjectFieldNode> Fields) : ValueNode;

public sealed record ObjectFieldNode(NameNode Name, ValueNode Value) : SyntaxNode;
