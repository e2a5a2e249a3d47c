namespace LinkDirectory.GraphQL.Language;

/// <summary>A value as written.</summary>
public abstract class ValueNode : SyntaxNode;

/// <summary>A variable.</summary>
public sealed class VariableNode(NameNode name) : ValueNode
{
    /// <summary>The variable's name, without <c>$</c>.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>A whole number, as written.</summary>
public sealed class IntValueNode(string value) : ValueNode
{
    /// <summary>The digits as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A number with a fraction or an exponent, as written.</summary>
public sealed class FloatValueNode(string value) : ValueNode
{
    /// <summary>The number as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A string, its escapes resolved.</summary>
public sealed class StringValueNode(string value, bool block) : ValueNode
{
    /// <summary>The string's value.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written as a block string.</summary>
    public bool Block { get; } = block;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValueNode(bool value) : ValueNode
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary><c>null</c>.</summary>
public sealed class NullValueNode : ValueNode;

/// <summary>A value of an enum.</summary>
public sealed class EnumValueNode(string value) : ValueNode
{
    /// <summary>The value's name.</summary>
    public string Value { get; } = value;
}

/// <summary>A list.</summary>
public sealed class ListValueNode(IReadOnlyList<ValueNode> values) : ValueNode
{
    /// <summary>The elements.</summary>
    public IReadOnlyList<ValueNode> Values { get; } = values;
}

/// <summary>An input object.</summary>
public sealed class ObjectValueNode(IReadOnlyList<ObjectFieldNode> fields) : ValueNode
{
    /// <summary>The fields in their order.</summary>
    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>A field of an input object.</summary>
public sealed class ObjectFieldNode(NameNode name, ValueNode value) : SyntaxNode
{
    /// <summary>The field's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The field's value.</summary>
    public ValueNode Value { get; } = value;
}
